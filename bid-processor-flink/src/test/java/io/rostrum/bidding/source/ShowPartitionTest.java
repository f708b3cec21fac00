package io.rostrum.bidding.source;

import io.rostrum.contracts.log.ShowPartition;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.junit.jupiter.api.Test;

import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Pins the contracts' line of arithmetic to Flink's own. */
class ShowPartitionTest {

    @Test
    void partitionOfAShowIsFlinksKeyGroup() {
        Random random = new Random(20_261_101);
        for (int n = 0; n < 20_000; n++) {
            String key = key(random);
            int keyGroups = 1 + random.nextInt(1 << 15);
            assertEquals(KeyGroupRangeAssignment.assignToKeyGroup(key, keyGroups),
                    ShowPartition.of(key, keyGroups), key);
            assertEquals(KeyGroupRangeAssignment.assignToKeyGroup(key, 64), ShowPartition.of(key, 64), key);
        }
    }

    /** Letters of every plane: ASCII, accents, right to left, Han, emoji. */
    private static String key(Random random) {
        int[] letters = new int[random.nextInt(70)];
        for (int i = 0; i < letters.length; i++) {
            letters[i] = switch (random.nextInt(5)) {
                case 0 -> 0xe0 + random.nextInt(0x200);
                case 1 -> 0x5d0 + random.nextInt(26);
                case 2 -> 0x4e00 + random.nextInt(0x5000);
                case 3 -> 0x1f600 + random.nextInt(64);
                default -> 'a' + random.nextInt(26);
            };
        }
        return new String(letters, 0, letters.length);
    }
}
