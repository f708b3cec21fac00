package io.rostrum.stripe.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rostrum.stripe.store.Stored;
import io.rostrum.stripe.store.Transaction;
import io.rostrum.stripe.wire.Answer;
import io.rostrum.stripe.wire.Form;
import io.rostrum.stripe.wire.StripeError;

import java.util.Set;

/** Balances, their transactions, and payouts by hand: {@code pending ─arrival─► paid | failed}. */
final class Payouts {

    private final Settings settings;

    Payouts(Settings settings) {
        this.settings = settings;
    }

    void routes(Routes routes) {
        routes.get("balance", (transaction, call, ids) -> Answer.ok(balance(transaction)))
                .get("balance_transactions", (transaction, call, ids) -> Trees.list(
                        transaction, call, "balance_transaction", Set.of("source", "type", "currency")))
                .get("balance_transactions/*", (transaction, call, ids) ->
                        Answer.ok(transaction.get("balance_transaction", ids.getFirst())))
                .post("payouts", (transaction, call, ids) -> create(transaction, call.form().only(Set.of(
                        "amount", "currency", "metadata", "description", "method", "statement_descriptor",
                        "expand"))))
                .get("payouts", (transaction, call, ids) ->
                        Trees.list(transaction, call, "payout", Set.of("status")))
                .get("payouts/*",
                        (transaction, call, ids) -> Answer.ok(transaction.get("payout", ids.getFirst())))
                .post("payouts/*/cancel", (transaction, call, ids) -> {
                    ObjectNode payout = transaction.get("payout", ids.getFirst());
                    return Answer.ok(comeBack(transaction, payout, "canceled", null));
                });
    }

    private Answer create(Transaction transaction, Form form) {
        long amount = form.amount("amount");
        String currency = PaymentIntents.currency(form);
        ObjectNode account = Accounts.current(transaction);
        if (!account.get("payouts_enabled").booleanValue()) {
            throw StripeError.invalid("payouts_not_allowed", "Payouts are not enabled for this account");
        }
        if (transaction.available(currency) < amount) {
            throw StripeError.invalid("balance_insufficient",
                    "You have insufficient funds in your Stripe account");
        }
        ObjectNode payout = transaction.fresh("payout", "po");
        ObjectNode booked = Books.book(
                transaction, Books.Kind.PAYOUT, -amount, 0, currency, payout.get("id").textValue(),
                transaction.now());
        long arrival = (transaction.now() / Settings.DAY + settings.payoutDays()) * Settings.DAY;
        payout.put("amount", amount)
                .put("currency", currency)
                .put("arrival_date", arrival)
                .put("description", form.text("description"))
                .put("destination",
                        account.path("external_accounts").path("data").path(0).path("id").asText(null))
                .put("balance_transaction", booked.get("id").textValue());
        Trees.metadata(payout, form);
        Transaction.hidden(payout).put("due", arrival);
        transaction.put(payout);
        Happenings.happened(transaction, "payout.created", payout);
        return Answer.ok(payout);
    }

    /** The bank took it. */
    static void due(Transaction transaction, ObjectNode payout) {
        payout.put("status", "paid");
        transaction.put(payout);
        Happenings.happened(transaction, "payout.paid", payout);
    }

    /** The money comes back on the balance: failed (even after it was paid) or cancelled. */
    static ObjectNode comeBack(Transaction transaction, ObjectNode payout, String status,
            String failureCode) {
        boolean open = payout.get("status").textValue().equals("pending");
        boolean paid = payout.get("status").textValue().equals("paid");
        if (!open && !(paid && failureCode != null)) {
            throw StripeError.invalid("payout_not_pending", "This payout is not pending any more");
        }
        ObjectNode booked = Books.book(
                transaction, Books.Kind.PAYOUT_FAILURE, payout.get("amount").longValue(), 0,
                payout.get("currency").textValue(), payout.get("id").textValue(), transaction.now());
        Transaction.hidden(payout).remove("due");
        payout.put("status", status)
                .put("failure_code", failureCode)
                .put("failure_message", failureCode == null ? null : "The bank did not take the payout")
                .put("failure_balance_transaction", booked.get("id").textValue());
        transaction.put(payout);
        Happenings.happened(transaction, "payout." + status, payout);
        return payout;
    }

    private static ObjectNode balance(Transaction transaction) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        ObjectNode balance = nodes.objectNode().put("object", "balance");
        var available = balance.putArray("available");
        var pending = nodes.arrayNode();
        for (String currency : transaction.currencies()) {
            amount(available.addObject(), transaction.available(currency), currency);
            amount(pending.addObject(), transaction.pending(currency), currency);
        }
        if (available.isEmpty()) {
            amount(available.addObject(), 0, "usd");
            amount(pending.addObject(), 0, "usd");
        }
        if (transaction.account().equals(Stored.PLATFORM)) {
            balance.putArray("connect_reserved").addObject().put("amount", 0).put("currency", "usd");
        }
        balance.put("livemode", false).set("pending", pending);
        return balance;
    }

    private static void amount(ObjectNode into, long amount, String currency) {
        into.put("amount", amount).put("currency", currency).putObject("source_types").put("card", amount);
    }
}
