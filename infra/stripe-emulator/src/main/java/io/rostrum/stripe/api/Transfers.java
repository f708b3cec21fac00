package io.rostrum.stripe.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rostrum.stripe.store.Listing;
import io.rostrum.stripe.store.Transaction;
import io.rostrum.stripe.wire.Answer;
import io.rostrum.stripe.wire.Form;
import io.rostrum.stripe.wire.StripeError;

import java.util.Map;
import java.util.Set;

/** Transfers from the platform's balance to a connected account's, and what comes back of them. */
final class Transfers {

    private Transfers() {}

    static void routes(Routes routes) {
        routes.post("transfers", (transaction, call, ids) -> create(transaction, call.form().only(Set.of(
                        "amount", "currency", "destination", "source_transaction", "transfer_group",
                        "metadata",
                        "description", "expand"))))
                .get("transfers", (transaction, call, ids) ->
                        Trees.list(transaction, call, "transfer", Set.of("transfer_group", "destination")))
                .get("transfers/*", (transaction, call, ids) ->
                        Answer.ok(transaction.get("transfer", ids.getFirst())))
                .post("transfers/*/reversals", (transaction, call, ids) -> reverse(
                        transaction, transaction.get("transfer", ids.getFirst()),
                        call.form().only(Set.of("amount", "metadata", "description", "expand"))))
                .get("transfers/*/reversals", (transaction, call, ids) -> {
                    transaction.get("transfer", ids.getFirst());
                    return Trees.page(
                            transaction, call, "transfer_reversal", Map.of("transfer", ids.getFirst()));
                })
                .get("transfers/*/reversals/*", (transaction, call, ids) ->
                        Answer.ok(transaction.get("transfer_reversal", ids.getLast())));
    }

    private static Answer create(Transaction transaction, Form form) {
        long amount = form.amount("amount");
        String currency = PaymentIntents.currency(form);
        ObjectNode destination = destination(transaction, form.require("destination"));
        String source = form.text("source_transaction");
        ObjectNode transfer = transaction.fresh("transfer", "tr");
        String id = transfer.get("id").textValue();
        transfer.put("amount", amount)
                .put("currency", currency)
                .put("destination", destination.get("id").textValue())
                .put("transfer_group", form.text("transfer_group"))
                .put("description", form.text("description"));
        ((ObjectNode) transfer.get("reversals")).put("url", "/v1/transfers/" + id + "/reversals");
        Trees.metadata(transfer, form);
        long availableOn = transaction.now();
        if (source == null) {
            if (transaction.available(currency) < amount) {
                throw StripeError.invalid("balance_insufficient",
                        "You have insufficient available funds in your Stripe "
                        + "account. Try adding funds directly to your available balance");
            }
        } else {
            availableOn = outOf(transaction, transfer, source, amount, currency);
        }
        ObjectNode booked =
                Books.book(transaction, Books.Kind.TRANSFER, -amount, 0, currency, id, availableOn);
        transfer.put("balance_transaction", booked.get("id").textValue());
        arrive(transaction.in(destination.get("id").textValue()), transfer, availableOn);
        transaction.put(transfer);
        Happenings.happened(transaction, "transfer.created", transfer);
        return Answer.ok(transfer);
    }

    private static ObjectNode destination(Transaction transaction, String id) {
        ObjectNode account = transaction.get("account", id);
        if (!account.path("capabilities").path("transfers").asText().equals("active")) {
            throw StripeError.invalid(
                    "insufficient_capabilities_for_transfer",
                    "Your destination account needs to have at least one of the following capabilities "
                            + "enabled: transfers");
        }
        return account;
    }

    /** A transfer out of a charge: in its currency, within what is left of it, available when it is. */
    private static long outOf(
            Transaction transaction, ObjectNode transfer, String source, long amount, String currency) {
        ObjectNode charge = transaction.get("charge", source);
        String group = charge.path("transfer_group").asText("null");
        if (!charge.get("currency").textValue().equals(currency)) {
            throw StripeError.parameter("currency_mismatch", "currency",
                    "The currency of source_transaction's balance "
                    + "transaction must be the same as the transfer currency");
        }
        if (!charge.get("captured").booleanValue()) {
            throw StripeError.parameter("charge_not_captured", "source_transaction",
                    "The charge is not captured");
        }
        long taken = transaction.newestFirst(Listing.of(
                        "transfer", group.equals("null") ? Map.of() : Map.of("transfer_group", group)))
                                .stream()
                .filter(other -> source.equals(other.path("source_transaction").asText()))
                .mapToLong(other ->
                        other.get("amount").longValue() - other.get("amount_reversed").longValue())
                .sum();
        if (Math.addExact(taken, amount) > charge.get("amount_captured").longValue()) {
            throw StripeError.parameter(
                    "transfer_source_balance_parameters_mismatch", "amount",
                    "You cannot transfer more than the source charge's amount");
        }
        transfer.put("source_transaction", source);
        if (transfer.get("transfer_group").isNull()) {
            String made = group.equals("null") ? "group_" + charge.get("payment_intent").asText(source)
                    : group;
            transfer.put("transfer_group", made);
            charge.put("transfer_group", made);
            transaction.put(charge);
        }
        return transaction.get("balance_transaction", charge.get("balance_transaction").textValue())
                .get("available_on")
                .longValue();
    }

    private static void arrive(Transaction there, ObjectNode transfer, long availableOn) {
        ObjectNode payment = there.fresh("charge", "py");
        long amount = transfer.get("amount").longValue();
        String id = payment.get("id").textValue();
        ObjectNode booked = Books.book(
                there, Books.Kind.PAYMENT, amount, 0, transfer.get("currency").textValue(), id, availableOn);
        payment.put("amount", amount)
                .put("amount_captured", amount)
                .put("captured", true)
                .put("paid", true)
                .put("status", "succeeded")
                .put("currency", transfer.get("currency").textValue())
                .put("balance_transaction", booked.get("id").textValue())
                .put("source_transfer", transfer.get("id").textValue())
                .putNull("payment_method_details");
        there.put(payment);
        transfer.put("destination_payment", id);
    }

    private static Answer reverse(Transaction transaction, ObjectNode transfer, Form form) {
        long left = transfer.get("amount").longValue() - transfer.get("amount_reversed").longValue();
        long amount = form.has("amount") ? form.amount("amount") : left;
        if (amount > left || left <= 0) {
            throw StripeError.parameter(
                    "transfer_reversal_amount_too_large", "amount",
                    "The reversal is greater than what is left");
        }
        String currency = transfer.get("currency").textValue();
        Transaction there = transaction.in(transfer.get("destination").textValue());
        if (Math.addExact(there.available(currency), there.pending(currency)) < amount) {
            throw StripeError.invalid(
                    "balance_insufficient",
                    "The connected account has insufficient funds to reverse this transfer");
        }
        long paidAt = transaction.get("balance_transaction", transfer.get("balance_transaction").textValue())
                .get("available_on")
                .longValue();
        ObjectNode reversal = transaction.fresh("transfer_reversal", "trr");
        String id = reversal.get("id").textValue();
        ObjectNode booked = Books.book(transaction, Books.Kind.REVERSAL, amount, 0, currency, id, paidAt);
        Books.book(there, Books.Kind.PAYMENT_REFUND, -amount, 0, currency,
                transfer.get("destination_payment").textValue(), paidAt);
        reversal.put("amount", amount)
                .put("currency", currency)
                .put("transfer", transfer.get("id").textValue())
                .put("balance_transaction", booked.get("id").textValue());
        Trees.metadata(reversal, form);
        long reversed = transfer.get("amount_reversed").longValue() + amount;
        transfer.put("amount_reversed", reversed)
                .put("reversed", reversed == transfer.get("amount").longValue());
        ArrayNode data = (ArrayNode) transfer.get("reversals").get("data");
        data.insert(0, Trees.shown(reversal));
        if (data.size() > 10) {
            data.remove(10);
            ((ObjectNode) transfer.get("reversals")).put("has_more", true);
        }
        transaction.put(reversal);
        transaction.put(transfer);
        Happenings.happened(transaction, "transfer.reversed", transfer);
        return Answer.ok(reversal);
    }
}
