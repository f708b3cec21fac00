package io.rostrum.bidding.nudge;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class LogClockTest {

    private final LogClock clock = new LogClock();

    @Test
    void beforeAnyRecordItIsTheLocalClock() {
        assertEquals(1_000, clock.now(1_000));
    }

    @Test
    void theNearestRecordOfLateCorrectsIt() {
        clock.saw(5_000, 1_010);
        clock.saw(5_100, 1_100);
        clock.saw(5_100, 1_190);
        assertEquals(6_000, clock.now(2_000));
        assertEquals(2_000, clock.local(6_000));
    }

    @Test
    void whoReadsOldRecordsDoesNotThinkItLaterThanTheyAre() {
        clock.saw(1_000, 50_000);
        assertEquals(1_001, clock.now(50_001));
    }

    @Test
    void aBrokersClockThatWasSetBackIsFollowedAfterTwoWindows() {
        clock.saw(9_000, 1_000);
        clock.saw(12_000, 17_000);
        clock.saw(28_000, 33_000);
        assertEquals(29_000, clock.now(34_000));
    }
}
