package io.rostrum.devstack.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How one engine fares.
 *
 * @param state what is known of it
 * @param address where it serves; absent for one that serves nobody directly
 * @param pid its process; 0 when it is not ours or not there
 * @param upSeconds how long it has run; 0 when unknown
 * @param pssBytes its proportional share of memory; 0 when unknown
 * @param detail what else is to be said, or nothing
 */
public record EngineStatus(
        EngineName name, State state, String address, long pid, long upSeconds, long pssBytes,
        String detail) {

    /** Whether an engine is there. */
    public enum State {
        RUNNING,
        STOPPED,
        /** Its address is set; somebody else runs it. */
        ELSEWHERE
    }

    /** Whether it says that a person must act. */
    public boolean alarm() {
        return detail.startsWith(GuardWords.ALARM);
    }

    static List<EngineStatus> of(StackSettings settings) throws IOException {
        List<EngineStatus> all = new ArrayList<>();
        for (EngineName name : EngineName.values()) {
            all.add(of(name, settings));
        }
        return all;
    }

    private static EngineStatus of(EngineName name, StackSettings settings) throws IOException {
        String address = address(name, settings);
        if (name == EngineName.FLINK && settings.flinkElsewhere().isPresent()) {
            ClusterJob.Seen job = new ClusterJob(settings).seen();
            return new EngineStatus(
                    name, job.running() ? State.ELSEWHERE : State.STOPPED, address, 0, 0, 0, job.words());
        }
        if (elsewhere(name, settings)) {
            return new EngineStatus(name, State.ELSEWHERE, address, 0, 0, 0, "");
        }
        Optional<PidFile> pid = PidFile.read(EngineProcess.pidFile(settings, name));
        Optional<ProcessHandle> process = pid.flatMap(PidFile::process);
        if (process.isEmpty()) {
            return new EngineStatus(name, State.STOPPED, address, 0, 0, 0, "");
        }
        long up = process.get()
                .info()
                .startInstant()
                .map(start -> Duration.between(start, Instant.now()).toSeconds())
                .orElse(0L);
        return new EngineStatus(
                name, State.RUNNING, address, process.get().pid(), Math.max(0, up),
                pssBytes(process.get().pid()), name == EngineName.GUARD ? GuardWords.of(settings) : "");
    }

    private static boolean elsewhere(EngineName name, StackSettings settings) {
        return switch (name) {
            case KAFKA -> settings.kafkaElsewhere().isPresent();
            case REDIS -> settings.redisElsewhere().isPresent();
            case FLINK -> settings.flinkElsewhere().isPresent();
            case STRIPE -> settings.money().realStripe();
            case POSTGRES -> settings.record().postgresElsewhere().isPresent();
            case CONNECT -> settings.changes().connectElsewhere().isPresent();
            case PINOT -> settings.analytics().isElsewhere();
            case GATEWAY, LEDGER, PAYMENTS, GUARD, MEDIA, RECORD, ANALYTICS -> false;
        };
    }

    private static String address(EngineName name, StackSettings settings) {
        return switch (name) {
            case KAFKA -> settings.kafka().toString();
            case REDIS -> settings.redis().toString();
            case FLINK -> settings.flinkElsewhere().map(at -> "http://" + at).orElse("");
            case GATEWAY -> "http://" + settings.gateway();
            case STRIPE -> settings.money().realStripe() ? "api.stripe.com" : "http://" + settings.stripe();
            case LEDGER -> "http://" + settings.ledger();
            case PAYMENTS -> "";
            case POSTGRES -> settings.postgres().toString();
            case RECORD -> "http://" + settings.recordKeeper();
            case CONNECT -> "http://" + settings.connect();
            case GUARD -> "http://" + settings.guard();
            case MEDIA -> "http://127.0.0.1:" + settings.media().port() + ", " + settings.rtmpUrl();
            case PINOT -> "http://" + settings.analytics().controller();
            case ANALYTICS -> "http://" + settings.analytics().api();
        };
    }

    /** The proportional set size of a process (Linux), 0 where it cannot be told. */
    public static long pssBytes(long pid) throws IOException {
        Path rollup = Path.of("/proc", Long.toString(pid), "smaps_rollup");
        if (!Files.isReadable(rollup)) {
            return 0;
        }
        return Files.readAllLines(rollup).stream()
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10)
                .sum();
    }
}
