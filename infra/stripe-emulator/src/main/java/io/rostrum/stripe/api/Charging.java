package io.rostrum.stripe.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rostrum.stripe.store.Transaction;
import io.rostrum.stripe.wire.Answer;
import io.rostrum.stripe.wire.StripeError;

/** What happens between a confirmed intent and the bank: charges that succeed, fail, hold, capture, lapse. */
final class Charging {

    private final Settings settings;
    private final Disputes disputes;

    Charging(Settings settings, Disputes disputes) {
        this.settings = settings;
        this.disputes = disputes;
    }

    /** The bank is asked: the money comes, is set apart, or does not come. */
    Answer charge(Transaction transaction, ObjectNode intent, ObjectNode method) {
        MagicCard card = Customers.card(method);
        if (card.onCharge().isPresent()) {
            return fail(transaction, intent, method, card.onCharge().get());
        }
        ObjectNode charge = newCharge(transaction, intent, method);
        charge.put("status", "succeeded").put("paid", true);
        boolean manual = intent.get("capture_method").textValue().equals("manual");
        intent.put("payment_method", method.get("id").textValue())
                .put("latest_charge", charge.get("id").textValue())
                .putNull("last_payment_error")
                .putNull("next_action");
        if (manual) {
            long lapses = transaction.now() + settings.authorisationDays() * Settings.DAY;
            Transaction.hidden(intent).put("due", lapses);
            ((ObjectNode) charge.get("payment_method_details").get("card")).put("capture_before", lapses);
            intent.put("status", "requires_capture")
                    .put("amount_capturable", intent.get("amount").longValue());
        } else {
            take(transaction, charge, charge.get("amount").longValue(), card);
            intent.put("status", "succeeded").put("amount_received", intent.get("amount").longValue());
        }
        transaction.put(charge);
        transaction.put(intent);
        Happenings.happened(transaction, "charge.succeeded", charge);
        Happenings.happened(
                transaction, manual ? "payment_intent.amount_capturable_updated"
                        : "payment_intent.succeeded", intent);
        if (!manual) {
            disputes.afterCharge(transaction, charge, card);
        }
        return Answer.ok(intent);
    }

    /** Takes what was set apart, or a part of it. */
    ObjectNode capture(Transaction transaction, ObjectNode intent, long amount) {
        if (!intent.get("status").textValue().equals("requires_capture")) {
            throw unexpected(intent, "captured");
        }
        if (amount > intent.get("amount_capturable").longValue()) {
            throw StripeError.parameter(
                    "amount_too_large", "amount_to_capture",
                    "The requested capture amount is greater than the authorized");
        }
        ObjectNode charge = transaction.get("charge", intent.get("latest_charge").textValue());
        ObjectNode method = transaction.get("payment_method", intent.get("payment_method").textValue());
        take(transaction, charge, amount, Customers.card(method));
        Transaction.hidden(intent).remove("due");
        intent.put("status", "succeeded").put("amount_capturable", 0).put("amount_received", amount);
        transaction.put(charge);
        transaction.put(intent);
        Happenings.happened(transaction, "charge.captured", charge);
        Happenings.happened(transaction, "payment_intent.succeeded", intent);
        disputes.afterCharge(transaction, charge, Customers.card(method));
        return intent;
    }

    /** Gives an intent up; what was set apart is let go. */
    ObjectNode cancel(Transaction transaction, ObjectNode intent, String reason) {
        String status = intent.get("status").textValue();
        if (status.equals("succeeded") || status.equals("canceled")) {
            throw unexpected(intent, "canceled");
        }
        if (status.equals("requires_capture")) {
            ObjectNode charge = transaction.get("charge", intent.get("latest_charge").textValue());
            charge.put("refunded", true).put("amount_refunded", charge.get("amount").longValue());
            transaction.put(charge);
            boolean lapsed = "automatic".equals(reason);
            Happenings.happened(transaction, lapsed ? "charge.expired" : "charge.refunded", charge);
        }
        Transaction.hidden(intent).remove("due");
        intent.put("status", "canceled")
                .put("canceled_at", transaction.now())
                .put("cancellation_reason", reason)
                .put("amount_capturable", 0)
                .putNull("next_action");
        transaction.put(intent);
        Happenings.happened(transaction, "payment_intent.canceled", intent);
        return intent;
    }

    /** The bank says no: a failed charge stands, and the intent wants another try. */
    Answer fail(Transaction transaction, ObjectNode intent, ObjectNode method, MagicCard.Decline decline) {
        ObjectNode charge = newCharge(transaction, intent, method);
        charge.put("failure_code", decline.code()).put("failure_message", message(decline));
        ((ObjectNode) charge.get("outcome"))
                .put("type", "issuer_declined")
                .put("network_status", "declined_by_network")
                .put("reason", decline.declineCode() == null ? decline.code() : decline.declineCode());
        transaction.put(charge);
        String chargeId = charge.get("id").textValue();
        StripeError error = declined(decline, chargeId, method);
        intent.put("status", "requires_payment_method").put("latest_charge", chargeId)
                .putNull("payment_method");
        intent.putNull("next_action").set("last_payment_error", error.body().get("error").deepCopy());
        transaction.put(intent);
        Happenings.happened(transaction, "charge.failed", charge);
        Happenings.happened(transaction, "payment_intent.payment_failed", intent);
        return new Answer(error.status(), error.with("payment_intent", Trees.shown(intent)).body());
    }

    /** The error of a declined card. {@code chargeId} and {@code method} may be null. */
    static StripeError declined(MagicCard.Decline decline, String chargeId, ObjectNode method) {
        StripeError error = new StripeError(402, "card_error", decline.code(), message(decline));
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (decline.declineCode() != null) {
            error.with("decline_code", nodes.textNode(decline.declineCode()));
        }
        if (chargeId != null) {
            error.with("charge", nodes.textNode(chargeId));
        }
        return method == null ? error : error.with("payment_method", Trees.shown(method));
    }

    static StripeError unexpected(ObjectNode intent, String verb) {
        return StripeError.invalid(
                        intent.get("object").textValue() + "_unexpected_state",
                        "This " + intent.get("object").textValue() + " could not be " + verb
                                + " because it has a status of " + intent.get("status").textValue() + ".")
                .with(intent.get("object").textValue(), Trees.shown(intent));
    }

    private void take(Transaction transaction, ObjectNode charge, long amount, MagicCard card) {
        boolean atOnce = card == MagicCard.AVAILABLE_AT_ONCE;
        ObjectNode booked = Books.book(
                transaction, Books.Kind.CHARGE, amount, settings.fee(amount),
                charge.get("currency").textValue(),
                charge.get("id").textValue(), atOnce ? transaction.now()
                        : settings.availableOn(transaction.now()));
        charge.put("captured", true)
                .put("amount_captured", amount)
                .put("balance_transaction", booked.get("id").textValue());
    }

    private static ObjectNode newCharge(Transaction transaction, ObjectNode intent, ObjectNode method) {
        ObjectNode charge = transaction.fresh("charge", "ch");
        charge.put("amount", intent.get("amount").longValue())
                .put("currency", intent.get("currency").textValue())
                .put("payment_intent", intent.get("id").textValue())
                .put("payment_method", method.get("id").textValue());
        charge.set("customer", intent.get("customer"));
        charge.set("transfer_group", intent.get("transfer_group"));
        charge.set("description", intent.get("description"));
        charge.set("metadata", intent.get("metadata").deepCopy());
        ObjectNode card = (ObjectNode) charge.get("payment_method_details").get("card");
        card.set("brand", method.get("card").get("brand"));
        card.set("network", method.get("card").get("brand"));
        card.set("last4", method.get("card").get("last4"));
        return charge;
    }

    private static String message(MagicCard.Decline decline) {
        return switch (decline.code()) {
            case "authentication_required" ->
                "Your card was declined. This transaction requires authentication.";
            case "expired_card" -> "Your card has expired.";
            case "incorrect_cvc" -> "Your card's security code is incorrect.";
            case "processing_error" ->
                    "An error occurred while processing your card. Try again in a little bit.";
            default ->
                "insufficient_funds".equals(decline.declineCode())
                        ? "Your card has insufficient funds."
                        : "Your card was declined.";
        };
    }
}
