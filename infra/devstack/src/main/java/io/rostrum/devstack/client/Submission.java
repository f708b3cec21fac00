package io.rostrum.devstack.client;

import io.rostrum.contracts.id.CommandId;

import java.util.concurrent.CompletableFuture;

/**
 * A command on its way.
 *
 * @param taken completes once the broker has it; after an <em>unknown</em>, and at the latest, together with
 *     {@code fate}
 * @param fate completes with what became of it, however long that takes, so a caller sets its own bound;
 *     fails only when the gateway does not let the sender in
 */
public record Submission(CommandId id, CompletableFuture<Void> taken, CompletableFuture<Fate> fate) {

    static Submission of(CommandId id) {
        CompletableFuture<Fate> fate = new CompletableFuture<>();
        CompletableFuture<Void> taken = new CompletableFuture<>();
        fate.whenComplete((known, fault) -> taken.complete(null));
        return new Submission(id, taken, fate);
    }
}
