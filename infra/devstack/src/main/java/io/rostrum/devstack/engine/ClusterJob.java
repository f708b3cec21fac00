package io.rostrum.devstack.engine;

import io.rostrum.bidding.job.JobArguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The bid processor as a job on a Flink cluster that somebody else runs: submitted there from the job jar,
 * and stopped with a savepoint that the next start takes up. The cluster must reach Kafka, Redis and the
 * savepoints' folder.
 */
final class ClusterJob {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final long POLL_MILLIS = 100;
    private static final String SAVEPOINT_FOLDER = "execution.checkpointing.savepoint-dir";

    private final StackSettings settings;
    private final Address address;

    ClusterJob(StackSettings settings) {
        this.settings = settings;
        this.address = settings.flinkElsewhere().orElseThrow();
    }

    /** What is known of our job without asking Kafka which log is ours. */
    record Seen(boolean running, String words) {}

    /** Refuses a cluster that is not there. */
    String version() {
        try (FlinkRest flink = new FlinkRest(address)) {
            return flink.version();
        }
    }

    /**
     * Submits the job for this log, from its last savepoint if it was stopped with one, and waits until it
     * runs; false says that it ran already.
     */
    boolean start(String topicId, Map<String, String> told) throws IOException {
        try (FlinkRest flink = new FlinkRest(address)) {
            Optional<FlinkRest.Job> there = flink.jobs().stream()
                    .filter(job -> job.lives() && job.name().endsWith(topicId))
                    .findFirst();
            String job = there.isPresent() ? there.get().id() : submit(flink, topicId, told);
            Files.writeString(jobFile(settings), job + " " + topicId);
            awaitRunning(flink, job);
            return there.isEmpty();
        }
    }

    private String submit(FlinkRest flink, String topicId, Map<String, String> told) throws IOException {
        Path from = savepointFile(topicId);
        Optional<String> savepoint =
                Files.exists(from) ? Optional.of(Files.readString(from)) : Optional.empty();
        String jar = flink.upload(new ModuleJars(settings).jobJar());
        try {
            return flink.run(jar, JobArguments.of(told), savepoint);
        } catch (CannotStart refused) {
            String hint = savepoint.isEmpty()
                    ? ""
                    : " It was to take up the savepoint " + savepoint.get() + "; without "
                    + from + " it begins at the start of the log, and comes to the same.";
            throw new CannotStart(refused.getMessage() + hint, refused);
        } finally {
            flink.delete(jar);
        }
    }

    private void awaitRunning(FlinkRest flink, String job) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!flink.runsWholly(job)) {
            boolean lives =
                    flink.jobs().stream().anyMatch(listed -> listed.id().equals(job) && listed.lives());
            if (!lives || System.nanoTime() > deadline) {
                throw new CannotStart(
                        "The bid processor does not run on the Flink cluster at " + address + " (job " + job
                        + ", " + flink.freeSlots() + " slots are free): " + flink.fault(job));
            }
            pause();
        }
    }

    /**
     * Stops the job that this data folder submitted, with a savepoint where the cluster can write one; false
     * if none lives.
     */
    boolean stop(Progress progress) throws IOException {
        Optional<String[]> submitted = submitted();
        if (submitted.isEmpty()) {
            return false;
        }
        String job = submitted.get()[0];
        try (FlinkRest flink = new FlinkRest(address)) {
            boolean lives =
                    flink.jobs().stream().anyMatch(listed -> listed.id().equals(job) && listed.lives());
            if (lives) {
                stop(flink, job, submitted.get()[1], progress);
            }
            Files.delete(jobFile(settings));
            return lives;
        }
    }

    private void stop(FlinkRest flink, String job, String topicId, Progress progress) throws IOException {
        Path file = savepointFile(topicId);
        Files.createDirectories(file.getParent());
        String folder = flink.setting(SAVEPOINT_FOLDER).orElse(file.getParent().toUri().toString());
        String request = flink.stop(job, folder);
        FlinkRest.Savepoint savepoint = flink.savepoint(job, request);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (savepoint.location().isEmpty() && savepoint.fault().isEmpty()
                && System.nanoTime() < deadline) {
            pause();
            savepoint = flink.savepoint(job, request);
        }
        if (savepoint.location().isPresent()) {
            Files.writeString(file, savepoint.location().get());
            progress.say("flink    stopped the job with " + savepoint.location().get());
        } else {
            flink.cancel(job);
            progress.say("flink    cancelled the job, as it took no savepoint: "
                    + savepoint.fault().orElse("too slow"));
        }
    }

    /** How our job fares. */
    Seen seen() throws IOException {
        Optional<String[]> submitted = submitted();
        if (submitted.isEmpty()) {
            return new Seen(false, "no job was submitted");
        }
        String id = submitted.get()[0];
        try (FlinkRest flink = new FlinkRest(address)) {
            String state = flink.jobs().stream()
                    .filter(job -> job.id().equals(id))
                    .map(FlinkRest.Job::state)
                    .findFirst()
                    .orElse("UNKNOWN");
            return new Seen(state.equals("RUNNING"), "job " + id + " " + state);
        } catch (CannotStart notThere) {
            return new Seen(false, "the cluster does not answer");
        }
    }

    private Optional<String[]> submitted() throws IOException {
        Path file = jobFile(settings);
        return Files.exists(file) ? Optional.of(Files.readString(file).split(" ")) : Optional.empty();
    }

    /** Holds the id of the job that was submitted last, and of its log; gone once it is stopped. */
    private static Path jobFile(StackSettings settings) {
        return settings.runFolder().resolve("flink.job");
    }

    /** Holds the place of the log's last savepoint. */
    private Path savepointFile(String topicId) {
        return settings.data().resolve("flink").resolve("savepoints").resolve(topicId + ".newest");
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CannotStart("interrupted", interrupted);
        }
    }
}
