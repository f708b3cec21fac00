package io.rostrum.credits;

import io.rostrum.accounting.Rounding;

import java.util.Objects;

/**
 * Credits that came at once: one pack, or one bonus.
 *
 * <p>Their money is recognised cumulatively: after {@code n} of them are spent, {@code price * n / credits}
 * is, rounded half to even; so the last unit takes the rest, and the parts always add up to the price.
 *
 * @param lotId names the charge or the grant that they came from
 * @param boughtWith the command that bought them; a grant's own id
 * @param cardSinceMillis when the card was saved that paid for them; 0 for a bonus
 * @param currency of the price; that of the desk's other lots may differ
 * @param priceMinor 0 for a bonus, which carries no money and cannot be given away
 * @param recognisedMinor what of the price has left with credits so far
 * @param sharedMinor what of that sellers have by now
 * @param expiresAtMillis from then on what is left is breakage
 */
public record CreditLot(
        String lotId, String boughtWith, long cardSinceMillis, String currency, long priceMinor,
        long credits, long spent,
        long recognisedMinor, long sharedMinor, long boughtAtMillis, long expiresAtMillis, boolean bonus) {

    public CreditLot {
        Objects.requireNonNull(lotId, "lotId");
        Objects.requireNonNull(currency, "currency");
        if (credits < 1 || spent < 0 || spent > credits || priceMinor < 0 || (bonus && priceMinor != 0)) {
            throw new IllegalArgumentException(
                    "a lot has credits, and no more of them are spent than there are");
        }
    }

    static CreditLot paid(Credits.Pack pack, long atMillis, long expiresAtMillis) {
        return new CreditLot(
                pack.chargeId(), pack.boughtWith(), pack.cardSinceMillis(), pack.currency(), pack.minor(),
                pack.credits(), 0, 0, 0, atMillis, expiresAtMillis, false);
    }

    static CreditLot granted(
            String lotId, String currency, long credits, long atMillis, long expiresAtMillis) {
        return new CreditLot(lotId, lotId, 0, currency, 0, credits, 0, 0, 0, atMillis, expiresAtMillis, true);
    }

    public long left() {
        return credits - spent;
    }

    /** The money that leaves with the next {@code count} credits. */
    public long valueOfNext(long count) {
        long target = spent + count == credits
                ? priceMinor
                : Rounding.halfEven(priceMinor, spent + count, credits);
        return Math.max(0, target - recognisedMinor);
    }

    CreditLot spend(Part part) {
        return with(credits, spent + part.credits(), priceMinor, recognisedMinor + part.valueMinor(),
                sharedMinor);
    }

    CreditLot giveBack(Part part) {
        return with(credits, spent - part.credits(), priceMinor, recognisedMinor - part.valueMinor(),
                sharedMinor);
    }

    /** A seller has their share of a gift of these credits. */
    CreditLot share(long minor) {
        return with(credits, spent, priceMinor, recognisedMinor, sharedMinor + minor);
    }

    /** The lot as if no more had been bought than was spent; at least one must have been. */
    CreditLot cutToSpent() {
        return with(spent, spent, recognisedMinor, recognisedMinor, sharedMinor);
    }

    private CreditLot with(long allCredits, long spentCredits, long price, long recognised, long shared) {
        return new CreditLot(
                lotId, boughtWith, cardSinceMillis, currency, price, allCredits, spentCredits,
                recognised, shared, boughtAtMillis, expiresAtMillis, bonus);
    }

    /** Credits of one lot with the money that leaves with them. */
    public record Part(String lotId, String currency, long credits, long valueMinor) {}
}
