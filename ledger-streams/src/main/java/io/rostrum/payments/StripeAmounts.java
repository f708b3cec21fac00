package io.rostrum.payments;

import io.rostrum.contracts.money.Money;

import java.util.Locale;
import java.util.Set;

/**
 * Amounts as Stripe counts them: ISO 4217 minor units but for two currencies, which it counts in hundredths.
 *
 * @see <a href="https://docs.stripe.com/currencies#special-cases">Stripe's special cases</a>
 */
public final class StripeAmounts {

    private static final Set<String> IN_HUNDREDTHS = Set.of("ISK", "UGX");

    private StripeAmounts() {}

    /** What Stripe is told. */
    public static long toStripe(Money money) {
        return IN_HUNDREDTHS.contains(money.currency()) ? Math.multiplyExact(money.minor(), 100L)
                : money.minor();
    }

    /** An amount of Stripe's; signed. */
    public static long fromStripe(long amount, String currency) {
        if (!IN_HUNDREDTHS.contains(iso(currency))) {
            return amount;
        }
        if (amount % 100 != 0) {
            throw new ArithmeticException("Stripe gave a fraction of the smallest unit of " + currency);
        }
        return amount / 100;
    }

    /** An amount of Stripe's with its currency. */
    public static Money money(long amount, String currency) {
        return new Money(fromStripe(amount, currency), iso(currency));
    }

    /** Stripe's name of a currency as ISO 4217 writes it. */
    public static String iso(String currency) {
        return currency.toUpperCase(Locale.ROOT);
    }
}
