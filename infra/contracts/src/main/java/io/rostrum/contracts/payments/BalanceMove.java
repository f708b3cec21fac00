package io.rostrum.contracts.payments;

import io.rostrum.contracts.money.Money;

import java.util.Objects;

/**
 * One balance transaction of the platform's Stripe account, as it will never change: what a fact did to the
 * balance.
 *
 * @param id Stripe's ({@code txn_…})
 * @param type Stripe's word for its kind ({@code charge}, {@code refund}, {@code transfer}, …)
 * @param amountMinor gross, signed as Stripe signs it: money in is positive; in minor units of {@code
 *     currency}
 * @param feeMinor what Stripe kept; negative when it gave a fee back
 * @param netMinor always {@code amountMinor - feeMinor}
 * @param availableOnMillis when it counts as available
 * @param availableAtOnce false: it counts as pending until {@link PaymentEvent.FundsAvailable} names this id
 */
public record BalanceMove(
        String id,
        String type,
        long amountMinor,
        long feeMinor,
        long netMinor,
        String currency,
        long createdMillis,
        long availableOnMillis,
        boolean availableAtOnce) {

    public BalanceMove {
        Refs.stripeId("balanceTransactionId", id);
        Objects.requireNonNull(type, "type");
        Money.requireCurrency(currency);
        if (netMinor != Math.subtractExact(amountMinor, feeMinor)) {
            throw new IllegalArgumentException("net must be amount less fee");
        }
    }
}
