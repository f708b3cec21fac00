package io.rostrum.contracts.ledger;

/** What comes into and goes out of a user's wallet, but for orders and refunds. Amounts in minor units. */
public sealed interface WalletFact extends LedgerFact {

    /** A charge put money into a wallet; the platform bears the fee. */
    record WalletToppedUp(String chargeId, String userId, String currency, long minor, long feeMinor)
            implements WalletFact {
        @Override
        public String id() {
            return LedgerFact.id("wallet-topped-up", chargeId);
        }
    }

    /** Money went back to where it had come from. */
    record WalletWithdrawn(String refundId, String userId, String currency, long minor)
            implements WalletFact {
        @Override
        public String id() {
            return LedgerFact.id("wallet-withdrawn", refundId);
        }
    }

    /** Two persons of finance gave a user money of the platform. */
    record GoodwillGranted(
            String noteId, String userId, String currency, long minor, String proposedBy, String approvedBy)
            implements WalletFact, TwoPersons {
        public GoodwillGranted {
            TwoPersons.require(proposedBy, approvedBy);
        }

        @Override
        public String id() {
            return LedgerFact.id("goodwill", noteId);
        }
    }
}
