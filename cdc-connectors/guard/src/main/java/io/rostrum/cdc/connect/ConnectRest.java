package io.rostrum.cdc.connect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A Connect cluster's REST interface. An {@link IOException} says that it does not answer, a
 * {@link ConnectRefused} that it says no. While the workers share out their work anew it answers 409; that is
 * waited for, {@link #BUSY_PATIENCE} at most.
 */
public final class ConnectRest implements AutoCloseable {

    /** How long the workers may share out their work before it is a fault. */
    static final Duration BUSY_PATIENCE = Duration.ofSeconds(60);

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    /** Longer than Connect itself gives what it does (90 s), as validation asks the database. */
    private static final Duration DEED = Duration.ofSeconds(100);
    private static final int BUSY = 409;
    private static final int NOT_FOUND = 404;
    /** Connect's answers are not ours, and larger than what clients may send. */
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI base;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();

    public ConnectRest(URI base) {
        this.base = base;
    }

    /** What a connector is set to, if there is one of that name. */
    public Optional<Map<String, String>> configuration(String name)
            throws IOException, InterruptedException {
        return get("/connectors/" + name + "/config").map(node -> {
            Map<String, String> all = new TreeMap<>();
            node.properties().forEach(entry -> all.put(entry.getKey(), entry.getValue().asText()));
            return all;
        });
    }

    /** Makes a connector, or sets one otherwise. */
    public void put(String name, Map<String, String> configuration)
            throws IOException, InterruptedException {
        ask("PUT", "/connectors/" + name + "/config", JSON.writeValueAsString(configuration));
    }

    /** Connect's judgement of a configuration: each setting that it knows, with what is wrong with it. */
    public Validation validate(Map<String, String> configuration) throws IOException, InterruptedException {
        String type = configuration.getOrDefault("connector.class", "");
        JsonNode answer = ask(
                "PUT", "/connector-plugins/" + type.substring(type.lastIndexOf('.') + 1) + "/config/validate",
                JSON.writeValueAsString(configuration));
        return Validation.read(answer);
    }

    /** How a connector fares. */
    public ConnectorState state(String name) throws IOException, InterruptedException {
        Optional<JsonNode> answer = get("/connectors/" + name + "/status");
        if (answer.isEmpty()) {
            return ConnectorState.ABSENT;
        }
        List<String> tasks = new ArrayList<>();
        String fault = firstLine(answer.get().path("connector"));
        for (JsonNode task : answer.get().path("tasks")) {
            tasks.add(task.path("state").asText());
            fault = fault.isEmpty() ? firstLine(task) : fault;
        }
        return new ConnectorState(answer.get().path("connector").path("state").asText(), tasks, fault);
    }

    private static String firstLine(JsonNode part) {
        return part.path("trace").asText("").lines().findFirst().orElse("");
    }

    /** Where a connector will go on, as Connect tells it; empty for one that never read anything. */
    public JsonNode offsets(String name) throws IOException, InterruptedException {
        return ask("GET", "/connectors/" + name + "/offsets", null).path("offsets");
    }

    /** Ends a connector's tasks and keeps it from starting any; returns before they have ended. */
    public void stop(String name) throws IOException, InterruptedException {
        ask("PUT", "/connectors/" + name + "/stop", null);
    }

    /** Lets a stopped connector go on. */
    public void resume(String name) throws IOException, InterruptedException {
        ask("PUT", "/connectors/" + name + "/resume", null);
    }

    /** Forgets where a stopped connector was: it begins anew. */
    public void deleteOffsets(String name) throws IOException, InterruptedException {
        ask("DELETE", "/connectors/" + name + "/offsets", null);
    }

    /** Starts again what failed of a connector. */
    public void restartFailed(String name) throws IOException, InterruptedException {
        ask("POST", "/connectors/" + name + "/restart?includeTasks=true&onlyFailed=true", null);
    }

    private Optional<JsonNode> get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = send("GET", path, null);
        return answer.statusCode() == NOT_FOUND ? Optional.empty() : Optional.of(body("GET", path, answer));
    }

    private JsonNode ask(String method, String path, String body) throws IOException, InterruptedException {
        return body(method, path, send(method, path, body));
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest.BodyPublisher publisher = body == null
                ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(method.equals("GET") ? ANSWER : DEED)
                .header("Content-Type", "application/json")
                .method(method, publisher)
                .build();
        long deadline = System.nanoTime() + BUSY_PATIENCE.toNanos();
        while (true) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != BUSY || System.nanoTime() - deadline > 0) {
                return answer;
            }
            Thread.sleep(PAUSE);
        }
    }

    private static JsonNode body(String method, String path, HttpResponse<String> answer)
            throws IOException {
        if (answer.statusCode() >= 400) {
            throw new ConnectRefused("Connect refused " + method + " " + path + " (" + answer.statusCode()
                    + "): " + sentence(answer.body()));
        }
        return answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
    }

    private static String sentence(String body) {
        try {
            return JSON.readTree(body).path("message").asText(body).lines().findFirst().orElse("no reason");
        } catch (IOException noJson) {
            return body.lines().findFirst().orElse("no reason");
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
