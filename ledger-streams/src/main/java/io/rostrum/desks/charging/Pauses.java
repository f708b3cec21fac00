package io.rostrum.desks.charging;

import io.rostrum.contracts.payments.PaymentEvent.RequestRefused;
import io.rostrum.contracts.payments.RequestRefusal;
import io.rostrum.desks.DeskTerms;
import io.rostrum.orders.asking.RequestIds;
import io.rostrum.orders.state.Retry;

/**
 * When a step that came to nothing is asked for again: by the ladder of the terms. What is known to have come
 * to nothing is another wish the next time; what is not known is sent again as it was.
 */
public final class Pauses {

    private Pauses() {}

    /** The next try of what was refused just now; {@code before} is null after the first try. */
    public static Retry after(Retry before, RequestRefused refused, long now, DeskTerms terms) {
        boolean unknown = refused.refusal() == RequestRefusal.STRIPE_FAULT;
        String next = unknown ? refused.requestId() : RequestIds.next(refused.requestId());
        long again = now + terms.retries().after(Retry.tries(before) + 1);
        return Retry.after(before, next, refused.refusal().name(), now, again);
    }
}
