package io.rostrum.devstack.engine;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** What the guard of the changes says in one line. */
final class GuardWords {

    /** How the line begins when a person must act. */
    static final String ALARM = "changes: alarm";

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private GuardWords() {}

    static String of(StackSettings settings) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + settings.guard() + "/health"))
                .timeout(PATIENCE)
                .build();
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body()
                    .lines().filter(line -> line.startsWith("changes:")).findFirst().orElse("");
        } catch (IOException silent) {
            return "changes: the guard does not answer";
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
