package io.rostrum.orders;

import io.rostrum.contracts.payments.RequestRefusal;
import io.rostrum.orders.state.Retry;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class RetryLadderTest {

    @Test
    void theFirstPausesAreShortAndTheLastIsForEveryFurtherTry() {
        assertEquals(5_000, RetryLadder.SHIPPED.after(1));
        assertEquals(30_000, RetryLadder.SHIPPED.after(2));
        assertEquals(12 * 3_600_000, RetryLadder.SHIPPED.after(7));
        assertEquals(12 * 3_600_000, RetryLadder.SHIPPED.after(1_000));
    }

    @Test
    void aLadderThatGoesDownOrHasNoPauseIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new RetryLadder(List.of()));
        assertThrows(IllegalArgumentException.class, () -> new RetryLadder(List.of(0L)));
        assertThrows(IllegalArgumentException.class, () -> new RetryLadder(List.of(2L, 1L)));
    }

    @Test
    void whatIsSentAgainAsItWasKeepsTheTimeOfItsFirstTry() {
        String fault = RequestRefusal.STRIPE_FAULT.name();
        Retry first = Retry.after(null, "i/charge/1/1", fault, 100, 200);
        Retry second = Retry.after(first.sent(), "i/charge/1/1", fault, 300, 400);
        assertEquals(new Retry("i/charge/1/1", 100, 400, 2), second);
        Retry known = Retry.after(second.sent(), "i/charge/1/2", RequestRefusal.INVALID.name(), 500, 600);
        assertEquals(new Retry("i/charge/1/2", 0, 600, 3), known);
    }
}
