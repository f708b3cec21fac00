package io.rostrum.gateway.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.AuctionCommand;
import io.rostrum.contracts.auction.Outcome;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.identity.Caller;
import io.rostrum.gateway.Limits;
import io.rostrum.gateway.command.Answer;
import io.rostrum.gateway.command.CommandIntake;
import io.rostrum.gateway.command.Wish;
import io.rostrum.gateway.metrics.GatewayMetrics;
import io.rostrum.gateway.outcome.RecentOutcomes;
import io.rostrum.gateway.outcome.Recipient;
import io.rostrum.gateway.outcome.Waiters;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Commands over HTTP: 200 with the outcome if it comes in time, 202 once the broker has the command, 503
 * while that is not known; a later request asks for the fate.
 */
final class CommandsApi {

    private final Door door;
    private final CommandIntake intake;
    private final Waiters waiters;
    private final RecentOutcomes recent;
    private final GatewayMetrics metrics;
    private final Limits limits;

    CommandsApi(
            Door door, CommandIntake intake, Waiters waiters, RecentOutcomes recent, GatewayMetrics metrics,
            Limits limits) {
        this.door = door;
        this.intake = intake;
        this.waiters = waiters;
        this.recent = recent;
        this.metrics = metrics;
        this.limits = limits;
    }

    /** The body of a command. */
    record Body(CommandId commandId, AuctionCommand command, Boolean insist, Integer rollbackEpoch) {
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
    record Fate(String status, CommandId commandId, Outcome outcome) {}

    void define(RoutesConfig routes) {
        routes.post("/api/v1/shows/{showId}/commands", this::command);
        routes.get("/api/v1/shows/{showId}/commands/{commandId}", this::fate);
    }

    private void command(Context ctx) throws RefusedRequest, IOException {
        door.requireOrigin(ctx);
        Caller caller = door.caller(ctx);
        ShowId showId = Door.showId(ctx);
        Body body = door.read(ctx, limits.bodyBytesMax(), Body.class);
        Wish wish = new Wish(
                body.commandId(), showId, body.command(), Boolean.TRUE.equals(body.insist()),
                body.rollbackEpoch());
        Waiting waiting = new Waiting(body.commandId());
        switch (intake.take(caller, wish, waiting)) {
            case Answer.Refused no -> {
                metrics.count("rostrum.refusals", "reason", no.reason().name());
                throw new RefusedRequest(Problem.of(
                        Problem.status(no.reason()), no.reason(), no.detail(), no.last(), no.askingMinor(),
                        no.retryAfterMillis()));
            }
            case Answer.Sent sent ->
                ctx.future(() -> waiting.fate
                        .completeOnTimeout(null, limits.outcomeWaitMillis(), TimeUnit.MILLISECONDS)
                        .thenAccept(told -> answer(ctx, waiting, told)));
        }
    }

    private static void answer(Context ctx, Waiting waiting, String told) {
        if (told != null && !told.isEmpty()) {
            ctx.contentType("application/json").result(told);
        } else if (told == null && waiting.taken) {
            send(ctx, 202, new Fate("taken", waiting.id, null));
        } else {
            unknown(ctx, waiting.id);
        }
    }

    private static void unknown(Context ctx, CommandId id) {
        ctx.header("Retry-After", Long.toString(CommandIntake.ASK_AGAIN_MILLIS / 1_000));
        send(ctx, 503, new Fate("unknown", id, null));
    }

    private static void send(Context ctx, int status, Fate fate) {
        ctx.status(status).contentType("application/json").result(Json.bytes(fate));
    }

    private void fate(Context ctx) throws RefusedRequest {
        Caller caller = door.caller(ctx);
        ShowId showId = Door.showId(ctx);
        CommandId id = Door.id(ctx, "commandId", CommandId::parse);
        Optional<Outcome> known = recent.find(id, showId);
        if (known.isPresent()) {
            send(ctx, 200, new Fate(known.get().accepted() ? "accepted" : "refused", id, known.get()));
        } else if (waiters.taken(id, caller.userId())) {
            send(ctx, 202, new Fate("taken", id, null));
        } else {
            unknown(ctx, id);
        }
    }

    /** Turns what a recipient hears into the text of an answer; empty is unknown. */
    private static final class Waiting implements Recipient {

        private static final String FRAME = "{\"type\":\"outcome\",\"outcome\":";
        private static final String ACCEPTED = "\"accepted\":true";

        private final CommandId id;
        private final CompletableFuture<String> fate = new CompletableFuture<>();
        private volatile boolean taken;

        Waiting(CommandId id) {
            this.id = id;
        }

        @Override
        public void taken(CommandId commandId) {
            taken = true;
        }

        /**
         * The outcome's text is taken over as it came; {@code accepted} stands before every text of a person.
         */
        @Override
        public void outcome(CommandId commandId, String frame) {
            if (!frame.startsWith(FRAME)) {
                throw new IllegalArgumentException("not an outcome frame");
            }
            String outcome = frame.substring(FRAME.length(), frame.length() - 1);
            String status = outcome.contains(ACCEPTED) ? "accepted" : "refused";
            fate.completeAsync(
                    () -> "{\"status\":\"" + status + "\",\"commandId\":\"" + id + "\",\"outcome\":"
                            + outcome + "}");
        }

        @Override
        public void unknown(CommandId commandId, long retryAfterMillis) {
            fate.completeAsync(() -> "");
        }
    }
}
