package io.rostrum.gateway.commerce;

import io.rostrum.contracts.commerce.CommerceOutcome;
import io.rostrum.contracts.id.CommandId;
import org.junit.jupiter.api.Test;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CommerceOutcomesTest {

    private final CommerceOutcomes outcomes = new CommerceOutcomes();

    private static CommandId id(int number) {
        return CommandId.derived(1_000, "command " + number);
    }

    private static CommerceOutcome outcome(int number) {
        return new CommerceOutcome(id(number), "user:ann", 1_000, true, null, null, null);
    }

    @Test
    void whoWaitsIsToldAndWhoComesLaterToo() throws Exception {
        CompletableFuture<CommerceOutcome> first = outcomes.await(id(1)).orElseThrow();
        outcomes.decided(outcome(1));
        assertEquals(outcome(1), first.get(5, TimeUnit.SECONDS));
        assertEquals(outcome(1), outcomes.await(id(1)).orElseThrow().get(5, TimeUnit.SECONDS));
        assertEquals(Optional.of(outcome(1)), outcomes.find(id(1)));
    }

    @Test
    void theOldestOutcomesAreForgotten() {
        for (int i = 0; i <= CommerceOutcomes.RECENT_MAX; i++) {
            outcomes.decided(outcome(i));
        }
        assertEquals(Optional.empty(), outcomes.find(id(0)));
        assertTrue(outcomes.find(id(1)).isPresent());
    }

    @Test
    void onlySoManyMayWait() {
        for (int i = 0; i < CommerceOutcomes.AWAITED_MAX; i++) {
            assertTrue(outcomes.await(id(i)).isPresent());
        }
        assertFalse(outcomes.await(id(-1)).isPresent());
        outcomes.forget(id(0));
        assertTrue(outcomes.await(id(-1)).isPresent());
    }
}
