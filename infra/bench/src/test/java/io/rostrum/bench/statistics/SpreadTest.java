package io.rostrum.bench.statistics;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SpreadTest {

    @Test
    void quartilesBetweenTwoRoundsAreInterpolated() {
        Spread spread = Spread.of(4, 1, 3, 2);

        assertEquals(new Spread(4, 1, 1.75, 2.5, 3.25, 4), spread);
    }

    @Test
    void aRoundThatFailedIsLeftOut() {
        Spread spread = Spread.of(2, Double.NaN, Double.POSITIVE_INFINITY, 6);

        assertEquals(2, spread.count());
        assertEquals(4, spread.median());
    }

    @Test
    void withoutRoundsThereIsNoMedian() {
        assertTrue(Double.isNaN(Spread.of().median()));
    }

    @Test
    void percentilesAreInMilliseconds() {
        Histogram nanos = new Histogram(1_000_000_000L, 3);
        for (int i = 1; i <= 100; i++) {
            nanos.recordValue(i * 1_000_000L);
        }

        Percentiles found = Percentiles.of(nanos);

        assertEquals(100, found.count());
        assertEquals(50, found.p50Millis(), 0.1);
        assertEquals(99, found.p99Millis(), 0.2);
    }

    @Test
    void fourDigitsAreKept() {
        assertEquals(1.235, Digits.four(1.23456));
        assertEquals(123_457, Digits.four(123_456.7));
        assertEquals(0, Digits.four(0));
    }
}
