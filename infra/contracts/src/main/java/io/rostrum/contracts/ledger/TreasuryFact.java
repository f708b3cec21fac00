package io.rostrum.contracts.ledger;

/** What happens to the platform's own balance at Stripe. Amounts in minor units. */
public sealed interface TreasuryFact extends LedgerFact {

    /** The net of a balance transaction became available ({@code available_on}). */
    record FundsAvailable(String balanceTransactionId, String currency, long netMinor)
            implements TreasuryFact {
        @Override
        public String id() {
            return LedgerFact.id("available", balanceTransactionId);
        }
    }

    /** The platform's own money went to its bank. */
    record PlatformPaidOut(String payoutId, String currency, long minor) implements TreasuryFact {
        @Override
        public String id() {
            return LedgerFact.id("paid-out", payoutId);
        }
    }

    /** A payout to the platform's bank came back: failed or cancelled. */
    record PlatformPayoutReturned(String payoutId, String currency, long minor) implements TreasuryFact {
        @Override
        public String id() {
            return LedgerFact.id("payout-returned", payoutId);
        }
    }

    /** Money of the platform's bank was put into its balance at Stripe. */
    record BalanceToppedUp(String topUpId, String currency, long minor) implements TreasuryFact {
        @Override
        public String id() {
            return LedgerFact.id("balance-topped-up", topUpId);
        }
    }

    /** A top-up of the platform's balance went back to its bank. */
    record BalanceTopUpReturned(String topUpId, String currency, long minor) implements TreasuryFact {
        @Override
        public String id() {
            return LedgerFact.id("balance-top-up-returned", topUpId);
        }
    }

    /** Stripe charged a fee that belongs to no charge. */
    record StripeFeeCharged(String balanceTransactionId, String currency, long minor)
            implements TreasuryFact {
        @Override
        public String id() {
            return LedgerFact.id("fee-charged", balanceTransactionId);
        }
    }

    /** Stripe gave a fee back. */
    record StripeFeeReturned(String balanceTransactionId, String currency, long minor)
            implements TreasuryFact {
        @Override
        public String id() {
            return LedgerFact.id("fee-returned", balanceTransactionId);
        }
    }
}
