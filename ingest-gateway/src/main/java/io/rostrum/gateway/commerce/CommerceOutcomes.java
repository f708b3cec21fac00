package io.rostrum.gateway.commerce;

import io.rostrum.contracts.commerce.CommerceOutcome;
import io.rostrum.contracts.id.CommandId;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The outcomes of recent commands of orders and desks, and who waits for those that are to come. Bounded. */
public final class CommerceOutcomes {

    /** Outcomes that are remembered; the oldest are forgotten first. */
    static final int RECENT_MAX = 20_000;

    /** Commands that may be awaited. */
    static final int AWAITED_MAX = 20_000;

    private final Map<CommandId, CommerceOutcome> recent = new LinkedHashMap<>();
    private final Map<CommandId, CompletableFuture<CommerceOutcome>> awaited = new LinkedHashMap<>();

    /** The outcome as soon as it is known; empty if too many wait. */
    public synchronized Optional<CompletableFuture<CommerceOutcome>> await(CommandId id) {
        CommerceOutcome known = recent.get(id);
        if (known != null) {
            return Optional.of(CompletableFuture.completedFuture(known));
        }
        if (awaited.size() >= AWAITED_MAX && !awaited.containsKey(id)) {
            return Optional.empty();
        }
        return Optional.of(awaited.computeIfAbsent(id, one -> new CompletableFuture<>()));
    }

    /** Nobody waits any longer. */
    public synchronized void forget(CommandId id) {
        awaited.remove(id);
    }

    public synchronized Optional<CommerceOutcome> find(CommandId id) {
        return Optional.ofNullable(recent.get(id));
    }

    /** A committed outcome was read. */
    public void decided(CommerceOutcome outcome) {
        CompletableFuture<CommerceOutcome> waiting;
        synchronized (this) {
            recent.put(outcome.commandId(), outcome);
            if (recent.size() > RECENT_MAX) {
                var oldest = recent.keySet().iterator();
                oldest.next();
                oldest.remove();
            }
            waiting = awaited.remove(outcome.commandId());
        }
        if (waiting != null) {
            waiting.completeAsync(() -> outcome);
        }
    }
}
