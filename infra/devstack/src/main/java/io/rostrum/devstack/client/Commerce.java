package io.rostrum.devstack.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.commerce.CommerceCommand;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * One person's orders and desks, as pages reach them: commands through the gateway, reads of what is
 * committed.
 */
public final class Commerce {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int TRIES = 5;
    private static final long AGAIN_MILLIS = 1_000;

    private final Gateway gateway;
    private final Role role;
    private final String token;

    /** @param role under which everything is wished */
    public Commerce(Gateway gateway, UserId user, Role role) {
        this(gateway, role, gateway.token(user, role));
    }

    /** @param token of somebody who has that role */
    public Commerce(Gateway gateway, Role role, String token) {
        this.gateway = gateway;
        this.role = role;
        this.token = token;
    }

    private record Body(CommandId commandId, CommerceCommand command, Role as) {}

    /** Says what became of a command: {@code accepted} or {@code refused}, with reason and detail. */
    public JsonNode send(CommerceCommand command) throws IOException, InterruptedException {
        return send(CommandId.fresh(System.currentTimeMillis()), command);
    }

    /** The same under an id of the caller's: a repeat returns the first outcome. */
    public JsonNode send(CommandId id, CommerceCommand command) throws IOException, InterruptedException {
        byte[] bytes = Json.bytes(new Body(id, command, role == Role.OPERATOR ? null : role));
        for (int i = 1;; i++) {
            HttpResponse<byte[]> answer = gateway.client().send(
                    request("/api/v1/commerce/commands")
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() == 200) {
                return Json.LOG.readTree(answer.body());
            }
            boolean again = answer.statusCode() == 202 || answer.statusCode() == 503;
            if (!again || i == TRIES) {
                throw new IOException("a command of orders was answered " + answer.statusCode() + " "
                        + new String(answer.body(), StandardCharsets.UTF_8));
            }
            Thread.sleep(AGAIN_MILLIS);
        }
    }

    /** The same, which has to be accepted. */
    public void must(CommerceCommand command) throws IOException, InterruptedException {
        JsonNode fate = send(command);
        if (!fate.path("status").asText().equals("accepted")) {
            throw new IOException(command.getClass().getSimpleName() + " was not accepted: " + fate);
        }
    }

    /** @param path below {@code /api/v1/ledger}, such as {@code /orders?as=buyer} */
    public JsonNode read(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = gateway.client().send(
                request("/api/v1/ledger" + path).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException(path + " was answered " + answer.statusCode() + " "
                    + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return Json.LOG.readTree(answer.body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.http().resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token);
    }
}
