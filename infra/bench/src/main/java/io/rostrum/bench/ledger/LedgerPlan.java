package io.rostrum.bench.ledger;

/**
 * What a run measures.
 *
 * @param seconds of each leg
 * @param warmSeconds before the first leg, unmeasured: pressed so long, then calm so long
 * @param accounts that transfers go between
 */
public record LedgerPlan(int seconds, int warmSeconds, int accounts) {

    public static final LedgerPlan FULL = new LedgerPlan(20, 15, 10_000);
    public static final LedgerPlan QUICK = new LedgerPlan(5, 5, 10_000);

    /** Entries a second at which the latency is asked for. */
    static final int CALM_RATE = 500;

    /** Transfers asked for and not yet committed, in the leg that looks for the most. */
    static final int WINDOW = 16_384;

    /** Which part of the most is claimed: what is asked for evenly, and kept up with. */
    static final double CLAIMED_PART = 0.9;

    public LedgerPlan withSeconds(int other) {
        return new LedgerPlan(other, warmSeconds, accounts);
    }
}
