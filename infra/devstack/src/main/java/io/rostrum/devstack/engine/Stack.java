package io.rostrum.devstack.engine;

import io.rostrum.contracts.identity.DevelopmentSecret;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The engines, started, watched and stopped by this program.
 *
 * <p>What it starts ends with it, unless {@link #leaveRunning()} is called. What an earlier {@code up} left
 * running is adopted and left alone; what a killed run left behind is stopped first, and named. Not safe for
 * use by several threads.
 */
public final class Stack implements AutoCloseable {

    private static final long POLL_MILLIS = 20;
    private static final int TAIL_LINES = 15;

    private final StackSettings settings;
    private final Engines engines;
    private final Progress progress;
    private final Map<EngineName, EngineProcess> running = new ConcurrentSkipListMap<>();
    private final Set<EngineName> adopted = EnumSet.noneOf(EngineName.class);
    private boolean submitted;
    private final Thread hook = new Thread(this::stopOwn, "stop-engines");

    private Stack(StackSettings settings, Progress progress) {
        this.settings = settings;
        this.engines = new Engines(settings);
        this.progress = progress;
    }

    public static Stack of(StackSettings settings, Progress progress) {
        return new Stack(settings, progress);
    }

    public StackSettings settings() {
        return settings;
    }

    /** What every service is told: the addresses that were decided here, over whatever was set outside. */
    public Map<String, String> environment() {
        return engines.environment();
    }

    /** Stops every engine of the data folder, whoever started it; tells how many there were. */
    public int stopAll() {
        try {
            Files.createDirectories(settings.runFolder());
            try (FileChannel channel = lockFile(); FileLock lock = lock(channel)) {
                if (!lock.isValid()) {
                    throw new IOException("the lock on the data folder was lost");
                }
                boolean job = settings.flinkElsewhere().isPresent() && stopJob();
                return new Survivors(settings, engines, progress).stopAll() + (job ? 1 : 0);
            }
        } catch (IOException cannot) {
            throw new CannotStart("The stack could not stop: " + cannot, cannot);
        }
    }

    /** How each engine fares right now, whoever started it. */
    public List<EngineStatus> status() {
        try {
            return EngineStatus.of(settings);
        } catch (IOException cannot) {
            throw new CannotStart(
                    "The pid files in " + settings.runFolder() + " cannot be read: " + cannot, cannot);
        }
    }

    /**
     * Starts all that does not run yet, the bid path first; on any fault stops what it started and says why.
     */
    public Stack start() {
        return start(EnumSet.allOf(EngineName.class));
    }

    /**
     * The same for some of the engines; Kafka's topics are made whenever Kafka is among them or elsewhere.
     */
    public Stack start(Set<EngineName> wanted) {
        try {
            new Preflight(settings).check();
            LogFiles.prepare(settings);
            try (FileChannel channel = lockFile(); FileLock lock = lock(channel)) {
                startAll(lock, wanted);
            }
            return this;
        } catch (IOException cannot) {
            stopOwn();
            throw new CannotStart("The stack could not start: " + cannot, cannot);
        } catch (RuntimeException cannot) {
            stopOwn();
            throw cannot;
        }
    }

    private void startAll(FileLock lock, Set<EngineName> wanted) throws IOException {
        if (!lock.isValid()) {
            throw new IOException("the lock on the data folder was lost");
        }
        DevelopmentSecret.createOnce(settings.secretFile());
        DevelopmentSecret.createOnce(settings.streamSecretFile());
        if (!settings.money().realStripe()) {
            DevelopmentSecret.createOnce(settings.webhookSecretFile());
        }
        new Survivors(settings, engines, progress).sortOut().forEach((name, process) -> {
            running.put(name, process);
            adopted.add(name);
        });
        List<EngineSpec> due = new ArrayList<>();
        for (EngineName name : EngineName.values()) {
            if (wanted.contains(name) && !running.containsKey(name) && !name.isBeside()) {
                engines.spec(name).ifPresent(due::add);
            }
        }
        Preflight.portsAreFree(due);
        Runtime.getRuntime().addShutdownHook(hook);
        sayElsewhere(wanted);
        launch(due, EngineName.KAFKA, EngineName.REDIS);
        if (running.containsKey(EngineName.KAFKA) || settings.kafkaElsewhere().isPresent()) {
            String topicId = prepareBroker();
            new KeptBesideLog(settings.data()).fit(topicId, running.keySet(), progress);
            if (wanted.contains(EngineName.FLINK) && settings.flinkElsewhere().isPresent()) {
                submit(topicId);
            }
        }
        launch(due, EngineName.FLINK, EngineName.GATEWAY);
        launch(due, EngineName.STRIPE, EngineName.LEDGER);
        launch(due, EngineName.PAYMENTS);
        for (EngineName name : EngineName.values()) {
            if (wanted.contains(name) && name.isBeside()) {
                startBeside(name);
            }
        }
    }

    /** What auctions and orders go on without: when it cannot start, that is said and the others stay. */
    public void startBeside(EngineName name) throws IOException {
        if (isAlive(name)) {
            return;
        }
        try {
            Optional<EngineSpec> spec = engines.spec(name);
            if (spec.isPresent()) {
                Preflight.portsAreFree(List.of(spec.get()));
                launch(List.of(spec.get()), name);
            }
            prepareTables(name);
        } catch (CannotStart cannot) {
            progress.say(String.format("%-8s is not there: %s", name, cannot.getMessage()));
            stop(name);
        }
    }

    private void prepareTables(EngineName name) {
        if (name == EngineName.PINOT) {
            long before = System.nanoTime();
            var outcomes = new PinotTables(settings).stand();
            progress.say(line("tables", "stand " + outcomes, (System.nanoTime() - before) / 1_000_000));
        }
    }

    private void submit(String topicId) throws IOException {
        long before = System.nanoTime();
        submitted = new ClusterJob(settings).start(topicId, engines.environment());
        String what = submitted ? "job runs" : "job ran already, seen";
        progress.say(line("flink", what, (System.nanoTime() - before) / 1_000_000));
    }

    /** Refuses a cluster that does not answer before anything is started. */
    private void sayElsewhere(Set<EngineName> wanted) {
        settings.kafkaElsewhere().ifPresent(at -> progress.say("kafka    is elsewhere, at " + at));
        settings.redisElsewhere().ifPresent(at -> progress.say("redis    is elsewhere, at " + at));
        settings.flinkElsewhere()
                .filter(at -> wanted.contains(EngineName.FLINK))
                .ifPresent(at -> progress.say(
                        "flink    is elsewhere, at " + at + ", " + new ClusterJob(settings).version()));
    }

    private void launch(List<EngineSpec> due, EngineName... names) throws IOException {
        List<EngineSpec> now =
                due.stream().filter(spec -> Arrays.asList(names).contains(spec.name())).toList();
        for (EngineSpec spec : now) {
            running.put(spec.name(), EngineProcess.start(spec, settings));
        }
        awaitReady(now);
    }

    /** Tells the command topic's id. */
    private String prepareBroker() throws IOException {
        long before = System.nanoTime();
        try (Broker broker = new Broker(settings)) {
            broker.checkItIsOurs();
            String commandTopicId = broker.createTopics();
            progress.say(line("topics", "stand", (System.nanoTime() - before) / 1_000_000));
            return commandTopicId;
        }
    }

    private void awaitReady(List<EngineSpec> specs) throws IOException {
        List<EngineSpec> waiting = new ArrayList<>(specs);
        while (!waiting.isEmpty()) {
            for (EngineSpec spec : List.copyOf(waiting)) {
                EngineProcess process = running.get(spec.name());
                if (process.isReady(spec, settings)) {
                    progress.say(line(spec.name().toString(), "ready", process.ageMillis()));
                    waiting.remove(spec);
                } else if (!process.alive()) {
                    throw new CannotStart(spec.name() + " ended while it started. " + lastWords(spec.name()));
                } else if (process.ageMillis() > spec.patience().toMillis()) {
                    throw new CannotStart(
                            spec.name() + " was not ready after " + spec.patience().toSeconds() + " s. "
                            + lastWords(spec.name()));
                }
            }
            pause();
        }
    }

    static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CannotStart("interrupted while starting", interrupted);
        }
    }

    private static String line(String what, String state, long millis) {
        return String.format(Locale.ROOT, "%-8s %s in %.1f s", what, state, millis / 1000.0);
    }

    private String lastWords(EngineName name) throws IOException {
        List<String> words = new ArrayList<>();
        for (Path file : List.of(LogFiles.log(settings, name), LogFiles.out(settings, name))) {
            if (Files.exists(file)) {
                List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream()
                        .filter(line -> !line.startsWith("\tat "))
                        .toList();
                words.addAll(lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
            }
        }
        return "Its last words (more in " + settings.logFolder() + "):\n  " + String.join("\n  ", words);
    }

    private FileChannel lockFile() throws IOException {
        return FileChannel.open(
                settings.runFolder().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private FileLock lock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
        } catch (OverlappingFileLockException heldHere) {
            throw new CannotStart("The stack is being started twice in one program.", heldHere);
        }
        throw new CannotStart("Another rostrum is starting or stopping the engines of " + settings.data()
                + " right now. Try again when it is done.");
    }

    /** Lets the engines run on after this program ends; {@code down} stops them. */
    public void leaveRunning() {
        submitted = false;
        try {
            for (EngineName name : running.keySet()) {
                Path file = EngineProcess.pidFile(settings, name);
                Optional<PidFile> pid = PidFile.read(file);
                if (pid.isPresent()) {
                    pid.get().leftRunning().write(file);
                    adopted.add(name);
                }
            }
        } catch (IOException cannot) {
            throw new CannotStart(
                    "The pid files in " + settings.runFolder() + " cannot be written: " + cannot, cannot);
        }
    }

    /** Starts one engine again, after it was stopped or killed, and waits until it is ready. */
    public void start(EngineName name) {
        start(name, Map.of());
    }

    /** The same with further settings for this engine alone, as failure drills want them. */
    public void start(EngineName name, Map<String, String> more) {
        if (isAlive(name)) {
            return;
        }
        try {
            EngineSpec spec = engines.spec(name)
                    .orElseThrow(() -> new CannotStart(name + " is elsewhere and not ours to start."))
                    .with(more);
            Preflight.portsComeFree(spec);
            running.put(name, EngineProcess.start(spec, settings));
            awaitReady(List.of(spec));
            prepareTables(name);
        } catch (IOException cannot) {
            throw new CannotStart(name + " could not start: " + cannot, cannot);
        }
    }

    /** Asks one engine to end, waits, and kills it when it does not. */
    public void stop(EngineName name) {
        EngineProcess process = running.remove(name);
        if (process == null || !process.alive()) {
            return;
        }
        if (!process.stop()) {
            progress.say(name + " did not end by itself and was killed");
        }
        forget(name);
    }

    /** Kills one engine as {@code kill -9} does. */
    public void kill(EngineName name) {
        process(name).kill();
        running.remove(name);
        forget(name);
    }

    /** Freezes one engine (SIGSTOP): its sockets stay open and it answers nothing. */
    public void suspend(EngineName name) {
        process(name).signal("STOP");
    }

    /** Lets a frozen engine go on (SIGCONT). */
    public void resume(EngineName name) {
        process(name).signal("CONT");
    }

    public boolean isAlive(EngineName name) {
        return running.containsKey(name) && running.get(name).alive();
    }

    /** The process of an engine that this stack runs or adopted. */
    public long pid(EngineName name) {
        return process(name).pid();
    }

    private EngineProcess process(EngineName name) {
        EngineProcess process = running.get(name);
        if (process == null) {
            throw new IllegalStateException(name + " is not running here");
        }
        return process;
    }

    private void forget(EngineName name) {
        try {
            Files.deleteIfExists(EngineProcess.pidFile(settings, name));
        } catch (IOException cannot) {
            throw new CannotStart("The pid file of " + name + " cannot be removed: " + cannot, cannot);
        }
    }

    private synchronized void stopOwn() {
        if (submitted) {
            submitted = false;
            stopJob();
        }
        List<EngineName> names = new ArrayList<>(List.of(EngineName.values()).reversed());
        names.removeAll(adopted);
        names.forEach(this::stop);
    }

    /**
     * Whether there was a job to stop; a cluster that does not answer keeps nothing else from being stopped.
     */
    private boolean stopJob() {
        try {
            return new ClusterJob(settings).stop(progress);
        } catch (IOException | CannotStart cannot) {
            progress.say("flink    still has the job, if it runs: " + cannot.getMessage());
            return false;
        }
    }

    /** Stops what this program started, in the opposite order; what it adopted runs on. */
    @Override
    public void close() {
        stopOwn();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException goingDown) {
            // The hook runs already; there is nothing left to remove.
            return;
        }
    }
}
