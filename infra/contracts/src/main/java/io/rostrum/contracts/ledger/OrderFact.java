package io.rostrum.contracts.ledger;

import java.util.List;
import java.util.Objects;

/**
 * What happens to the money of an invoice and its orders, from the payment to the seller. Amounts in minor
 * units.
 */
public sealed interface OrderFact extends LedgerFact {

    /**
     * A charge for an invoice succeeded: the buyer's money is held, order by order.
     *
     * @param feeMinor what Stripe kept of the charge
     */
    record InvoicePaid(
            String chargeId, String invoiceId, String currency, long feeMinor, List<HoldShare> holds)
            implements OrderFact {
        public InvoicePaid {
            Objects.requireNonNull(invoiceId, "invoiceId");
            holds = List.copyOf(holds);
        }

        @Override
        public String id() {
            return LedgerFact.id("paid", chargeId);
        }
    }

    /** A buyer paid an invoice, or a part of it, out of their wallet. */
    record InvoicePaidFromWallet(
            String paymentId, String invoiceId, String userId, String currency, List<HoldShare> holds)
            implements OrderFact {
        public InvoicePaidFromWallet {
            Objects.requireNonNull(invoiceId, "invoiceId");
            holds = List.copyOf(holds);
        }

        @Override
        public String id() {
            return LedgerFact.id("wallet-paid", paymentId);
        }
    }

    /**
     * A charge and the buyer's wallet paid an invoice together: one entry, so that neither part is held
     * without the other.
     *
     * @param feeMinor what Stripe kept of the charge
     * @param walletMinor what the wallet paid; the charge paid the rest of the holds
     */
    record InvoicePaidByBoth(
            String chargeId, String invoiceId, String userId, String currency, long feeMinor,
            long walletMinor, List<HoldShare> holds)
            implements OrderFact {
        public InvoicePaidByBoth {
            Objects.requireNonNull(invoiceId, "invoiceId");
            holds = List.copyOf(holds);
        }

        @Override
        public String id() {
            return LedgerFact.id("paid", chargeId);
        }
    }

    /**
     * A hold, or one part of it, was released to the seller and the platform.
     *
     * @param part counts the releases of one order, from 1
     */
    record OrderReleased(String orderId, int part, String sellerId, String currency, SaleLines lines)
            implements OrderFact {
        public OrderReleased {
            Objects.requireNonNull(lines, "lines");
        }

        @Override
        public String id() {
            return LedgerFact.id("released", orderId, Integer.toString(part));
        }
    }

    /**
     * A transfer moved a seller's money to their connected account; their own payout from there is no entry.
     */
    record Transferred(String transferId, String orderId, String sellerId, String currency, long minor)
            implements OrderFact {
        @Override
        public String id() {
            return LedgerFact.id("transferred", transferId);
        }
    }

    /** A transfer, or a part of it, came back from the connected account. */
    record TransferReversed(String reversalId, String orderId, String sellerId, String currency, long minor)
            implements OrderFact {
        @Override
        public String id() {
            return LedgerFact.id("transfer-reversed", reversalId);
        }
    }

    /**
     * Held money went back to the buyer.
     *
     * @param walletOf the buyer, if some of it went into their wallet; absent when Stripe refunded all of it
     * @param walletMinor what of it went into the wallet; absent is all of it
     */
    record HoldRefunded(
            String refundId, String orderId, String walletOf, String currency, long minor, Long walletMinor)
            implements OrderFact {

        /** What of it the wallet got. */
        public long intoWalletMinor() {
            return walletOf == null ? 0 : walletMinor == null ? minor : walletMinor;
        }

        @Override
        public String id() {
            return LedgerFact.id("hold-refunded", refundId, orderId);
        }
    }

    /**
     * Money that had been released went back to the buyer.
     *
     * @param walletOf the buyer, if some of it went into their wallet; absent when Stripe refunded all of it
     * @param walletMinor what of it went into the wallet; absent is all of it
     * @param lines what each gives back; the seller's share out of their payable
     * @param receivableMinor what the seller owes from now on, because it could not be taken back
     * @param goodwillMinor what the platform adds out of its own
     */
    record SaleRefunded(
            String refundId, String orderId, String sellerId, String walletOf, String currency,
            SaleLines lines, long receivableMinor, long goodwillMinor, Long walletMinor)
            implements OrderFact {
        public SaleRefunded {
            Objects.requireNonNull(lines, "lines");
        }

        /** All that the buyer got. */
        public long totalMinor() {
            return Math.addExact(lines.totalMinor(), Math.addExact(receivableMinor, goodwillMinor));
        }

        /** What of it the wallet got. */
        public long intoWalletMinor() {
            return walletOf == null ? 0 : walletMinor == null ? totalMinor() : walletMinor;
        }

        @Override
        public String id() {
            return LedgerFact.id("sale-refunded", refundId, orderId);
        }
    }

    /** A refund failed at Stripe and its money came back; the buyer has it in their wallet. */
    record RefundFailed(String refundId, String userId, String currency, long minor) implements OrderFact {
        @Override
        public String id() {
            return LedgerFact.id("refund-failed", refundId);
        }
    }

    /** The deposit of an unpaid order was captured. */
    record DepositForfeited(String chargeId, String orderId, String currency, long minor, long feeMinor)
            implements OrderFact {
        @Override
        public String id() {
            return LedgerFact.id("deposit-forfeited", chargeId);
        }
    }

    /** A captured deposit, or a part of it, was given back. */
    record ForfeitRefunded(String refundId, String orderId, String currency, long minor)
            implements OrderFact {
        @Override
        public String id() {
            return LedgerFact.id("forfeit-refunded", refundId);
        }
    }
}
