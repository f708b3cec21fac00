package io.rostrum.accounting.reconcile;

import java.util.Objects;

/**
 * One balance transaction of the platform's account at Stripe.
 *
 * @param type Stripe's word ({@code charge}, {@code transfer}, …)
 * @param source the charge, refund, transfer, … that it came from; absent for Stripe's own fees
 * @param unit an ISO 4217 currency
 * @param netMinor signed: money in is above zero
 */
public record StripeTransaction(String id, String type, String source, String unit, long netMinor) {

    public StripeTransaction {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(unit, "unit");
    }

    String named() {
        return type + " " + id + (source == null ? "" : " of " + source);
    }
}
