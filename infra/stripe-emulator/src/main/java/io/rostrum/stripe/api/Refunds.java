package io.rostrum.stripe.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rostrum.stripe.store.Transaction;
import io.rostrum.stripe.wire.Answer;
import io.rostrum.stripe.wire.Form;
import io.rostrum.stripe.wire.StripeError;

import java.util.Set;

/** Charges as they are read, and what is given back of them. */
final class Refunds {

    private static final long BANK_SECONDS = 60;

    private Refunds() {}

    static void routes(Routes routes) {
        routes.get("charges", (transaction, call, ids) -> Trees.list(
                        transaction, call, "charge", Set.of("customer", "payment_intent", "transfer_group")))
                .get("charges/*",
                        (transaction, call, ids) -> Answer.ok(transaction.get("charge", ids.getFirst())))
                .post("refunds", (transaction, call, ids) -> create(transaction, call.form().only(Set.of(
                        "charge", "payment_intent", "amount", "reason", "metadata", "expand"))))
                .get("refunds", (transaction, call, ids) ->
                        Trees.list(transaction, call, "refund", Set.of("charge", "payment_intent")))
                .get("refunds/*",
                        (transaction, call, ids) -> Answer.ok(transaction.get("refund", ids.getFirst())));
    }

    private static Answer create(Transaction transaction, Form form) {
        String chargeId = form.text("charge") != null
                ? form.text("charge")
                : transaction.get("payment_intent", form.require("payment_intent")).path("latest_charge")
                        .asText();
        ObjectNode charge = transaction.get("charge", chargeId);
        long left = charge.get("amount_captured").longValue() - charge.get("amount_refunded").longValue();
        if (charge.get("disputed").booleanValue()) {
            throw StripeError.invalid("charge_disputed", "Charge " + chargeId
                    + " has been charged back; cannot refund.");
        }
        if (!charge.get("captured").booleanValue() || left <= 0) {
            throw StripeError.invalid("charge_already_refunded", "Charge " + chargeId
                    + " has already been refunded.");
        }
        long amount = form.has("amount") ? form.amount("amount") : left;
        if (amount > left) {
            throw StripeError.parameter(
                    "amount_too_large", "amount",
                    "Refund amount is greater than unrefunded amount on charge");
        }
        return Answer.ok(refund(transaction, charge, amount, form));
    }

    private static ObjectNode refund(Transaction transaction, ObjectNode charge, long amount, Form form) {
        ObjectNode refund = transaction.fresh("refund", "re");
        refund.put("amount", amount)
                .put("currency", charge.get("currency").textValue())
                .put("charge", charge.get("id").textValue())
                .put("reason", form.text("reason"));
        refund.set("payment_intent", charge.get("payment_intent"));
        Trees.metadata(refund, form);
        MagicCard card = MagicCard.byLast4(
                charge.get("payment_method_details").get("card").get("last4").textValue());
        refund.put("status", card == MagicCard.REFUND_PENDING ? "pending" : "succeeded");
        if (card == MagicCard.REFUND_PENDING || card == MagicCard.REFUND_FAILS) {
            Transaction.hidden(refund).put("due", transaction.now() + BANK_SECONDS);
        }
        ObjectNode booked = Books.book(
                transaction, Books.Kind.REFUND, -amount, 0, charge.get("currency").textValue(),
                refund.get("id").textValue(), transaction.now());
        refund.put("balance_transaction", booked.get("id").textValue());
        long refunded = charge.get("amount_refunded").longValue() + amount;
        charge.put("amount_refunded", refunded)
                .put("refunded", refunded == charge.get("amount_captured").longValue());
        transaction.put(charge);
        transaction.put(refund);
        Happenings.happened(transaction, "charge.refunded", charge);
        Happenings.happened(transaction, "refund.created", refund);
        return refund;
    }

    /** The bank's word on a refund comes: a pending one succeeds, another is sent back. */
    static void due(Transaction transaction, ObjectNode refund) {
        if (refund.get("status").textValue().equals("pending")) {
            refund.put("status", "succeeded");
            transaction.put(refund);
            Happenings.happened(transaction, "refund.updated", refund);
            return;
        }
        ObjectNode booked = Books.book(
                transaction, Books.Kind.REFUND_FAILURE, refund.get("amount").longValue(), 0,
                refund.get("currency").textValue(), refund.get("id").textValue(), transaction.now());
        refund.put("status", "failed")
                .put("failure_reason", "expired_or_canceled_card")
                .put("failure_balance_transaction", booked.get("id").textValue());
        ObjectNode charge = transaction.get("charge", refund.get("charge").textValue());
        charge.put("amount_refunded",
                charge.get("amount_refunded").longValue() - refund.get("amount").longValue())
                .put("refunded", false);
        transaction.put(charge);
        transaction.put(refund);
        Happenings.happened(transaction, "refund.failed", refund);
    }
}
