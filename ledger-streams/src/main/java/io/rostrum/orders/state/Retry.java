package io.rostrum.orders.state;

import io.rostrum.contracts.payments.RequestRefusal;

/**
 * A step that the payment provider could not do and that is asked for again.
 *
 * @param requestId of the next try, or of the one that is on its way
 * @param firstTriedAtMillis of a request that is sent again as it was, as its result is not known; else 0
 * @param againAtMillis 0 while a try is on its way
 * @param tries of the step that came to nothing
 */
public record Retry(String requestId, long firstTriedAtMillis, long againAtMillis, int tries) {

    /** The provider is known to have done nothing, and is not asked at the moment. */
    public boolean doneNothing() {
        return againAtMillis > 0 && firstTriedAtMillis == 0;
    }

    /** How many tries came to nothing before; {@code retry} is null where none did. */
    public static int tries(Retry retry) {
        return retry == null ? 0 : retry.tries();
    }

    /**
     * After a try that came to nothing.
     *
     * @param before null after the first
     * @param code what the provider said
     */
    public static Retry after(
            Retry before, String requestId, String code, long atMillis, long againAtMillis) {
        boolean unknown = code.equals(RequestRefusal.STRIPE_FAULT.name());
        return new Retry(
                requestId, unknown ? firstTried(before, requestId, atMillis) : 0, againAtMillis,
                tries(before) + 1);
    }

    /** Of what is sent again as it was: nothing that it made can be older. */
    private static long firstTried(Retry before, String requestId, long atMillis) {
        boolean same = before != null && before.requestId().equals(requestId);
        return same && before.firstTriedAtMillis() > 0 ? before.firstTriedAtMillis() : atMillis;
    }

    /** While the next try is on its way. */
    public Retry sent() {
        return new Retry(requestId, firstTriedAtMillis, 0, tries);
    }
}
