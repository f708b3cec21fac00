package io.rostrum.bidding.job;

import org.junit.jupiter.api.Test;

import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class BidJobConfigTest {

    @Test
    void everySettingHasADefault() {
        BidJobConfig config = BidJobConfig.from(Map.of());
        assertEquals("127.0.0.1:19092", config.kafka());
        assertEquals("127.0.0.1", config.redisHost());
        assertEquals(16_379, config.redisPort());
        assertEquals(1, config.parallelism());
        assertEquals(BidJobConfig.StateBackend.HEAP, config.stateBackend());
        assertTrue(config.aligned());
        assertEquals(30_000, config.checkpointMillis());
        assertEquals("", config.throwOn());
    }

    @Test
    void settingsAreTakenFromTheEnvironment() {
        BidJobConfig config = BidJobConfig.from(Map.of(
                "ROSTRUM_REDIS", "redis.local:7000", "ROSTRUM_SOURCE", "keyby", "ROSTRUM_STATE_BACKEND", "rocksdb",
                "ROSTRUM_PARALLELISM", " 4 "));
        assertEquals("redis.local", config.redisHost());
        assertEquals(7_000, config.redisPort());
        assertFalse(config.aligned());
        assertEquals(BidJobConfig.StateBackend.ROCKSDB, config.stateBackend());
        assertEquals(4, config.parallelism());
    }

    @Test
    void allFaultsAreReportedTogether() {
        String faults = assertThrows(IllegalArgumentException.class, () -> BidJobConfig.from(Map.of(
                        "ROSTRUM_REDIS", "nowhere", "ROSTRUM_SOURCE", "shuffled", "ROSTRUM_PARALLELISM", "65",
                        "ROSTRUM_CHECKPOINT_MILLIS", "often")))
                .getMessage();
        for (String name : new String[] {
            "ROSTRUM_REDIS", "ROSTRUM_SOURCE", "ROSTRUM_PARALLELISM", "ROSTRUM_CHECKPOINT_MILLIS"
        }) {
            assertTrue(faults.contains(name), faults);
        }
    }
}
