package io.rostrum.cdc.worker;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Waits until a worker says of itself that it is healthy: it has joined its group and read its topics. */
final class Healthy {

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final URI health;

    Healthy(URI rest) {
        this.health = rest.resolve("/health");
    }

    /** Returns once the worker is healthy; throws when it is not after {@code patience}. */
    void await(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(ANSWER).build()) {
            while (!answers(client)) {
                if (System.nanoTime() - deadline > 0) {
                    throw new IllegalStateException(
                            health + " was not healthy after " + patience.toSeconds() + " s");
                }
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while it started", stopped);
        }
    }

    private boolean answers(HttpClient client) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(health).timeout(ANSWER).build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
