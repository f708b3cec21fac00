package io.rostrum.gateway.room;

import io.rostrum.contracts.auction.AuctionEvent.BidRetracted;
import io.rostrum.contracts.auction.AuctionEvent.HammerUndone;
import io.rostrum.contracts.auction.AuctionEvent.LotOpened;
import io.rostrum.contracts.auction.AuctionEvent.LotRemoved;
import io.rostrum.contracts.auction.AuctionEvent.LotSold;
import io.rostrum.contracts.auction.AuctionEvent.LotsOrdered;
import io.rostrum.contracts.auction.AuctionEvent.OutageBridged;
import io.rostrum.contracts.auction.AuctionEvent.PaddleApproved;
import io.rostrum.contracts.auction.AuctionEvent.ShowPaused;
import io.rostrum.contracts.auction.AuctionEvent.ShowResumed;
import io.rostrum.contracts.auction.BoardRow;
import io.rostrum.contracts.auction.EventRecord;
import io.rostrum.contracts.auction.LotPhase;
import io.rostrum.contracts.auction.ShowStatus;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.mirror.LotProjection;
import io.rostrum.contracts.mirror.PaddleProjection;
import io.rostrum.contracts.socket.ServerFrame;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

import static io.rostrum.gateway.room.Facts.LOT;
import static io.rostrum.gateway.room.Facts.SHOW;
import static io.rostrum.gateway.room.Facts.standing;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RoomFoldTest {

    private static final LotId OTHER = new LotId("lot-2");

    private final Facts facts = new Facts();
    private final RoomFold fold = new RoomFold(SHOW);
    private final List<Update> told = new ArrayList<>();

    private void apply(EventRecord... events) {
        for (EventRecord event : events) {
            fold.apply(event, told::add);
        }
    }

    private LotProjection lot() {
        return fold.lot(LOT);
    }

    @Test
    void aBidChangesTheLotTheBoardsAndTheHistory() {
        apply(facts.created(), facts.lot(LOT), facts.bid(LOT, 1, 1, 1_000), facts.bid(LOT, 2, 1, 1_200));
        assertEquals(standing(LotPhase.OPEN, 1_200, 1, 0), lot().standing());
        assertEquals(4, lot().seq());
        assertEquals(4_000, lot().asOfMillis());
        assertEquals(List.of(new BoardRow(1, 1_200)), lot().board());
        assertEquals(List.of(new BoardRow(1, 1), new BoardRow(2, 1)), fold.board());
        assertEquals(List.of(4L, 3L, 2L), fold.lines(LOT).stream().map(ServerFrame.Line::seq).toList());
        assertEquals(ShowStatus.DRAFT, fold.show().status());
    }

    @Test
    void anEventThatComesAgainChangesNothing() {
        EventRecord created = facts.created();
        apply(created, facts.lot(LOT));
        told.clear();
        apply(created);
        assertEquals(List.of(), told);
        assertEquals(2, fold.lastSeq());
    }

    @Test
    void aMissingEventIsNoticed() {
        EventRecord first = facts.created();
        facts.lot(LOT);
        EventRecord third = facts.bid(LOT, 1, 1, 1_000);
        apply(first);
        assertThrows(IllegalStateException.class, () -> apply(third));
    }

    @Test
    void ofTwoTellingsOfALotTheHighestSeqIsTheTruthWhicheverWayItCame() {
        apply(facts.created(), facts.lot(LOT));
        LotProjection ahead = new LotProjection(LOT, 9, standing(LotPhase.OPEN, 5_000, 3, 0), List.of(), 9_000);
        assertTrue(fold.merge(new ServerFrame.Lot(SHOW, ahead)));
        assertFalse(fold.merge(new ServerFrame.Lot(SHOW, ahead)), "the same again is no news");
        told.clear();
        apply(facts.bid(LOT, 1, 1, 1_000));
        assertEquals(ahead, lot(), "event 3 is older than what the mirror showed");
        assertTrue(told.stream().noneMatch(update -> update.frame() instanceof ServerFrame.Lot));
        assertTrue(told.stream().anyMatch(update -> update.frame() instanceof ServerFrame.Line));
    }

    @Test
    void aPauseFreezesClocksAndResumingMovesThem() {
        apply(facts.created(), facts.lot(LOT), facts.lot(OTHER));
        apply(facts.next(new LotOpened(LOT, 0, List.of(), standing(LotPhase.OPEN, 0, 0, 30_000))));
        apply(facts.next(new ShowPaused()));
        assertEquals(25_000, lot().standing().frozenMillis());
        assertEquals(ShowStatus.PAUSED, fold.show().status());
        assertEquals(5_000, fold.show().pausedAtMillis());
        assertEquals(0, fold.lot(OTHER).standing().frozenMillis(), "a lot without a deadline has no clock");
        apply(facts.next(new ShowResumed(60_000)));
        assertEquals(90_000, lot().standing().deadlineMillis());
        assertEquals(0, lot().standing().frozenMillis());
        assertEquals(6, lot().seq());
    }

    @Test
    void anOutageMovesOnlyDeadlinesAfterItsStart() {
        apply(facts.created(), facts.lot(LOT), facts.lot(OTHER));
        apply(facts.next(new LotOpened(LOT, 0, List.of(), standing(LotPhase.OPEN, 0, 0, 30_000))));
        apply(facts.next(new LotOpened(OTHER, 0, List.of(), standing(LotPhase.OPEN, 0, 0, 2_500))));
        apply(facts.next(new OutageBridged(3_000)));
        assertEquals(33_000, lot().standing().deadlineMillis());
        assertEquals(2_500, fold.lot(OTHER).standing().deadlineMillis());
    }

    @Test
    void aRetractionNamesTheBoardAnew() {
        apply(facts.created(), facts.lot(LOT), facts.bid(LOT, 1, 1, 9_000));
        apply(facts.next(new BidRetracted(
                LOT, 1, 3, "a slip", List.of(), List.of(new BoardRow(2, 1_000)),
                standing(LotPhase.OPEN, 1_000, 2, 0))));
        assertEquals(List.of(new BoardRow(2, 1_000)), lot().board());
    }

    @Test
    void aPaddleIsToldToItsOwnerAlone() {
        apply(facts.created());
        told.clear();
        apply(facts.next(new PaddleApproved(new UserId("ann"), 7)));
        Update update = told.getFirst();
        assertEquals(new UserId("ann"), update.only());
        assertEquals(
                new PaddleProjection(7, PaddleProjection.Status.APPROVED, 2), fold.paddle(new UserId("ann")));
    }

    @Test
    void aWinCountsTenOnTheShowsBoardUntilItIsUndone() {
        apply(facts.created(), facts.lot(LOT), facts.bid(LOT, 1, 1, 1_000), facts.bid(LOT, 2, 2, 2_000));
        apply(facts.next(new LotSold(LOT, 2, 2_000, standing(LotPhase.SOLD, 2_000, 2, 0))));
        assertEquals(List.of(new BoardRow(2, 11), new BoardRow(1, 1)), fold.board());
        apply(facts.next(new HammerUndone(LOT, standing(LotPhase.OPEN, 2_000, 2, 0))));
        assertEquals(List.of(new BoardRow(1, 1), new BoardRow(2, 1)), fold.board());
    }

    @Test
    void lotsStandInTheOrderOfTheRunListAndRemovedOnesGo() {
        apply(facts.created(), facts.lot(LOT), facts.lot(OTHER));
        apply(facts.next(new LotsOrdered(List.of(OTHER, LOT))));
        assertEquals(
                List.of(OTHER, LOT),
                fold.lotViews().stream().map(view -> view.lot().lotId()).toList());
        apply(facts.next(new LotRemoved(OTHER)));
        assertNull(fold.lot(OTHER));
        LotProjection stale = new LotProjection(OTHER, 3, standing(LotPhase.PENDING, 0, 0, 0), List.of(), 3_000);
        assertFalse(fold.merge(new ServerFrame.Lot(SHOW, stale)), "an old frame does not bring it back");
    }

    @Test
    void aFoldTakesFromAnotherWhatIsNewerThere() {
        apply(facts.created(), facts.lot(LOT));
        RoomFold mirror = new RoomFold(SHOW);
        mirror.merge(new ServerFrame.Lot(
                SHOW, new LotProjection(LOT, 8, standing(LotPhase.OPEN, 700, 1, 0), List.of(), 8_000)));
        mirror.merge(new ServerFrame.Board(SHOW, 8, List.of(new BoardRow(1, 3))));
        fold.adopt(mirror);
        assertEquals(700, lot().standing().priceMinor());
        assertEquals(List.of(new BoardRow(1, 3)), fold.board());
        assertEquals("A lot", fold.lotViews().getFirst().card().title());
    }

    @Test
    void historyIsBounded() {
        apply(facts.created(), facts.lot(LOT));
        for (int i = 1; i <= 500; i++) {
            apply(facts.bid(LOT, 1, 1, 1_000 + i));
        }
        assertEquals(LotFold.LINES_MAX, fold.lines(LOT).size());
        assertEquals(RoomFold.NEWEST_LINES, fold.lines().size());
        assertEquals(1_500, fold.lines().getFirst().amountMinor());
    }
}
