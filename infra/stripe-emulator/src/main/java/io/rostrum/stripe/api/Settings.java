package io.rostrum.stripe.api;

/**
 * How the emulated Stripe behaves where the real one has a contract.
 *
 * @param feeBasisPoints of a charge; with {@code feeFixedMinor} what a domestic card costs in the domain's
 *     example
 * @param disputeFeeMinor kept by Stripe when a dispute is opened
 * @param pendingDays until a charge's funds are available, counted in whole days of UTC
 * @param payoutDays until a payout is paid
 * @param authorisationDays until an authorisation lapses
 * @param evidenceDays until a dispute without evidence is lost
 */
public record Settings(
        int feeBasisPoints,
        long feeFixedMinor,
        long disputeFeeMinor,
        int pendingDays,
        int payoutDays,
        int authorisationDays,
        int evidenceDays) {

    /** 1.5 % and 0.20; a dispute 20.00; two days, two days, seven days, seven days. */
    public static final Settings USUAL = new Settings(150, 20, 2_000, 2, 2, 7, 7);

    static final long DAY = 24 * 3_600;

    /** Half up, never more than the amount. */
    long fee(long amount) {
        long share = Math.addExact(Math.multiplyExact(amount, (long) feeBasisPoints), 5_000) / 10_000;
        return Math.min(amount, Math.addExact(share, feeFixedMinor));
    }

    /** The midnight at which a charge of this moment becomes available. */
    long availableOn(long now) {
        return (now / DAY + pendingDays) * DAY;
    }
}
