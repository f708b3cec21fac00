package io.rostrum.contracts.ledger;

import java.util.List;

/**
 * What happens to credits, and to the money that was paid for them. {@code credits} counts whole credits,
 * amounts are in minor units of the currency that the credits were bought in; bonus credits carry no money.
 */
public sealed interface CreditFact extends LedgerFact {

    /** A charge for a pack succeeded. */
    record CreditsBought(
            String chargeId, String userId, String currency, long minor, long feeMinor, long credits)
            implements CreditFact {
        @Override
        public String id() {
            return LedgerFact.id("credits-bought", chargeId);
        }
    }

    /** Credits were given as a bonus. */
    record CreditsGranted(String grantId, String userId, long credits) implements CreditFact {
        @Override
        public String id() {
            return LedgerFact.id("credits-granted", grantId);
        }
    }

    /**
     * A gift was made to a seller.
     *
     * @param valueMinor what the credits were paid with
     * @param heldMinor the seller's share of it, held for 30 days; the rest is income
     */
    record GiftGiven(
            String giftId, String giverId, String currency, long credits, long valueMinor, long heldMinor)
            implements CreditFact {
        @Override
        public String id() {
            return LedgerFact.id("gift-given", giftId);
        }
    }

    /** The time for which a gift is held is over: the seller has their share. */
    record GiftReleased(String giftId, String sellerId, String currency, long minor) implements CreditFact {
        @Override
        public String id() {
            return LedgerFact.id("gift-released", giftId);
        }
    }

    /** A bid was shown large. */
    record SpotlightShown(String spotlightId, String userId, String currency, long credits, long valueMinor)
            implements CreditFact {
        @Override
        public String id() {
            return LedgerFact.id("spotlight-shown", spotlightId);
        }
    }

    /** Entry to a ticketed show was bought; its money stays deferred until the show. */
    record PassBought(String passId, String userId, long credits) implements CreditFact {
        @Override
        public String id() {
            return LedgerFact.id("pass-bought", passId);
        }
    }

    /** The ticketed show took place. */
    record PassHonoured(String passId, String currency, long valueMinor) implements CreditFact {
        @Override
        public String id() {
            return LedgerFact.id("pass-honoured", passId);
        }
    }

    /** The ticketed show did not take place. */
    record PassReturned(String passId, String userId, long credits) implements CreditFact {
        @Override
        public String id() {
            return LedgerFact.id("pass-returned", passId);
        }
    }

    /** Credits were not used in time: breakage. */
    record CreditsExpired(String expiryId, String userId, String currency, long credits, long valueMinor)
            implements CreditFact {
        @Override
        public String id() {
            return LedgerFact.id("credits-expired", expiryId);
        }
    }

    /**
     * A pack, or what was left of it, was refunded.
     *
     * @param deferredMinor the money of unspent credits
     * @param voidedGifts the shares of sellers that are still held, of gifts that this voids
     * @param incomeMinor income that this takes back
     */
    record PackRefunded(
            String refundId, String userId, String currency, long credits, long deferredMinor,
            List<HoldShare> voidedGifts, long incomeMinor)
            implements CreditFact {
        public PackRefunded {
            voidedGifts = List.copyOf(voidedGifts);
        }

        @Override
        public String id() {
            return LedgerFact.id("pack-refunded", refundId);
        }
    }

    /**
     * A card issuer kept the money of a pack.
     *
     * @param credits unspent ones, which go
     * @param deferredMinor the money of unspent credits
     * @param voidedGifts the shares of sellers that are still held, of gifts that this voids
     * @param incomeMinor income that this takes back
     * @param chargebackMinor what nobody can be asked for: shares that sellers already have
     */
    record PackChargedBack(
            String disputeId, String userId, String currency, long credits, long deferredMinor,
            List<HoldShare> voidedGifts, long incomeMinor, long chargebackMinor)
            implements CreditFact {
        public PackChargedBack {
            voidedGifts = List.copyOf(voidedGifts);
        }

        @Override
        public String id() {
            return LedgerFact.id("pack-charged-back", disputeId);
        }
    }
}
