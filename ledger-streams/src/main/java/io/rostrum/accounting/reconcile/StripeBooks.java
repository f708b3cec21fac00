package io.rostrum.accounting.reconcile;

import java.util.List;
import java.util.Map;

/**
 * What Stripe says of the platform's account; amounts in minor units by currency, nothing for a currency is
 * zero.
 *
 * @param pending not yet available
 * @param disputed what banks took back for now: of the disputes that are neither won nor lost
 */
public record StripeBooks(
        Map<String, Long> available, Map<String, Long> pending, Map<String, Long> disputed,
        List<StripeTransaction> transactions) {

    public StripeBooks {
        available = Map.copyOf(available);
        pending = Map.copyOf(pending);
        disputed = Map.copyOf(disputed);
        transactions = List.copyOf(transactions);
    }
}
