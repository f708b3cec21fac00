package io.rostrum.gateway.fanout;

import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

class OutboxTest {

    private final Outbox outbox = new Outbox(3, 100, 2);

    private static Bulletin news(Object thing, String frame) {
        return Bulletin.of(Map.of(thing, frame));
    }

    @Test
    void ownFramesPassBeforeRoomFramesAndKeepTheirOrder() {
        outbox.room(news("lot:1", "room"));
        outbox.own("first");
        outbox.own("second");
        assertEquals("first", outbox.poll());
        assertEquals("second", outbox.poll());
        assertEquals("room", outbox.poll());
        assertNull(outbox.poll());
    }

    @Test
    void theNewestOfAThingTakesThePlaceOfTheOldest() {
        outbox.room(news("lot:1", "1a"));
        outbox.room(news("lot:2", "2a"));
        outbox.room(news("lot:1", "1b"));
        assertEquals("[1b,2a]", outbox.poll());
        assertNull(outbox.poll());
        assertEquals(1, outbox.conflated());
    }

    @Test
    void newsThatNothingWaitsBeforeLeaveAsTheyCame() {
        Map<Object, String> frames = new LinkedHashMap<>();
        frames.put("lot:1", "1a");
        frames.put("lot:2", "2a");
        outbox.room(Bulletin.of(frames));
        assertEquals("[1a,2a]", outbox.poll());
        assertTrue(outbox.isEmpty());
    }

    @Test
    void whatLeavesTogetherIsBounded() {
        Outbox wide = new Outbox(3, 100, 10);
        String long1 = "x".repeat(Outbox.TOGETHER_CHARS);
        wide.room(news("1", "y"));
        wide.room(news("1", long1));
        wide.room(news("2", long1));
        assertEquals(long1, wide.poll());
        assertEquals(long1, wide.poll());
        assertNull(wide.poll());
    }

    @Test
    void neitherKindGrowsBeyondItsBound() {
        assertTrue(outbox.own("a") && outbox.own("b") && outbox.own("c"));
        assertFalse(outbox.own("d"));
        assertTrue(outbox.room(news("1", "x")) && outbox.room(news("2", "x")));
        assertFalse(outbox.room(news("3", "x")));
        assertTrue(outbox.room(news("2", "y")), "a thing that waits already needs no more room");
    }

    @Test
    void ownFramesAreBoundedByTheirLengthToo() {
        assertTrue(outbox.own("x".repeat(200)), "one frame alone may be longer");
        assertFalse(outbox.own("y"));
        outbox.poll();
        assertTrue(outbox.own("y"));
    }

    @Test
    void whatIsForgottenNeedsNoRoom() {
        outbox.own("x".repeat(99));
        outbox.clear();
        assertTrue(outbox.isEmpty());
        assertTrue(outbox.own("x".repeat(99)));
    }
}
