package io.rostrum.gateway.discovery;

import io.rostrum.contracts.auction.ShowStatus;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ShowcaseTest {

    private long nowMillis = 5_000;
    private int readings;
    private boolean away;

    private final Showcase showcase = new Showcase(
            at -> {
                readings++;
                if (away) {
                    throw new MirrorAway(new IllegalStateException("no answer"));
                }
                return List.of(GroupTest.listing("mirrored", ShowStatus.LIVE, at, 7, "PREMIUM"));
            },
            () -> List.of(GroupTest.listing("here", ShowStatus.LIVE, 1, 2, "FREE")),
            () -> Instant.ofEpochMilli(nowMillis), 1_000);

    private String first() {
        return showcase.now().listings().getFirst().show().showId().value();
    }

    @Test
    void theMirrorIsReadOnceWhateverTheNumberOfVisitors() {
        for (int visitor = 0; visitor < 100; visitor++) {
            assertEquals("mirrored", first());
        }
        assertEquals(1, readings);
        nowMillis += 1_000;
        assertEquals("mirrored", first());
        assertEquals(2, readings);
    }

    @Test
    void whileTheMirrorIsAwayThisNodesRoomsAreListedAndItIsAskedNoMoreOften() {
        away = true;
        assertEquals("here", first());
        assertEquals("here", first());
        assertEquals(1, readings);
        assertFalse(showcase.now().whole());
        away = false;
        nowMillis += 1_000;
        assertEquals("mirrored", first());
        assertTrue(showcase.now().whole());
    }
}
