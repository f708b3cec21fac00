package io.rostrum.cdc.comparison;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ComparisonTest {

    @Test
    void eachKindOfDifferenceIsNamed() {
        Comparison comparison = Comparison.of(
                "bids", Map.of("a", "1", "b", "2", "c", "3"),
                new TopicFold(Map.of("a", "1", "b", "other", "d", "4"), Map.of(), 5, 2));
        assertFalse(comparison.equal());
        assertEquals(List.of("c"), comparison.missing().first());
        assertEquals(List.of("b"), comparison.different().first());
        assertEquals(List.of("d"), comparison.surplus().first());
    }

    @Test
    void slicesAddUp() {
        Comparison one = Comparison.of(
                "bids", Map.of("a", "1"), new TopicFold(Map.of("a", "1"), Map.of(), 3, 1));
        Comparison other = Comparison.of(
                "bids", Map.of("b", "2"), new TopicFold(Map.of(), Map.of(), 0, 0));
        Comparison both = Comparison.nothing("bids").and(one).and(other);
        assertEquals(2, both.rows());
        assertEquals(3, both.records());
        assertEquals(1, both.missing().count());
        assertTrue(one.equal());
        assertFalse(both.equal());
    }
}
