package io.rostrum.accounting.reconcile;

import java.util.Map;

/**
 * What stands on the platform's account at Stripe at one moment; amounts in minor units by currency, nothing
 * is zero.
 *
 * @param pending not yet available
 * @param disputed what banks took back for now: of the disputes that are neither won nor lost
 */
public record StripeBalance(Map<String, Long> available, Map<String, Long> pending, Map<String,
        Long> disputed) {

    public StripeBalance {
        available = Map.copyOf(available);
        pending = Map.copyOf(pending);
        disputed = Map.copyOf(disputed);
    }
}
