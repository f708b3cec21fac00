package io.rostrum.cdc.comparison;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SliceTest {

    private static final List<String> KEYS = IntStream.range(0, 10_000)
            .mapToObj(seq -> "{\"seq\":" + seq + ",\"show_id\":\"show-" + seq % 7 + "\"}")
            .toList();

    @Test
    void aTableThatCanBeHeldIsTakenInOne() {
        List<Slice> taken = new ArrayList<>();
        Slice.each(taken::add);
        assertEquals(List.of(Slice.WHOLE), taken);
    }

    @Test
    void whatIsTooMuchIsHalvedAndEveryKeyIsTakenOnce() {
        List<String> taken = new ArrayList<>();
        List<Slice> slices = new ArrayList<>();
        Slice.each(slice -> {
            List<String> keys = KEYS.stream().filter(slice::has).toList();
            TooMany.check("bids", keys.size() > 1_000 ? Slice.ROWS_MAX + 1 : keys.size());
            taken.addAll(keys);
            slices.add(slice);
        });
        assertEquals(KEYS.stream().sorted().toList(), taken.stream().sorted().toList());
        assertTrue(slices.size() >= 10, slices::toString);
    }

    @Test
    void slicesAreOfLikeSize() {
        Map<Boolean, Long> halves = KEYS.stream()
                .collect(Collectors.partitioningBy(new Slice(5, 16)::has, Collectors.counting()));
        assertEquals(10_000 / 16, halves.get(true), 100);
    }

    @Test
    void whatEvenTheSmallestCannotHoldIsSaid() {
        TooMany fault = assertThrows(
                TooMany.class, () -> Slice.each(slice -> TooMany.check("bids", Slice.ROWS_MAX + 1)));
        assertEquals("bids holds more rows than can be compared, even in 2048 slices", fault.getMessage());
    }
}
