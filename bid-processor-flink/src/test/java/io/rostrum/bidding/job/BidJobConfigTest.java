package io.rostrum.bidding.job;

import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.junit.jupiter.api.Test;

import java.time.Duration;
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
                "ROSTRUM_REDIS", "redis.local:7000", "ROSTRUM_SOURCE", "keyby",
                "ROSTRUM_STATE_BACKEND", "rocksdb", "ROSTRUM_PARALLELISM", " 4 "));
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

    @Test
    void aClustersOwnSettingsStandUnlessTheyAreSetByName() {
        Configuration cluster = new Configuration();
        cluster.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(7));

        Configuration asTheClusterHasIt = BidJobConfig.from(Map.of()).onCluster(Map.of(), cluster);
        Map<String, String> set =
                Map.of("ROSTRUM_CHECKPOINT_MILLIS", "500", "ROSTRUM_STATE_BACKEND", "rocksdb");
        Configuration asItIsSet = BidJobConfig.from(set).onCluster(set, cluster);

        assertFalse(asTheClusterHasIt.contains(CheckpointingOptions.CHECKPOINTING_INTERVAL));
        assertFalse(asTheClusterHasIt.contains(StateBackendOptions.STATE_BACKEND));
        assertEquals(Duration.ofMillis(500), asItIsSet.get(CheckpointingOptions.CHECKPOINTING_INTERVAL));
        assertEquals("rocksdb", asItIsSet.get(StateBackendOptions.STATE_BACKEND));
    }

    @Test
    void noJobIsWithoutCheckpointsOnAClusterThatSaysNothingOfThem() {
        Configuration flink = BidJobConfig.from(Map.of()).onCluster(Map.of(), new Configuration());
        assertEquals(Duration.ofSeconds(30), flink.get(CheckpointingOptions.CHECKPOINTING_INTERVAL));
    }
}
