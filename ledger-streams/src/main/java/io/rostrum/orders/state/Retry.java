package io.rostrum.orders.state;

import io.rostrum.contracts.payments.RequestRefusal;

/**
 * A step that the payment provider could not do and that is asked for again.
 *
 * @param requestId of the next try, or of the one that is on its way
 * @param firstTriedAtMillis of a request that is sent again as it was, as its result is not known; else 0
 * @param againAtMillis 0 while a try is on its way
 */
public record Retry(String requestId, long firstTriedAtMillis, long againAtMillis) {

    /** The provider is known to have done nothing, and is not asked at the moment. */
    public boolean doneNothing() {
        return againAtMillis > 0 && firstTriedAtMillis == 0;
    }

    /** @param code what the provider said */
    public static Retry after(String requestId, String code, long atMillis, long againAtMillis) {
        boolean unknown = code.equals(RequestRefusal.STRIPE_FAULT.name());
        return new Retry(requestId, unknown ? atMillis : 0, againAtMillis);
    }
}
