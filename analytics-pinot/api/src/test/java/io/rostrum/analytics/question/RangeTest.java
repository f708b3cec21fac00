package io.rostrum.analytics.question;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class RangeTest {

    private static final long NOW = 1_795_768_000_000L;
    private static final long DAY = Range.DAY_MILLIS;

    @Test
    void whatIsNotSaidIsTheUsual() {
        assertEquals(new Range(NOW - 30 * DAY, NOW), Range.of(null, null, NOW));
        assertEquals(new Range(NOW - DAY, NOW), Range.of(NOW - DAY, null, NOW));
        assertEquals(new Range(NOW - 40 * DAY, NOW - 10 * DAY), Range.of(null, NOW - 10 * DAY, NOW));
    }

    @Test
    void theLongestIsNinetyTwoDays() {
        assertEquals(new Range(NOW - 92 * DAY, NOW), Range.of(NOW - 92 * DAY, NOW, NOW));
        assertThrows(IllegalArgumentException.class, () -> Range.of(NOW - 92 * DAY - 1, NOW, NOW));
        assertThrows(IllegalArgumentException.class, () -> Range.of(NOW - 365 * DAY, null, NOW));
    }

    @ParameterizedTest
    @CsvSource({"5, 5", "6, 5", "-1, 5", "0, 999999999999999", "9223372036854775807, 1", "1, 9223372036854775807"})
    void whatIsNoSpanOfTimeIsRefused(long from, long to) {
        assertThrows(IllegalArgumentException.class, () -> Range.of(from, to, NOW));
    }
}
