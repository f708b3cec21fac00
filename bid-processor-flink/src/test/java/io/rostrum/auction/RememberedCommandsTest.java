package io.rostrum.auction;

import io.rostrum.auction.deciding.Bounds;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.AuctionCommand;
import io.rostrum.contracts.auction.AuctionCommand.*;
import io.rostrum.contracts.auction.BidKind;
import io.rostrum.contracts.auction.CommandRecord;
import io.rostrum.contracts.auction.Outcome;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Repeats of a command id. */
class RememberedCommandsTest {

    private static final LotId LOT = new LotId(Scene.LOT);

    private Scene scene;

    @BeforeEach
    void anOpenLot() {
        scene = Scene.live(Scene.fixed(100)).lot(Scene.LOT, 1_000, 0).open(Scene.LOT).paddle("A").paddle("B");
    }

    private static AuctionCommand bid(long limit) {
        return new PlaceBid(LOT, Scene.usd(limit), BidKind.LIMIT, true, null);
    }

    @Test
    void aRepeatReturnsTheOutcomeWithTheMarketAsItIsAndMakesNoEvent() {
        CommandRecord bid = scene.record("A", Role.BIDDER, bid(5_000));
        Outcome first = scene.send(bid).outcome();
        assertTrue(first.leads());
        scene.bid("B", Scene.LOT, 6_000);
        int events = scene.events.size();
        Outcome again = scene.send(bid).outcome();
        assertEquals(events, scene.events.size());
        assertEquals(first.seq(), again.seq());
        assertTrue(again.accepted());
        assertEquals(false, again.leads());
        assertEquals(5_100, again.priceMinor());
        assertEquals(5_200, again.askingMinor());
        assertEquals(1, again.paddle());
    }

    @Test
    void aRepeatOfARefusalIsRefusedAlikeThoughItWouldBeAcceptedNow() {
        CommandRecord bid = scene.record("C", Role.BIDDER, bid(5_000));
        assertEquals(Refusal.NO_PADDLE, scene.send(bid).outcome().reason());
        scene.paddle("C");
        assertEquals(Refusal.NO_PADDLE, scene.send(bid).outcome().reason());
        assertEquals("-", scene.leader(Scene.LOT));
    }

    @Test
    void aRepeatWithANewNotAfterIsTheSameCommand() {
        CommandRecord bid = scene.record("A", Role.BIDDER, bid(5_000));
        scene.send(bid);
        scene.pass(15_000);
        scene.send(new CommandRecord(
                bid.commandId(), bid.showId(), bid.actor(), bid.role(), scene.now + 10_000, bid.command()));
        assertTrue(scene.outcome().accepted());
        assertTrue(scene.last.events().isEmpty());
        scene.send(bid);
        assertTrue(scene.outcome().accepted(), "also after its notAfter: it won in time");
    }

    @Test
    void anotherBodyOrAnotherSenderUnderTheSameIdIsRefused() {
        CommandRecord bid = scene.record("A", Role.BIDDER, bid(5_000));
        scene.send(bid);
        scene.send(new CommandRecord(
                bid.commandId(), bid.showId(), bid.actor(), bid.role(), bid.notAfterMillis(), bid(5_001)));
        assertEquals(Refusal.ID_REUSED, scene.outcome().reason());
        assertEquals(0, scene.outcome().priceMinor());
        scene.send(new CommandRecord(
                bid.commandId(), bid.showId(), new UserId("B"), bid.role(), bid.notAfterMillis(),
                bid.command()));
        assertEquals(Refusal.ID_REUSED, scene.outcome().reason());
        assertTrue(scene.last.events().isEmpty(), "the first sender's fate stands alone in the log");
    }

    @Test
    void idsAreForgottenAfterTwiceWAndThenTooOldToAct() {
        CommandRecord bid = scene.record("A", Role.BIDDER, bid(5_000));
        scene.send(bid);
        int kept = scene.store.rememberedSize();
        scene.live(Bounds.REMEMBER_MILLIS);
        assertEquals(kept, scene.store.rememberedSize());
        scene.live(10_000);
        assertEquals(0, scene.store.rememberedSize());
        scene.send(new CommandRecord(
                bid.commandId(), bid.showId(), bid.actor(), bid.role(), Long.MAX_VALUE, bid.command()));
        assertEquals(Refusal.EXPIRED, scene.outcome().reason());
        assertEquals(1, scene.standing(Scene.LOT).bids());
    }

    @Test
    void memoryStaysBoundedUnderSteadyLoad() {
        int most = 0;
        for (int i = 0; i < 3_000; i++) {
            scene.pass(200).bid(i % 2 == 0 ? "A" : "B", Scene.LOT, 1_000 + 100 * i);
            most = Math.max(most, scene.store.rememberedSize());
        }
        assertTrue(most <= Bounds.REMEMBER_MILLIS / 200 + 10, () -> "as many as come in 2 W");
    }

    @Test
    void nudgesAndQueriesAreNotRemembered() {
        int kept = scene.store.rememberedSize();
        scene.live(5_000);
        scene.send("A", Role.BIDDER, new MyBids(0));
        assertEquals(kept, scene.store.rememberedSize());
    }

    @Test
    void theBodyIsWhatFollowsCommandInTheRecord() {
        CommandRecord bid = scene.record("A", Role.BIDDER, bid(5_000));
        CommandRecord later =
                new CommandRecord(bid.commandId(), bid.showId(), bid.actor(), bid.role(), 1, bid(5_000));
        CommandRecord other =
                new CommandRecord(bid.commandId(), bid.showId(), bid.actor(), bid.role(), 1, bid(5_001));
        assertEquals(BodyHash.of(Json.bytes(bid)), BodyHash.of(Json.bytes(later)));
        assertTrue(BodyHash.of(Json.bytes(bid)) != BodyHash.of(Json.bytes(other)));
        assertTrue(BodyHash.of(new byte[0]) != BodyHash.of(new byte[] {1}));
    }
}
