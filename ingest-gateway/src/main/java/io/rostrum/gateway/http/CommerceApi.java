package io.rostrum.gateway.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.commerce.CommerceCommand;
import io.rostrum.contracts.commerce.CommerceOutcome;
import io.rostrum.contracts.commerce.CommerceRecord;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.identity.Caller;
import io.rostrum.contracts.identity.Role;
import io.rostrum.gateway.Limits;
import io.rostrum.gateway.admission.Allowances;
import io.rostrum.gateway.command.CommandIntake;
import io.rostrum.gateway.commerce.CommerceEntitlement;
import io.rostrum.gateway.commerce.CommerceOutcomes;
import io.rostrum.gateway.kafka.CommerceAppender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Commands of orders and desks over HTTP: 200 with the outcome if it comes in time, 202 once the broker has
 * the command, 503 while that is not known; a later request asks for the fate.
 */
final class CommerceApi {

    private static final Logger LOG = LoggerFactory.getLogger(CommerceApi.class);

    private final Door door;
    private final Parts parts;

    /** What it stands on. */
    record Parts(
            CommerceAppender log, CommerceOutcomes outcomes, Allowances allowances, Limits limits,
            InstantSource clock) {}

    CommerceApi(Door door, Parts parts) {
        this.door = door;
        this.parts = parts;
    }

    /** The body of a command. @param as the role that the caller acts in; absent is the first that fits */
    record Body(CommandId commandId, CommerceCommand command, Role as) {
        Body {
            Objects.requireNonNull(commandId, "commandId");
            Objects.requireNonNull(command, "command");
        }
    }

    /**
     * What is known of a command.
     *
     * @param status {@code accepted}, {@code refused}, {@code taken} or {@code unknown}
     * @param outcome absent unless it was decided
     */
    record Fate(String status, CommandId commandId, CommerceOutcome outcome) {

        static Fate of(CommerceOutcome outcome) {
            return new Fate(outcome.accepted() ? "accepted" : "refused", outcome.commandId(), outcome);
        }
    }

    void define(RoutesConfig routes) {
        routes.post("/api/v1/commerce/commands", this::command);
        routes.get("/api/v1/commerce/commands/{commandId}", this::fate);
    }

    private void command(Context ctx) throws RefusedRequest, IOException {
        door.requireOrigin(ctx);
        Caller caller = door.caller(ctx);
        Body body = door.read(ctx, parts.limits().bodyBytesMax(), Body.class);
        Role role = CommerceEntitlement.under(caller, body.as(), body.command())
                .orElseThrow(() -> new RefusedRequest(
                        403, Refusal.FORBIDDEN, "none of the token's roles may send this command"));
        long wait = parts.allowances().take(caller.userId(), System.nanoTime());
        if (wait > 0) {
            throw new RefusedRequest(Problem.of(429, Refusal.RATE, "too many commands", false, 0, wait));
        }
        CommandId id = body.commandId();
        CompletableFuture<CommerceOutcome> outcome = parts.outcomes().await(id)
                .orElseThrow(() -> new RefusedRequest(Problem.of(
                        429, Refusal.RATE, "too many commands are under way", false, 0,
                        CommandIntake.ASK_AGAIN_MILLIS)));
        long notAfter = parts.clock().millis() + parts.limits().notAfterMillis();
        CompletableFuture<Void> taken =
                parts.log().append(CommerceRecord.of(id, caller.userId(), role, notAfter, body.command()));
        ctx.future(() -> taken
                .thenCompose(inTheLog -> outcome.copy()
                        .completeOnTimeout(null, parts.limits().outcomeWaitMillis(), TimeUnit.MILLISECONDS))
                .handle((decided, fault) -> {
                    parts.outcomes().forget(id);
                    answer(ctx, id, decided, fault);
                    return null;
                }));
    }

    private static void answer(Context ctx, CommandId id, CommerceOutcome decided, Throwable fault) {
        if (fault != null) {
            LOG.atWarn()
                    .setMessage("a command's append has an unknown fate")
                    .addKeyValue("commandId", id)
                    .addKeyValue("cause", fault.getMessage())
                    .log();
            unknown(ctx, id);
        } else if (decided == null) {
            send(ctx, 202, new Fate("taken", id, null));
        } else {
            send(ctx, 200, Fate.of(decided));
        }
    }

    private void fate(Context ctx) throws RefusedRequest {
        door.caller(ctx);
        CommandId id = Door.id(ctx, "commandId", CommandId::parse);
        Optional<CommerceOutcome> known = parts.outcomes().find(id);
        if (known.isPresent()) {
            send(ctx, 200, Fate.of(known.get()));
        } else {
            unknown(ctx, id);
        }
    }

    private static void unknown(Context ctx, CommandId id) {
        ctx.header("Retry-After", Long.toString(CommandIntake.ASK_AGAIN_MILLIS / 1_000));
        send(ctx, 503, new Fate("unknown", id, null));
    }

    private static void send(Context ctx, int status, Fate fate) {
        ctx.status(status).header("Cache-Control", "no-store").contentType("application/json")
                .result(Json.bytes(fate));
    }
}
