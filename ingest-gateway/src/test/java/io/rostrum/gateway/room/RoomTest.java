package io.rostrum.gateway.room;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.AuctionEvent;
import io.rostrum.contracts.auction.AuctionEvent.PaddleApproved;
import io.rostrum.contracts.auction.AuctionEvent.ShowWentLive;
import io.rostrum.contracts.auction.EventRecord;
import io.rostrum.contracts.auction.LotPhase;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.mirror.LotProjection;
import io.rostrum.contracts.room.RoomMetrics;
import io.rostrum.contracts.socket.ServerFrame;
import io.rostrum.gateway.fanout.Bulletin;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static io.rostrum.gateway.room.Facts.LOT;
import static io.rostrum.gateway.room.Facts.SHOW;
import static io.rostrum.gateway.room.Facts.standing;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RoomTest {

    private static final long PULSE_NANOS = 50_000_000;

    private final Facts facts = new Facts();
    private final Room room = new Room(SHOW, 0, (delay, round) -> round.run(), PULSE_NANOS);
    private final Eye eye = new Eye("ann");

    private static class Eye implements Watcher {
        private final UserId userId;
        private final List<ServerFrame.Snapshot> snapshots = new ArrayList<>();
        final List<ServerFrame> updates = new ArrayList<>();

        Eye(String userId) {
            this.userId = new UserId(userId);
        }

        @Override
        public UserId userId() {
            return userId;
        }

        @Override
        public boolean operates() {
            return false;
        }

        @Override
        public void snapshot(String frame) {
            snapshots.add((ServerFrame.Snapshot) parse(frame));
        }

        @Override
        public void update(Bulletin news) {
            updates.addAll(ServerFrame.read(news.text().getBytes(StandardCharsets.UTF_8)));
        }

        private static ServerFrame parse(String frame) {
            return Json.read(frame.getBytes(StandardCharsets.UTF_8), ServerFrame.class);
        }
    }

    private RoomFold history(EventRecord... events) {
        RoomFold fold = new RoomFold(SHOW);
        for (EventRecord event : events) {
            fold.apply(event, update -> { });
        }
        return fold;
    }

    @Test
    void aTicketedShowIsSeenByThoseWithAPassWhileItTakesPlace() {
        Eye seller = new Eye("seller");
        room.join(eye, 0);
        room.join(seller, 0);
        room.onHistory(history(facts.ticketed(50), facts.lot(LOT)));
        assertEquals(1, eye.snapshots.getLast().lots().size());
        room.onEvent(facts.next(new AuctionEvent.ShowWentLive()));
        assertEquals(Boolean.TRUE, eye.snapshots.getLast().outside());
        assertEquals(List.of(), eye.snapshots.getLast().lots());
        assertEquals(50, eye.snapshots.getLast().show().rules().ticketCredits());
        int before = eye.updates.size();
        int sellers = seller.updates.size();
        room.onEvent(facts.bid(LOT, 7, 7, 1_000));
        assertEquals(before, eye.updates.size());
        assertTrue(seller.updates.size() > sellers);
        room.onEvent(facts.next(new AuctionEvent.GuestAdmitted(new UserId("ann"))));
        assertEquals(null, eye.snapshots.getLast().outside());
        assertEquals(1, eye.snapshots.getLast().lots().size());
        room.onEvent(facts.bid(LOT, 7, 7, 1_100));
        assertTrue(eye.updates.size() > before);
    }

    @Test
    void theStreamOfATicketedShowIsForThoseWithAPassUntilItIsOver() {
        UserId ann = new UserId("ann");
        room.join(eye, 0);
        assertTrue(room.mayWatchStream(null, false), "of a show that nobody knows there is nothing to hide");
        room.onHistory(history(facts.ticketed(50), facts.lot(LOT)));
        for (AuctionEvent next : List.of(new AuctionEvent.ShowWentLive(), new AuctionEvent.ShowPaused())) {
            assertFalse(room.mayWatchStream(null, false));
            assertFalse(room.mayWatchStream(ann, false));
            assertTrue(room.mayWatchStream(ann, true));
            assertTrue(room.mayWatchStream(new UserId("seller"), false));
            room.onEvent(facts.next(next));
        }
        room.onEvent(facts.next(new AuctionEvent.GuestAdmitted(ann)));
        assertTrue(room.mayWatchStream(ann, false));
        assertFalse(room.mayWatchStream(new UserId("bob"), false));
        room.onEvent(facts.next(new AuctionEvent.ShowEnded()));
        assertTrue(room.mayWatchStream(null, false));
    }

    private static ServerFrame.Lot frame(long seq, long price) {
        return new ServerFrame.Lot(
                SHOW, new LotProjection(LOT, seq, standing(LotPhase.OPEN, price, 1, 0), List.of(), seq));
    }

    @Test
    void aSecondIsCountedOnceAndAnEmptyOneNotAtAll() {
        assertEquals(Optional.empty(), room.counted("gateway-1", 1_000));

        room.join(eye, 0);
        room.onHistory(history(facts.created(), facts.lot(LOT)));
        room.bidSent();
        room.bidSent();
        RoomMetrics first = room.counted("gateway-1", 2_000).orElseThrow();
        assertEquals(new RoomMetrics(SHOW, "gateway-1", 2_000, first.sellerId(), 1, 1, 2), first);
        assertEquals(
                new RoomMetrics(SHOW, "gateway-1", 3_000, first.sellerId(), 1, 0, 0),
                room.counted("gateway-1", 3_000).orElseThrow());

        room.leave(eye, 0);
        assertEquals(Optional.empty(), room.counted("gateway-1", 4_000));
        room.bidSent();
        assertEquals(1, room.counted("gateway-1", 5_000).orElseThrow().bids());
    }

    @Test
    void whoJoinsBeforeAnythingIsKnownGetsTheSnapshotWhenItIs() {
        room.join(eye, 0);
        assertEquals(List.of(), eye.snapshots);
        assertTrue(room.onHistory(history(facts.created(), facts.lot(LOT))));
        assertEquals(1, eye.snapshots.size());
        assertEquals("log", eye.snapshots.getFirst().source());
        assertEquals(1, eye.snapshots.getFirst().lots().size());
        assertTrue(room.folded().isDone());
    }

    @Test
    void theMirrorIsShownFirstAndTheHistoryBringsTheRest() {
        RoomFold shown = history(facts.created(), facts.lot(LOT));
        RoomFold mirror = new RoomFold(SHOW);
        mirror.adopt(shown);
        room.join(eye, 0);
        room.onMirrorRead(mirror);
        assertEquals("mirror", eye.snapshots.getFirst().source());
        assertEquals(List.of(), eye.snapshots.getFirst().history());
        room.onHistory(shown);
        assertEquals(2, eye.snapshots.getLast().history().size());
    }

    @Test
    void framesOfTheMirrorAreForwardedOnceWhicheverWayTheyComeAgain() {
        room.onHistory(history(facts.created(), facts.lot(LOT)));
        room.join(eye, 0);
        room.onMirrorFrame(frame(3, 1_000), Json.text(frame(3, 1_000)));
        room.onMirrorFrame(frame(3, 1_000), Json.text(frame(3, 1_000)));
        room.onEvent(facts.bid(LOT, 1, 1, 1_000));
        assertEquals(1, eye.updates.stream().filter(ServerFrame.Lot.class::isInstance).count());
        assertEquals(1, eye.updates.stream().filter(ServerFrame.Line.class::isInstance).count());
    }

    @Test
    void withoutTheMirrorTheEventsTellTheRoom() {
        room.onHistory(history(facts.created(), facts.lot(LOT)));
        room.join(eye, 0);
        room.onEvent(facts.bid(LOT, 1, 1, 1_000));
        assertEquals(1, eye.updates.stream().filter(ServerFrame.Lot.class::isInstance).count());
    }

    @Test
    void eventsThatComeWhileTheHistoryIsReadAreNotLost() {
        EventRecord created = facts.created();
        EventRecord lot = facts.lot(LOT);
        EventRecord bid = facts.bid(LOT, 1, 1, 1_000);
        room.join(eye, 0);
        assertTrue(room.onEvent(lot));
        assertTrue(room.onEvent(bid));
        assertTrue(room.onHistory(history(created, lot)));
        assertEquals(1_000, room.lot(LOT).orElseThrow().standing().priceMinor());
    }

    @Test
    void aHistoryThatEndsBeforeTheEarlyEventsIsReadAgain() {
        EventRecord created = facts.created();
        facts.lot(LOT);
        EventRecord bid = facts.bid(LOT, 1, 1, 1_000);
        room.onEvent(bid);
        assertFalse(room.onHistory(history(created)));
    }

    @Test
    void aGapInTheTailAsksForTheHistoryAgain() {
        EventRecord created = facts.created();
        EventRecord lot = facts.lot(LOT);
        room.onHistory(history(created));
        EventRecord bid = facts.bid(LOT, 1, 1, 1_000);
        assertFalse(room.onEvent(bid));
        assertTrue(room.onHistory(history(created, lot)));
        assertEquals(1_000, room.lot(LOT).orElseThrow().standing().priceMinor());
    }

    @Test
    void aPersonSeesTheirOwnPaddleInTheSnapshotAndNobodyElsesUpdates() {
        Eye other = new Eye("bob");
        room.onHistory(history(facts.created(), facts.next(new PaddleApproved(new UserId("ann"), 7))));
        room.join(eye, 0);
        room.join(other, 0);
        assertEquals(7, eye.snapshots.getFirst().paddle().paddle());
        assertEquals(null, other.snapshots.getFirst().paddle());
        room.onEvent(facts.next(new PaddleApproved(new UserId("bob"), 8)));
        assertEquals(0, eye.updates.stream().filter(ServerFrame.Paddle.class::isInstance).count());
        assertEquals(1, other.updates.stream().filter(ServerFrame.Paddle.class::isInstance).count());
    }

    @Test
    void whoLeftIsToldNothing() {
        room.onHistory(history(facts.created()));
        room.join(eye, 0);
        room.leave(eye, 0);
        room.onEvent(facts.next(new ShowWentLive()));
        assertEquals(List.of(), eye.updates);
    }

    @Test
    void theCrowdIsToldWhenItChanges() {
        room.onHistory(history(facts.created()));
        room.join(eye, 0);
        room.tellCrowd();
        room.tellCrowd();
        assertEquals(List.of(new ServerFrame.Crowd(SHOW, 1)), eye.updates);
    }

    @Test
    void aRoomIsToldRoundByRoundTheNewestOfEachThing() {
        List<Runnable> later = new ArrayList<>();
        List<Long> delays = new ArrayList<>();
        Room busy = new Room(SHOW, System.nanoTime(), (delay, round) -> {
            delays.add(delay);
            later.add(round);
        }, PULSE_NANOS);
        busy.onHistory(history(facts.created(), facts.lot(LOT)));
        busy.join(eye, 0);
        for (int i = 1; i <= 50; i++) {
            busy.onMirrorFrame(frame(10 + i, 1_000 + i), Json.text(frame(10 + i, 1_000 + i)));
        }
        assertEquals(1_050, busy.lot(LOT).orElseThrow().standing().priceMinor(), "known before anybody was told");
        assertEquals(1, later.size());
        assertTrue(delays.getFirst() <= 0, "the first news of a quiet room are told at once");
        later.getFirst().run();
        assertEquals(List.of(frame(60, 1_050)), eye.updates);
        assertEquals(1, later.size(), "nothing is new");
        busy.onMirrorFrame(frame(61, 2_000), Json.text(frame(61, 2_000)));
        assertEquals(2, later.size());
        assertTrue(delays.getLast() <= PULSE_NANOS && delays.getLast() > delays.getFirst());
    }

    @Test
    void newsThatComeWhileARoundIsToldAreToldInTheNext() {
        List<Runnable> later = new ArrayList<>();
        Room busy = new Room(SHOW, 0, (delay, round) -> later.add(round), PULSE_NANOS);
        busy.onHistory(history(facts.created(), facts.lot(LOT)));
        Eye talkative = new Eye("bob") {
            @Override
            public void update(Bulletin news) {
                super.update(news);
                if (updates.size() == 1) {
                    busy.onMirrorFrame(frame(12, 1_002), Json.text(frame(12, 1_002)));
                }
            }
        };
        busy.join(talkative, 0);
        busy.onMirrorFrame(frame(11, 1_001), Json.text(frame(11, 1_001)));
        later.getFirst().run();
        assertEquals(2, later.size());
        later.getLast().run();
        assertEquals(List.of(frame(11, 1_001), frame(12, 1_002)), talkative.updates);
    }

    @Test
    void somebodyMayLeaveWhileTheyAreTold() {
        Eye leaving = new Eye("ann") {
            @Override
            public void update(Bulletin news) {
                super.update(news);
                room.leave(this, 0);
            }
        };
        Eye other = new Eye("ann");
        room.onHistory(history(facts.created(), facts.lot(LOT)));
        room.join(leaving, 0);
        room.join(other, 0);
        room.onEvent(facts.next(new PaddleApproved(new UserId("ann"), 7)));
        room.onMirrorFrame(frame(11, 1_001), Json.text(frame(11, 1_001)));
        assertEquals(0, leaving.updates.stream().filter(ServerFrame.Lot.class::isInstance).count());
        assertEquals(1, other.updates.stream().filter(ServerFrame.Lot.class::isInstance).count());
    }
}
