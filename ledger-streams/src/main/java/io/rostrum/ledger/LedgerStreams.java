package io.rostrum.ledger;

import io.rostrum.ledger.topology.JournalSide;
import io.rostrum.ledger.topology.LedgerTopology;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** The Kafka Streams applications of one process of the ledger, started and stopped together. */
final class LedgerStreams {

    private static final Duration STOP_MAX = Duration.ofSeconds(20);

    private final Map<LedgerPart, KafkaStreams> parts = new EnumMap<>(LedgerPart.class);

    LedgerStreams(LedgerConfig config, JournalSide side, StreamsUncaughtExceptionHandler faults) {
        for (LedgerPart part : LedgerPart.values()) {
            KafkaStreams streams =
                    new KafkaStreams(LedgerTopology.of(part, config, side), LedgerSettings.of(part, config));
            streams.setUncaughtExceptionHandler(faults);
            parts.put(part, streams);
        }
    }

    /** Starts all parts; completes when every one of them runs. */
    CompletableFuture<Void> start() {
        List<CompletableFuture<Void>> running = new ArrayList<>();
        parts.values().forEach(streams -> {
            CompletableFuture<Void> runs = new CompletableFuture<>();
            streams.setStateListener((now, before) -> {
                if (now == KafkaStreams.State.RUNNING) {
                    runs.complete(null);
                }
            });
            running.add(runs);
            streams.start();
        });
        return CompletableFuture.allOf(running.toArray(CompletableFuture[]::new));
    }

    boolean isWorking() {
        return parts.values().stream().allMatch(streams -> streams.state().isRunningOrRebalancing());
    }

    /** Stops all parts at the same time, and waits a bounded time; whether all of them were closed. */
    boolean close() {
        AtomicInteger open = new AtomicInteger(parts.size());
        List<Thread> stopping = parts.values().stream()
                .map(streams -> Thread.ofVirtual().start(() -> {
                    if (streams.close(STOP_MAX)) {
                        open.decrementAndGet();
                    }
                }))
                .toList();
        try {
            for (Thread one : stopping) {
                one.join(STOP_MAX);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return open.get() == 0;
    }
}
