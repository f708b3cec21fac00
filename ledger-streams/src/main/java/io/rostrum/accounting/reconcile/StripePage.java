package io.rostrum.accounting.reconcile;

import java.util.List;

/**
 * One page of Stripe's balance transactions, the newest first.
 *
 * @param more older ones follow
 */
public record StripePage(List<Stated> transactions, boolean more) {

    public StripePage {
        transactions = List.copyOf(transactions);
    }

    /**
     * One balance transaction as Stripe states it.
     *
     * @param known whether its type is one that this platform knows
     * @param createdSeconds on Stripe's clock
     */
    public record Stated(StripeTransaction transaction, boolean known, long createdSeconds) {}
}
