package io.rostrum.gateway.fanout;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

class OutboxTest {

    private final Outbox outbox = new Outbox(3, 100, 2);

    @Test
    void ownFramesPassBeforeRoomFramesAndKeepTheirOrder() {
        outbox.room("lot:1", "room");
        outbox.own("first");
        outbox.own("second");
        assertEquals("first", outbox.poll());
        assertEquals("second", outbox.poll());
        assertEquals("room", outbox.poll());
        assertNull(outbox.poll());
    }

    @Test
    void theNewestOfAThingTakesThePlaceOfTheOldest() {
        outbox.room("lot:1", "1a");
        outbox.room("lot:2", "2a");
        outbox.room("lot:1", "1b");
        assertEquals("1b", outbox.poll());
        assertEquals("2a", outbox.poll());
        assertNull(outbox.poll());
        assertEquals(1, outbox.conflated());
    }

    @Test
    void neitherKindGrowsBeyondItsBound() {
        assertTrue(outbox.own("a") && outbox.own("b") && outbox.own("c"));
        assertFalse(outbox.own("d"));
        assertTrue(outbox.room("1", "x") && outbox.room("2", "x"));
        assertFalse(outbox.room("3", "x"));
        assertTrue(outbox.room("2", "y"), "a thing that waits already needs no more room");
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
