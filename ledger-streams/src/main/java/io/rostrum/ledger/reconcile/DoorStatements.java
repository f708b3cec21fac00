package io.rostrum.ledger.reconcile;

import io.rostrum.accounting.reconcile.StripeBalance;
import io.rostrum.accounting.reconcile.StripePage;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.MalformedRecord;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks the payment worker's door, so that Stripe's key stays with the worker. */
public final class DoorStatements implements StripeStatements, AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    /** Open disputes may take several questions at Stripe. */
    private static final Duration ANSWER = Duration.ofSeconds(60);

    private final String door;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();

    /** @param door the worker's, such as {@code http://127.0.0.1:8092} */
    public DoorStatements(String door) {
        this.door = door;
    }

    @Override
    public StripeBalance balance() throws IOException, InterruptedException {
        return fetch("/statements/balance", StripeBalance.class);
    }

    @Override
    public StripePage transactions(long fromSeconds, String after) throws IOException, InterruptedException {
        return fetch(
                "/statements/transactions?from=" + fromSeconds + (after == null ? "" : "&after=" + after),
                        StripePage.class);
    }

    private <T> T fetch(String path, Class<T> type) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = client.send(
                HttpRequest.newBuilder(URI.create(door + path)).timeout(ANSWER).build(),
                HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException("the payment worker answered " + answer.statusCode());
        }
        try {
            return Json.read(answer.body(), type);
        } catch (MalformedRecord fault) {
            throw new IOException("the payment worker's answer cannot be read", fault);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
