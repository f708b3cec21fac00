package io.rostrum.auction.simulation;

import io.rostrum.auction.RecordedEvent;
import io.rostrum.contracts.auction.AuctionEvent;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import static org.junit.jupiter.api.Assertions.assertEquals;

class SimulationTest {

    private static final int SEEDS = 30;
    private static final int STEPS = 400;

    /** What a simulation that is worth its time comes across. */
    private static final List<String> USUAL = List.of(
            "BidAccepted", "BidRejected", "PreBidPlaced", "LimitLowered", "BidRetracted", "PaddleBarred",
            "ExposureReleased",
            "ShowPaused", "ShowResumed", "OutageBridged", "LotCreated", "LotRevised", "LotRemoved",
            "LotsOrdered", "LotOpened",
            "FairWarningGiven", "LotExtended", "LotSold", "LotPassed", "LotCancelled", "HammerUndone",
            "SaleConfirmed",
            "IncrementSet", "ReserveWaived", "CommandRejected", "extended", "lapsed", "pre-bids",
            "lapsed pre-bids",
            "EXPIRED", "SHOW_NOT_LIVE", "SHOW_PAUSED", "UNKNOWN_LOT", "LOT_NOT_OPEN", "TOO_LATE",
            "PADDLE_BARRED",
            "NOT_ABOVE_OWN_LIMIT", "BELOW_ASKING", "CONFIRM_NEEDED", "OVER_SPENDING_LIMIT", "NOT_LEADER",
            "BELOW_PRICE",
            "NOT_BELOW_OWN_LIMIT", "CommandRejected STALE", "CommandRejected UNDO_TOO_LATE",
            "CommandRejected NOTHING_TO_RETRACT", "CommandRejected NOT_APPOINTED",
            "CommandRejected NOT_ALLOWED");

    @Test
    void everyInvariantHoldsAfterEveryStepOfEverySeed() {
        Map<String, Integer> seen = new TreeMap<>();
        for (long seed = 1; seed <= SEEDS; seed++) {
            Simulation simulation = new Simulation(seed);
            try {
                simulation.run(STEPS);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
            for (RecordedEvent event : simulation.events()) {
                name(event.event().event(), seen);
            }
        }
        List<String> notSeen = new ArrayList<>(USUAL);
        notSeen.removeAll(seen.keySet());
        assertEquals(List.of(), notSeen, () -> "what the simulation came across: " + seen);
    }

    private static void name(AuctionEvent event, Map<String, Integer> seen) {
        String name = event.getClass().getSimpleName();
        seen.merge(name, 1, Integer::sum);
        switch (event) {
            case AuctionEvent.BidRejected e -> seen.merge(e.reason().name(), 1, Integer::sum);
            case AuctionEvent.CommandRejected e -> seen.merge(name + " " + e.reason(), 1, Integer::sum);
            case AuctionEvent.BidAccepted e when e.extended() -> seen.merge("extended", 1, Integer::sum);
            case AuctionEvent.BidRetracted e when !e.lapsed().isEmpty() ->
                    seen.merge("lapsed", 1, Integer::sum);
            case AuctionEvent.BidRetracted e when e.reason().startsWith("over") ->
                    seen.merge("cut", 1, Integer::sum);
            case AuctionEvent.LotOpened e when !e.lapsed().isEmpty() ->
                    seen.merge("lapsed pre-bids", 1, Integer::sum);
            case AuctionEvent.LotOpened e when e.preBids() > 0 -> seen.merge("pre-bids", 1, Integer::sum);
            default -> { }
        }
    }
}
