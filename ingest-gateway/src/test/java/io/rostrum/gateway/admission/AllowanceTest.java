package io.rostrum.gateway.admission;

import io.rostrum.contracts.id.UserId;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class AllowanceTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void aBurstPassesAndThenTheSteadyRate() {
        Allowance allowance = new Allowance(10, 3, 0);
        assertEquals(0, allowance.take(0));
        assertEquals(0, allowance.take(0));
        assertEquals(0, allowance.take(0));
        assertEquals(100, allowance.take(0));
        assertEquals(0, allowance.take(SECOND / 10));
        assertTrue(allowance.take(SECOND / 10) > 0);
    }

    @Test
    void whoeverWaitsAsLongAsToldMayGoOn() {
        Allowance allowance = new Allowance(7, 1, 0);
        long now = 0;
        for (int i = 0; i < 100; i++) {
            assertEquals(0, allowance.take(now));
            now += allowance.take(now) * 1_000_000L;
        }
    }

    @Test
    void aLongRestFillsNoMoreThanTheBurst() {
        Allowance allowance = new Allowance(1_000, 2, 0);
        assertEquals(0, allowance.take(3_600 * SECOND));
        assertEquals(0, allowance.take(3_600 * SECOND));
        assertTrue(allowance.take(3_600 * SECOND) > 0);
    }

    @Test
    void peopleHaveTheirOwnAndTheLeastRecentIsForgotten() {
        Allowances people = new Allowances(1, 1, 2);
        assertEquals(0, people.take(new UserId("a"), 0));
        assertTrue(people.take(new UserId("a"), 0) > 0);
        assertEquals(0, people.take(new UserId("b"), 0));
        assertEquals(0, people.take(new UserId("c"), 0));
        assertEquals(0, people.take(new UserId("a"), 0), "a was forgotten for c");
    }
}
