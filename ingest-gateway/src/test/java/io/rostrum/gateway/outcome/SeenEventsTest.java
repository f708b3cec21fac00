package io.rostrum.gateway.outcome;

import io.rostrum.gateway.outcome.SeenEvents.Seen;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SeenEventsTest {

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void theSameEventIsKnownAgainAndAnotherUnderItsNumberIsNoticed() {
        SeenEvents seen = new SeenEvents(1 << 10);
        assertEquals(Seen.NEW, seen.look("s", 1, bytes("one")));
        assertEquals(Seen.AGAIN, seen.look("s", 1, bytes("one")));
        assertEquals(Seen.DIFFERENT, seen.look("s", 1, bytes("eno")));
        assertEquals(Seen.AGAIN, seen.look("s", 1, bytes("one")), "the first one counts");
        assertEquals(Seen.NEW, seen.look("s", 2, bytes("one")));
        assertEquals(Seen.NEW, seen.look("t", 1, bytes("one")));
    }

    @Test
    void aSmallTableForgetsButNeverRaisesAFalseAlarm() {
        SeenEvents seen = new SeenEvents(64);
        int again = 0;
        for (int round = 0; round < 2; round++) {
            for (int seq = 1; seq <= 10_000; seq++) {
                Seen what = seen.look("show-" + seq % 7, seq, bytes("event " + seq));
                assertTrue(what != Seen.DIFFERENT, "false alarm at " + seq);
                again += what == Seen.AGAIN ? 1 : 0;
            }
        }
        assertTrue(again < 64, "no more can be remembered than there are slots");
    }
}
