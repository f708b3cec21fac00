package io.rostrum.desks.charging;

import io.rostrum.contracts.payments.PaymentEvent.RequestRefused;
import io.rostrum.contracts.payments.RequestRefusal;
import io.rostrum.desks.DeskTerms;
import io.rostrum.orders.asking.RequestIds;
import io.rostrum.orders.state.Retry;

/**
 * When a step that came to nothing is asked for again: twice as long after each try, up to sixteen times the
 * first pause. What is known to have come to nothing is another wish the next time; what is not known is sent
 * again as it was.
 */
public final class Pauses {

    private static final int DOUBLINGS_MAX = 4;

    private Pauses() {}

    /** The next try of what was refused just now. */
    public static Retry after(RequestRefused refused, long now, DeskTerms terms) {
        boolean unknown = refused.refusal() == RequestRefusal.STRIPE_FAULT;
        long pause =
                terms.clocks().retry() << Math.min(RequestIds.tryOf(refused.requestId()) - 1, DOUBLINGS_MAX);
        return new Retry(
                unknown ? refused.requestId() : RequestIds.next(refused.requestId()), unknown ? now : 0,
                now + pause);
    }
}
