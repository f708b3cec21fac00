package io.rostrum.analytics.tables;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** JSON over HTTP with a controller or broker of Pinot, which speak HTTP/1.1 alone. */
final class PinotRest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int BAD_REQUEST = 400;

    private final URI base;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();

    PinotRest(URI base) {
        this.base = base;
    }

    /** What was answered. */
    record Answer(String what, int status, String text) {

        /** The body of an answer that must have succeeded. */
        JsonNode required() throws TablesRefused {
            if (status >= BAD_REQUEST) {
                throw new TablesRefused("Pinot answered " + status + " to " + what + ": " + text);
            }
            try {
                return JSON.readTree(text);
            } catch (IOException noJson) {
                throw new TablesRefused("Pinot answered no JSON to " + what, noJson);
            }
        }
    }

    Answer get(String path) throws TablesRefused {
        return send("GET", path, null);
    }

    Answer post(String path, JsonNode body) throws TablesRefused {
        return send("POST", path, body);
    }

    Answer put(String path, JsonNode body) throws TablesRefused {
        return send("PUT", path, body);
    }

    Answer query(String sql) throws TablesRefused {
        return post("/query/sql", JSON.valueToTree(Map.of("sql", sql)));
    }

    private Answer send(String method, String path, JsonNode body) throws TablesRefused {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody()
                        : BodyPublishers.ofString(body.toString()))
                .build();
        try {
            var answer = client.send(request, BodyHandlers.ofString());
            return new Answer(method + " " + path, answer.statusCode(), answer.body());
        } catch (IOException away) {
            throw new TablesRefused("Pinot at " + base + " does not answer: " + away, away);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new TablesRefused("interrupted", interrupted);
        }
    }
}
