package io.rostrum.devstack.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rostrum.contracts.Json;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The REST endpoint of a Flink cluster. Every fault is a {@link CannotStart} that names the cluster and what
 * it said.
 */
final class FlinkRest implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** Running a jar takes as long as its main method, which waits for Kafka. */
    private static final Duration ANSWER = Duration.ofSeconds(120);
    private static final String BOUNDARY = "----rostrum-job-jar";
    /** Of Flink's own answers, which are longer than what {@link Json} reads. */
    private static final ObjectMapper FLINKS = new ObjectMapper();

    private final Address address;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();

    FlinkRest(Address address) {
        this.address = address;
    }

    /**
     * A job as the cluster lists it.
     *
     * @param state in Flink's words, such as {@code RUNNING}
     */
    record Job(String id, String name, String state) {

        /** Whether it may still decide something. */
        boolean lives() {
            return !List.of("FINISHED", "CANCELED", "FAILED").contains(state);
        }
    }

    /**
     * A savepoint being taken: its place once it is there, or why it never will be; neither while it is under
     * way.
     */
    record Savepoint(Optional<String> location, Optional<String> fault) {}

    /** The cluster's version of Flink; refuses what answers and is none. */
    String version() {
        JsonNode config = get("/config");
        String version = config.path("flink-version").asText("");
        if (version.isEmpty()) {
            throw new CannotStart(
                    "What answers at " + address + " is no Flink. Set ROSTRUM_FLINK to the HOST:PORT of a"
                    + " Flink cluster's REST endpoint, or unset it.");
        }
        return version;
    }

    int freeSlots() {
        return get("/overview").path("slots-available").asInt();
    }

    List<Job> jobs() {
        List<Job> jobs = new ArrayList<>();
        get("/jobs/overview").path("jobs").forEach(job -> jobs.add(new Job(
                job.path("jid").asText(), job.path("name").asText(), job.path("state").asText())));
        return jobs;
    }

    /** Whether every subtask of the job runs. */
    boolean runsWholly(String job) {
        JsonNode found = get("/jobs/" + job);
        boolean wholly = found.path("state").asText().equals("RUNNING");
        for (JsonNode vertex : found.path("vertices")) {
            wholly &= vertex.path("status").asText().equals("RUNNING");
        }
        return wholly;
    }

    /** Why the job failed last, in one line, or nothing. */
    String fault(String job) {
        JsonNode entries = get("/jobs/" + job + "/exceptions").path("exceptionHistory").path("entries");
        return entries.isEmpty() ? "" : rootCause(entries.get(0).path("stacktrace").asText());
    }

    /** The cluster's setting of this name, if it has one. */
    Optional<String> setting(String name) {
        for (JsonNode entry : get("/jobmanager/config")) {
            if (entry.path("key").asText().equals(name)) {
                return Optional.of(entry.path("value").asText());
            }
        }
        return Optional.empty();
    }

    /** Uploads a jar and tells the cluster's name of it. */
    String upload(Path jar) throws IOException {
        String head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"jarfile\"; filename=\""
                + jar.getFileName() + "\"\r\nContent-Type: application/x-java-archive\r\n\r\n";
        BodyPublisher body = BodyPublishers.concat(
                BodyPublishers.ofString(head),
                BodyPublishers.ofFile(jar),
                BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"));
        JsonNode answer = send(request("/jars/upload")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(body));
        String file = answer.path("filename").asText();
        return file.substring(file.lastIndexOf('/') + 1);
    }

    /** Runs an uploaded jar's own main class and tells the job's id. */
    String run(String jar, List<String> arguments, Optional<String> savepoint) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("programArgsList", arguments);
        savepoint.ifPresent(from -> body.put("savepointPath", from));
        return post("/jars/" + jar + "/run", body).path("jobid").asText();
    }

    void delete(String jar) {
        send(request("/jars/" + jar).DELETE());
    }

    /** Begins to stop a job with a savepoint; {@link #savepoint} tells how that goes. */
    String stop(String job, String folder) {
        Map<String, Object> body =
                Map.of("drain", false, "formatType", "CANONICAL", "targetDirectory", folder);
        return post("/jobs/" + job + "/stop", body).path("request-id").asText();
    }

    Savepoint savepoint(String job, String request) {
        JsonNode answer = get("/jobs/" + job + "/savepoints/" + request);
        JsonNode operation = answer.path("operation");
        if (!answer.path("status").path("id").asText().equals("COMPLETED")) {
            return new Savepoint(Optional.empty(), Optional.empty());
        }
        return operation.hasNonNull("location")
                ? new Savepoint(Optional.of(operation.path("location").asText()), Optional.empty())
                : new Savepoint(
                        Optional.empty(),
                        Optional.of(rootCause(operation.path("failure-cause").path("stack-trace").asText())));
    }

    void cancel(String job) {
        send(request("/jobs/" + job + "?mode=cancel").method("PATCH", BodyPublishers.noBody()));
    }

    private JsonNode get(String path) {
        return send(request(path).GET());
    }

    private JsonNode post(String path, Object body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.bytes(body))));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://" + address + path)).timeout(ANSWER);
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer =
                    http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (answer.statusCode() / 100 != 2) {
                throw new CannotStart(
                        "The Flink cluster at " + address + " refused " + answer.uri().getPath() + ": "
                        + rootCause(answer.body().replace("\\n", "\n")));
            }
            return FLINKS.readTree(answer.body());
        } catch (JsonProcessingException noJson) {
            throw new CannotStart(
                    "What answers at " + address + " is no Flink. Set ROSTRUM_FLINK to the HOST:PORT of a"
                    + " Flink cluster's REST endpoint, or unset it.", noJson);
        } catch (IOException noAnswer) {
            throw new CannotStart(
                    "No Flink cluster answers at " + address + " (" + noAnswer + "). Start it, or unset"
                    + " ROSTRUM_FLINK to let Rostrum run a Flink of its own.", noAnswer);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CannotStart("interrupted", interrupted);
        }
    }

    /** The last cause of a stack trace, or its first line. */
    private static String rootCause(String trace) {
        String first = trace.lines().findFirst().orElse("no reason given");
        return trace.lines()
                .filter(line -> line.startsWith("Caused by: "))
                .reduce((before, last) -> last)
                .map(line -> line.substring("Caused by: ".length()))
                .orElse(first);
    }

    @Override
    public void close() {
        http.close();
    }
}
