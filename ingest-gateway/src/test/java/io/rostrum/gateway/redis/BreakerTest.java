package io.rostrum.gateway.redis;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class BreakerTest {

    private static final long MILLI = 1_000_000L;

    @Test
    void afterFaultsInARowNobodyAsksForAWhileAndThenOneDoes() {
        Breaker breaker = new Breaker(2, 1_000);
        breaker.failed(0);
        assertTrue(breaker.closed(1));
        breaker.failed(2);
        assertFalse(breaker.closed(3));
        assertTrue(breaker.closed(1_001 * MILLI), "one tries");
        assertFalse(breaker.closed(1_002 * MILLI), "the others wait for it");
        breaker.answered();
        assertTrue(breaker.closed(1_003 * MILLI));
    }
}
