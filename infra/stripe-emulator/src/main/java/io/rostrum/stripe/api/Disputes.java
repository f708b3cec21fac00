package io.rostrum.stripe.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rostrum.stripe.store.Transaction;
import io.rostrum.stripe.wire.Answer;
import io.rostrum.stripe.wire.Call;
import io.rostrum.stripe.wire.Form;
import io.rostrum.stripe.wire.StripeError;

import java.util.Set;

/**
 * Card disputes: {@code needs_response ─evidence─► under_review ─► won | lost}; an inquiry moves no money.
 *
 * <p>Evidence that holds {@code winning_evidence} or {@code losing_evidence} is decided at once, as in
 * Stripe's test mode.
 */
final class Disputes {

    private static final String WINNING = "winning_evidence";
    private static final String LOSING = "losing_evidence";

    private final Settings settings;

    Disputes(Settings settings) {
        this.settings = settings;
    }

    void routes(Routes routes) {
        routes.get("disputes", (transaction, call, ids) ->
                        Trees.list(transaction, call, "dispute", Set.of("charge", "payment_intent")))
                .get("disputes/*", (transaction, call, ids) ->
                        Answer.ok(transaction.get("dispute", ids.getFirst())))
                .post("disputes/*", this::evidence)
                .post("disputes/*/close", (transaction, call, ids) -> Answer.ok(
                        close(transaction, transaction.get("dispute", ids.getFirst()), false)));
    }

    /** Some test cards bring their dispute with them. */
    void afterCharge(Transaction transaction, ObjectNode charge, MagicCard card) {
        card.dispute().ifPresent(reason -> open(transaction, charge, reason, false));
        if (card == MagicCard.INQUIRY) {
            open(transaction, charge, "general", true);
        }
    }

    ObjectNode open(Transaction transaction, ObjectNode charge, String reason, boolean inquiry) {
        if (!charge.get("captured").booleanValue() || charge.get("disputed").booleanValue()) {
            throw StripeError.invalid("charge_disputed", "The charge cannot be disputed (again)");
        }
        ObjectNode dispute = transaction.fresh("dispute", "dp");
        long amount = charge.get("amount_captured").longValue() - charge.get("amount_refunded").longValue();
        String id = dispute.get("id").textValue();
        dispute.put("amount", amount)
                .put("currency", charge.get("currency").textValue())
                .put("charge", charge.get("id").textValue())
                .put("reason", reason)
                .put("status", inquiry ? "warning_needs_response" : "needs_response")
                .put("is_charge_refundable", inquiry);
        dispute.set("payment_intent", charge.get("payment_intent"));
        long dueBy = transaction.now() + settings.evidenceDays() * Settings.DAY;
        ((ObjectNode) dispute.get("evidence_details")).put("due_by", dueBy);
        Transaction.hidden(dispute).put("due", dueBy);
        charge.put("disputed", true);
        if (!inquiry) {
            book(transaction, dispute, Books.Kind.DISPUTE, -amount, settings.disputeFeeMinor());
        }
        transaction.put(charge);
        transaction.put(dispute);
        Happenings.happened(transaction, "charge.dispute.created", dispute);
        if (!inquiry) {
            Happenings.happened(transaction, "charge.dispute.funds_withdrawn", dispute);
        }
        return transaction.get("dispute", id);
    }

    ObjectNode close(Transaction transaction, ObjectNode dispute, boolean won) {
        String status = dispute.get("status").textValue();
        if (Set.of("won", "lost", "warning_closed").contains(status)) {
            throw StripeError.invalid("dispute_closed", "This dispute is already closed");
        }
        boolean inquiry = status.startsWith("warning");
        Transaction.hidden(dispute).remove("due");
        dispute.put("status", inquiry ? "warning_closed" : won ? "won" : "lost");
        if (won && !inquiry) {
            book(transaction, dispute, Books.Kind.DISPUTE_REVERSAL, dispute.get("amount").longValue(), 0);
        }
        transaction.put(dispute);
        Happenings.happened(transaction, "charge.dispute.closed", dispute);
        if (won && !inquiry) {
            Happenings.happened(transaction, "charge.dispute.funds_reinstated", dispute);
        }
        return dispute;
    }

    private Answer evidence(Transaction transaction, Call call, java.util.List<String> ids) {
        Form form = call.form().only(Set.of("evidence", "submit", "metadata", "expand"));
        ObjectNode dispute = transaction.get("dispute", ids.getFirst());
        String status = dispute.get("status").textValue();
        if (!status.endsWith("needs_response") && form.has("evidence")) {
            throw StripeError.invalid("dispute_closed", "This dispute takes no more evidence");
        }
        ObjectNode evidence = (ObjectNode) dispute.get("evidence");
        var given = Trees.texts(form.under("evidence"));
        given.forEach((name, text) -> {
            if (!evidence.has(name)) {
                throw StripeError.parameter("parameter_unknown", "evidence[" + name
                        + "]", "Unknown evidence");
            }
            evidence.put(name, text);
        });
        Trees.metadata(dispute, form);
        ObjectNode details = (ObjectNode) dispute.get("evidence_details");
        details.put("has_evidence", details.get("has_evidence").booleanValue() || !given.isEmpty());
        boolean submits = !given.isEmpty() && !"false".equals(form.text("submit"));
        if (submits) {
            details.put("submission_count", details.get("submission_count").intValue() + 1);
            dispute.put("status", status.startsWith("warning") ? "warning_under_review" : "under_review");
            Transaction.hidden(dispute).remove("due");
        }
        transaction.put(dispute);
        Happenings.happened(transaction, "charge.dispute.updated", dispute);
        if (submits && given.containsValue(WINNING)) {
            close(transaction, dispute, true);
        } else if (submits && given.containsValue(LOSING)) {
            close(transaction, dispute, false);
        }
        return Answer.ok(dispute);
    }

    private static void book(
            Transaction transaction, ObjectNode dispute, Books.Kind kind, long amount, long fee) {
        ObjectNode booked = Books.book(
                transaction, kind, amount, fee, dispute.get("currency").textValue(),
                dispute.get("id").textValue(),
                transaction.now());
        ((ArrayNode) dispute.get("balance_transactions")).add(booked);
    }
}
