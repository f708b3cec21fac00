package io.rostrum.stripe.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rostrum.stripe.store.Transaction;

/** Writes balance transactions: the balance is their sum and never anything else. */
final class Books {

    /**
     * What one transaction is about.
     *
     * @param category Stripe's reporting category, where it differs from the type
     */
    record Kind(String type, String category) {
        static final Kind CHARGE = new Kind("charge", "charge");
        static final Kind PAYMENT = new Kind("payment", "charge");
        static final Kind REFUND = new Kind("refund", "refund");
        static final Kind REFUND_FAILURE = new Kind("refund_failure", "refund_failure");
        static final Kind TRANSFER = new Kind("transfer", "transfer");
        static final Kind REVERSAL = new Kind("transfer_refund", "transfer_reversal");
        static final Kind PAYMENT_REFUND = new Kind("payment_refund", "refund");
        static final Kind PAYOUT = new Kind("payout", "payout");
        static final Kind PAYOUT_FAILURE = new Kind("payout_failure", "payout_reversal");
        static final Kind DISPUTE = new Kind("adjustment", "dispute");
        static final Kind DISPUTE_REVERSAL = new Kind("adjustment", "dispute_reversal");
    }

    private Books() {}

    /** Books on the transaction's account and returns the new object; pending until {@code availableOn}. */
    static ObjectNode book(
            Transaction transaction, Kind kind, long amount, long fee, String currency, String source,
            long availableOn) {
        ObjectNode booked = transaction.fresh("balance_transaction", "txn");
        boolean pending = availableOn > transaction.now();
        booked.put("type", kind.type())
                .put("reporting_category", kind.category())
                .put("amount", amount)
                .put("fee", fee)
                .put("net", Math.subtractExact(amount, fee))
                .put("currency", currency)
                .put("source", source)
                .put("available_on", pending ? availableOn : transaction.now())
                .put("status", pending ? "pending" : "available");
        if (fee != 0) {
            booked.withArray("fee_details").addObject()
                    .put("amount", fee)
                    .putNull("application")
                    .put("currency", currency)
                    .put("description", kind == Kind.DISPUTE ? "Dispute fee" : "Stripe processing fees")
                    .put("type", "stripe_fee");
        }
        if (pending) {
            Transaction.hidden(booked).put("due", availableOn);
        }
        transaction.put(booked);
        return booked;
    }

    /** Pending became available. */
    static void available(Transaction transaction, ObjectNode booked) {
        booked.put("status", "available");
        transaction.put(booked);
    }
}
