package io.rostrum.devstack.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.rostrum.contracts.Json;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Gives pictures to the gateway, as the seller desk does. */
public final class Pictures {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Gateway gateway;
    private final String token;

    /** @param token of a seller */
    public Pictures(Gateway gateway, String token) {
        this.gateway = gateway;
        this.token = token;
    }

    /**
     * Sends a picture and returns the id that a lot names it by; a refusal is an {@link IOException} that
     * says why.
     */
    public String send(byte[] bytes, String contentType) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(gateway.http().resolve("/api/v1/pictures"))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
                .build();
        HttpResponse<byte[]> answer = gateway.client().send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("the gateway did not take the picture: status " + answer.statusCode());
        }
        JsonNode body = Json.LOG.readTree(answer.body());
        JsonNode id = body.path("id");
        if (!id.isTextual()) {
            throw new IOException("the gateway took the picture, but named none");
        }
        return id.textValue();
    }
}
