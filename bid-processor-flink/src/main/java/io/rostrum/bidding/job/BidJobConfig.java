package io.rostrum.bidding.job;

import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.core.execution.RecoveryClaimMode;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The bid processor's settings, read from the environment once.
 *
 * @param data folder for checkpoints; {@code ROSTRUM_DATA}
 * @param kafka bootstrap servers; {@code ROSTRUM_KAFKA}
 * @param redisHost of the mirror; {@code ROSTRUM_REDIS}, as {@code HOST:PORT}
 * @param parallelism subtasks, from 1 to {@link BidJob#MAX_PARALLELISM}; {@code ROSTRUM_PARALLELISM}
 * @param stateBackend {@code heap} or {@code rocksdb}; {@code ROSTRUM_STATE_BACKEND}
 * @param aligned whether there is no shuffle; {@code ROSTRUM_SOURCE}: {@code aligned} or {@code keyby}
 * @param checkpointMillis between two checkpoints; {@code ROSTRUM_CHECKPOINT_MILLIS}
 * @param lingerMillis how long an event may wait for others before it is sent to Kafka;
 *     {@code ROSTRUM_EVENTS_LINGER_MILLIS}
 * @param throwOn the id of a command at which the rules shall throw, for failure drills, or empty; the replay
 *     must be told the same; {@code ROSTRUM_DRILL_THROW_ON}
 */
public record BidJobConfig(
        Path data,
        String kafka,
        String redisHost,
        int redisPort,
        int parallelism,
        StateBackend stateBackend,
        boolean aligned,
        int checkpointMillis,
        int lingerMillis,
        String throwOn) {

    /** Where keyed state is kept. */
    public enum StateBackend {
        HEAP("hashmap"),
        ROCKSDB("rocksdb");

        private final String flinkName;

        StateBackend(String flinkName) {
            this.flinkName = flinkName;
        }

        /** As all of them are set. */
        static List<String> names() {
            return Stream.of(values()).map(StateBackend::toString).toList();
        }

        /** As it is set. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final int CHECKPOINTS_RETAINED = 2;
    private static final MemorySize NETWORK_MEMORY = MemorySize.ofMebiBytes(16);
    private static final MemorySize ROCKSDB_MEMORY = MemorySize.ofMebiBytes(128);

    /** Reads all settings; an {@link IllegalArgumentException} names every fault. */
    public static BidJobConfig from(Map<String, String> environment) {
        Reader read = new Reader(environment);
        String redis = read.text("ROSTRUM_REDIS", "127.0.0.1:16379");
        BidJobConfig config = new BidJobConfig(
                Path.of(read.text("ROSTRUM_DATA", "data")).toAbsolutePath().normalize(),
                read.text("ROSTRUM_KAFKA", "127.0.0.1:19092"),
                read.host("ROSTRUM_REDIS", redis),
                read.port("ROSTRUM_REDIS", redis),
                read.number("ROSTRUM_PARALLELISM", 1, 1, BidJob.MAX_PARALLELISM),
                read.oneOf("ROSTRUM_STATE_BACKEND", "heap", Set.of("heap", "rocksdb")).equals("rocksdb")
                        ? StateBackend.ROCKSDB
                        : StateBackend.HEAP,
                read.oneOf("ROSTRUM_SOURCE", "aligned", Set.of("aligned", "keyby")).equals("aligned"),
                read.number("ROSTRUM_CHECKPOINT_MILLIS", 30_000, 100, 3_600_000),
                read.number("ROSTRUM_EVENTS_LINGER_MILLIS", 5, 0, 1_000),
                read.text("ROSTRUM_DRILL_THROW_ON", ""));
        if (!read.faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", read.faults));
        }
        return config;
    }

    /** Where Flink unpacks and spills; of no use to a later run. */
    Path scratch() {
        return data.resolve("flink").resolve("tmp");
    }

    /** What the pipeline needs wherever it runs. */
    public Configuration pipeline() {
        Configuration flink = new Configuration();
        flink.set(PipelineOptions.NAME, "rostrum bid processor");
        flink.set(PipelineOptions.OBJECT_REUSE, true);
        flink.set(PipelineOptions.GENERIC_TYPES, false);
        flink.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        flink.set(PipelineOptions.MAX_PARALLELISM, BidJob.MAX_PARALLELISM);
        flink.set(ExecutionOptions.BUFFER_TIMEOUT, Duration.ZERO);
        // Less for its size than for its buffer: without it, heap state is restored by one system call per
        // byte.
        flink.set(ExecutionOptions.SNAPSHOT_COMPRESSION, true);
        return flink;
    }

    /**
     * What a cluster is told: the pipeline, what is set by name, and what the job should not be without where
     * the cluster says nothing.
     *
     * @param settings that this was read from
     * @param cluster its own configuration
     */
    Configuration onCluster(Map<String, String> settings, ReadableConfig cluster) {
        Configuration flink = pipeline();
        if (settings.containsKey("ROSTRUM_PARALLELISM")) {
            flink.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
        }
        if (settings.containsKey("ROSTRUM_STATE_BACKEND")) {
            flink.set(StateBackendOptions.STATE_BACKEND, stateBackend.flinkName);
        }
        if (settings.containsKey("ROSTRUM_CHECKPOINT_MILLIS")
                || cluster.getOptional(CheckpointingOptions.CHECKPOINTING_INTERVAL).isEmpty()) {
            flink.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(checkpointMillis));
        }
        if (cluster.getOptional(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER).isEmpty()) {
            flink.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, Integer.MAX_VALUE);
        }
        if (cluster.getOptional(CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION).isEmpty()) {
            flink.set(
                    CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                    ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        }
        return flink;
    }

    /** Flink inside this process: the pipeline, and state, checkpoints and restarts of its own. */
    public Configuration embedded(Path checkpoints, Path restoreFrom) {
        Configuration flink = pipeline();
        flink.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
        flink.set(CoreOptions.TMP_DIRS, scratch().toString());
        flink.set(WebOptions.TMP_DIR, scratch().toString());
        flink.set(StateBackendOptions.STATE_BACKEND, stateBackend.flinkName);
        // Whole checkpoints: a folder of an older run holds nothing that a newer one needs.
        flink.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, false);
        flink.setString("state.backend.rocksdb.timer-service.factory", "HEAP");
        flink.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
        flink.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(checkpointMillis));
        flink.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, CHECKPOINTS_RETAINED);
        flink.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, Integer.MAX_VALUE);
        flink.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        if (restoreFrom != null) {
            flink.set(StateRecoveryOptions.SAVEPOINT_PATH, restoreFrom.toUri().toString());
            flink.set(StateRecoveryOptions.RESTORE_MODE, RecoveryClaimMode.CLAIM);
        }
        flink.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
        flink.set(
                RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF,
                Duration.ofMillis(200));
        flink.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF,
                Duration.ofSeconds(10));
        flink.set(TaskManagerOptions.NETWORK_MEMORY_MIN, NETWORK_MEMORY);
        flink.set(TaskManagerOptions.NETWORK_MEMORY_MAX, NETWORK_MEMORY);
        flink.set(
                TaskManagerOptions.MANAGED_MEMORY_SIZE,
                stateBackend == StateBackend.ROCKSDB ? ROCKSDB_MEMORY : MemorySize.ZERO);
        flink.set(RestOptions.ADDRESS, "127.0.0.1");
        flink.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
        flink.set(RestOptions.BIND_PORT, "0");
        flink.set(JobManagerOptions.BIND_HOST, "127.0.0.1");
        flink.set(TaskManagerOptions.BIND_HOST, "127.0.0.1");
        return flink;
    }

    /** Reads settings and gathers what is wrong with them. */
    private static final class Reader {
        private final Map<String, String> environment;
        private final List<String> faults = new ArrayList<>();

        Reader(Map<String, String> environment) {
            this.environment = environment;
        }

        String text(String name, String otherwise) {
            String value = environment.get(name);
            return value == null || value.isBlank() ? otherwise : value.strip();
        }

        int number(String name, int otherwise, int least, int most) {
            String value = text(name, Integer.toString(otherwise));
            try {
                int number = Integer.parseInt(value);
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException notOne) {
                faults.add(name + " is no whole number: " + value);
                return otherwise;
            }
            faults.add(name + " must be from " + least + " to " + most + ", not " + value);
            return otherwise;
        }

        String oneOf(String name, String otherwise, Set<String> allowed) {
            String value = text(name, otherwise);
            if (!allowed.contains(value)) {
                faults.add(name + " must be one of " + allowed.stream().sorted().toList() + ", not " + value);
                return otherwise;
            }
            return value;
        }

        String host(String name, String address) {
            int colon = address.lastIndexOf(':');
            if (colon < 1) {
                faults.add(name + " must be HOST:PORT, not " + address);
                return "";
            }
            return address.substring(0, colon);
        }

        int port(String name, String address) {
            String port = address.substring(address.lastIndexOf(':') + 1);
            if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535
                    || Integer.parseInt(port) == 0) {
                faults.add(name + " has no port from 1 to 65535: " + address);
                return 0;
            }
            return Integer.parseInt(port);
        }
    }
}
