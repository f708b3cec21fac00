package io.rostrum.bench.load;

import io.rostrum.bench.load.Bid.Intent;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.Outcome;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.log.ShowPartition;
import io.rostrum.contracts.log.Topics;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class LoadTest {

    @Test
    void bidsAreDueEvenlyWithoutDrift() {
        Pace pace = new Pace(2_000, 5);

        assertEquals(5, pace.dueNanos(0));
        assertEquals(500_005, pace.dueNanos(1));
        assertEquals(3_600_000_000_005L, pace.dueNanos(7_200_000));
    }

    @Test
    void anAnswerTellsWhichBidOfWhichLegItIs() {
        CommandId id = new SampleId(4_095, 123_456_789L).toCommandId(1_790_000_000_000L);
        byte[] json = Json.bytes(new Outcome(
                id, new ShowId("s"), true, null, null, 7, new LotId("l"), 1, true, 100, 200, null));

        int at = SampleId.find(json, 0, json.length);

        assertEquals(4_095, SampleId.leg(json, at));
        assertEquals(123_456_789L, SampleId.index(json, at));
        assertEquals(1_790_000_000_000L, id.birthMillis());
    }

    @Test
    void aTextWithoutCommandIdTellsNothing() {
        byte[] json = Json.bytes(Map.of("type", "show"));

        assertEquals(-1, SampleId.find(json, 0, json.length));
    }

    @Test
    void onEveryLotBiddersOutbidEachOtherByOneStep() {
        Hall hall = Hall.of("t", 10, 5, 2);
        Map<String, Bid> leading = new HashMap<>();
        int refused = 0;

        for (int i = 0; i < 20_000; i++) {
            Bid bid = hall.next();
            Bid before = leading.get(bid.showId() + " " + bid.lotId());
            switch (bid.intent()) {
                case RISE -> {
                    if (before != null) {
                        assertEquals(before.limitMinor() + Hall.STEP_MINOR, bid.limitMinor());
                        assertNotEquals(before.userId(), bid.userId());
                    }
                    leading.put(bid.showId() + " " + bid.lotId(), bid);
                }
                case REPEAT -> {
                    assertEquals(before.limitMinor(), bid.limitMinor());
                    assertEquals(before.userId(), bid.userId());
                    refused++;
                }
                case LATE -> {
                    assertTrue(bid.limitMinor() <= before.limitMinor());
                    assertNotEquals(before.userId(), bid.userId());
                    refused++;
                }
            }
        }
        assertEquals(50, leading.size());
        assertEquals(2_000, refused, 100);
        assertEquals(Intent.RISE, Hall.of("u", 1, 1, 2).next().intent());
    }

    @Test
    void showsStandEvenlyOverThePartitions() {
        Hall hall = Hall.of("t", 10, 5, 2);

        long lower = hall.shows().stream()
                .filter(show -> ShowPartition.of(show, Topics.SHOW_PARTITIONS) < Topics.SHOW_PARTITIONS / 2)
                .count();

        assertEquals(5, lower);
    }

    @Test
    void onlyTheFirstAnswerToABidCounts() throws InterruptedException {
        Leg leg = new Leg(1, 3, 1, new Pace(1_000, 0));

        leg.outcome(0, true, 1, 1);
        leg.outcome(1, true, 3_000_000, 1);
        leg.outcome(1, false, 9_000_000, 1);
        leg.turnedAway(1);

        assertFalse(leg.awaitAnswers(0));
        leg.turnedAway(2);
        assertTrue(leg.awaitAnswers(0));
        Leg.Result result = leg.result();
        assertEquals(2, result.accepted());
        assertEquals(0, result.refused());
        assertEquals(1, result.turnedAway());
        assertEquals(0, result.unanswered());
        assertEquals(1, result.percentiles().count());
        assertEquals(2.0, result.percentiles().p50Millis(), 0.01);
    }

    @Test
    void timeSinceTheAppendIsCountedWhereItIsKnown() {
        Leg leg = new Leg(1, 2, 0, new Pace(1_000, 0));

        leg.appended(0, 1_000);
        leg.outcome(0, true, 1, 1_002_500);
        leg.outcome(1, true, 1, 1_002_500);

        assertEquals(1, leg.result().sinceAppendNanos().getTotalCount());
        assertEquals(2_500_000, leg.result().sinceAppendNanos().getMaxValue(), 2_000);
    }
}
