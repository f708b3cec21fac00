package io.rostrum.ledger.reconcile;

/**
 * How often the books are reconciled.
 *
 * @param everySeconds from one pass to the next; 0 is never
 * @param settlingSeconds for how long something must differ, and stand still, before it is a difference
 */
public record ReconcileSettings(int everySeconds, int settlingSeconds) {

    /** Never. */
    public static final ReconcileSettings OFF = new ReconcileSettings(0, 0);

    /** Passes that may go by without a clean one before that alone is an alarm. */
    static final int STALE_PASSES = 10;

    /** It takes at least as long before that is an alarm. */
    private static final long STALE_MILLIS_MIN = 600_000;

    long settlingMillis() {
        return settlingSeconds * 1_000L;
    }

    long everyMillis() {
        return everySeconds * 1_000L;
    }

    /** How old the last clean pass may become. */
    long staleMillis() {
        return Math.max(STALE_MILLIS_MIN, STALE_PASSES * everyMillis());
    }
}
