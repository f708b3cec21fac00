package io.rostrum.gateway.outcome;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.AuctionEvent;
import io.rostrum.contracts.auction.AuctionEvent.BidAccepted;
import io.rostrum.contracts.auction.AuctionEvent.BidRejected;
import io.rostrum.contracts.auction.AuctionEvent.CommandRejected;
import io.rostrum.contracts.auction.AuctionEvent.ShowWentLive;
import io.rostrum.contracts.auction.BidKind;
import io.rostrum.contracts.auction.EventRecord;
import io.rostrum.contracts.auction.LotPhase;
import io.rostrum.contracts.auction.LotStanding;
import io.rostrum.contracts.auction.Outcome;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.auction.ReserveState;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import org.junit.jupiter.api.Test;

import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class OutcomesTest {

    private static final ShowId SHOW = new ShowId("s");
    private static final LotId LOT = new LotId("l");
    private static final CommandId ID = CommandId.derived(1, "a");
    private static final LotStanding STANDING =
            new LotStanding(LotPhase.OPEN, 500, 600, 7, 3, ReserveState.NONE, 0, 0, 0, 0);

    private static EventRecord fact(long seq, CommandId id, AuctionEvent event) {
        return new EventRecord(SHOW, seq, "", 1_000, id, event);
    }

    @Test
    void anAcceptedBidTellsWhetherItLeadsAndAtWhatPrice() {
        EventRecord fact = fact(4, ID, new BidAccepted(LOT, 7, BidKind.LIMIT, false, true, false, STANDING));
        assertEquals(
                Optional.of(new Outcome(ID, SHOW, true, null, null, 4, LOT, 7, true, 500, 600, null)),
                OutcomeOf.event(fact));
    }

    @Test
    void aRefusedBidTellsWhyAndWhatWouldHaveBeenEnough() {
        EventRecord fact = fact(5, ID, new BidRejected(LOT, 2, Refusal.BELOW_ASKING, 600));
        assertEquals(
                Optional.of(new Outcome(
                        ID, SHOW, false, Refusal.BELOW_ASKING, null, 5, LOT, 2, false, 0, 600, null)),
                OutcomeOf.event(fact));
    }

    @Test
    void anotherRefusedCommandTellsWhy() {
        EventRecord fact = fact(6, ID, new CommandRejected("Hammer", LOT, Refusal.STALE, "a bid arrived"));
        Outcome outcome = OutcomeOf.event(fact).orElseThrow();
        assertEquals(Refusal.STALE, outcome.reason());
        assertEquals("a bid arrived", outcome.detail());
    }

    @Test
    void whatTheSettlingBroughtAboutIsNobodysOutcome() {
        assertTrue(OutcomeOf.event(fact(6, null, new ShowWentLive())).isEmpty());
    }

    @Test
    void theFirstEventOfACommandIsItsOutcomeAndTheOldestAreForgotten() {
        RecentOutcomes recent = new RecentOutcomes(2_000);
        recent.remember(ID, Json.bytes(fact(1, ID, new ShowWentLive())));
        recent.remember(ID, Json.bytes(fact(2, ID, new CommandRejected("GoLive", null, Refusal.STALE, null))));
        assertTrue(recent.find(ID, SHOW).orElseThrow().accepted());
        assertTrue(recent.find(ID, new ShowId("other")).isEmpty());
        for (int i = 0; i < 100; i++) {
            CommandId later = CommandId.derived(2, "later " + i);
            recent.remember(later, Json.bytes(fact(3 + i, later, new ShowWentLive())));
        }
        assertTrue(recent.find(ID, SHOW).isEmpty());
        assertTrue(recent.size() < 10, "the bound is in bytes");
    }
}
