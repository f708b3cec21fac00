package io.rostrum.contracts.ledger;

import java.util.Objects;

/** What card disputes and unpaid debts do to the books. Amounts in minor units. */
public sealed interface DisputeFact extends LedgerFact {

    /** A card issuer took a charge back for the time being; Stripe keeps a fee. */
    record CardDisputeOpened(String disputeId, String chargeId, String currency, long minor, long feeMinor)
            implements DisputeFact {
        @Override
        public String id() {
            return LedgerFact.id("card-dispute-opened", disputeId);
        }
    }

    /** The issuer gave the money back. */
    record CardDisputeWon(String disputeId, String currency, long minor, long feeReturnedMinor)
            implements DisputeFact {
        @Override
        public String id() {
            return LedgerFact.id("card-dispute-won", disputeId);
        }
    }

    /**
     * The issuer kept the money of one order: it is taken from where it stands by then.
     *
     * @param holdMinor what is still held
     * @param lines what was released; the seller's share out of their payable
     * @param receivableMinor what the seller owes from now on, because it was paid out
     * @param chargebackMinor what the platform loses (refunded already), until a buyer is asked for it
     */
    record CardDisputeLost(
            String disputeId, String orderId, String sellerId, String currency, long holdMinor,
            SaleLines lines, long receivableMinor, long chargebackMinor)
            implements DisputeFact {
        public CardDisputeLost {
            Objects.requireNonNull(lines, "lines");
        }

        @Override
        public String id() {
            return LedgerFact.id("card-dispute-lost", disputeId, orderId);
        }
    }

    /**
     * The issuer kept the money of a wallet's top-up: what is left in the wallet goes, the user owes the
     * rest.
     */
    record WalletChargedBack(
            String disputeId, String userId, String currency, long walletMinor, long receivableMinor)
            implements DisputeFact {
        @Override
        public String id() {
            return LedgerFact.id("wallet-charged-back", disputeId);
        }
    }

    /**
     * The issuer kept the money of an order that its buyer has had back in their wallet: what is left there
     * goes, the buyer owes the rest, and the loss of the lost dispute is smaller by both.
     */
    record ChargebackRecovered(
            String disputeId, String orderId, String userId, String currency, long walletMinor,
            long receivableMinor)
            implements DisputeFact {
        @Override
        public String id() {
            return LedgerFact.id("chargeback-recovered", disputeId, orderId);
        }
    }

    /** What a seller owed was kept from what they are paid. */
    record ReceivableRecovered(String recoveryId, String sellerId, String currency, long minor)
            implements DisputeFact {
        @Override
        public String id() {
            return LedgerFact.id("receivable-recovered", recoveryId);
        }
    }

    /** A charge paid what a seller or user owed. {@code receivable} is the account that it was owed on. */
    record DebtPaid(String chargeId, Account receivable, String currency, long minor, long feeMinor)
            implements DisputeFact {
        public DebtPaid {
            LedgerFact.requireReceivable(receivable);
        }

        @Override
        public String id() {
            return LedgerFact.id("debt-paid", chargeId);
        }
    }

    /** Two persons of finance gave a debt up. {@code receivable} is the account that it was owed on. */
    record ReceivableWrittenOff(
            String noteId, Account receivable, String currency, long minor, String proposedBy,
            String approvedBy)
            implements DisputeFact, TwoPersons {
        public ReceivableWrittenOff {
            LedgerFact.requireReceivable(receivable);
            TwoPersons.require(proposedBy, approvedBy);
        }

        @Override
        public String id() {
            return LedgerFact.id("written-off", noteId);
        }
    }
}
