package io.rostrum.stripe.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rostrum.stripe.store.Transaction;
import io.rostrum.stripe.wire.Answer;
import io.rostrum.stripe.wire.Form;
import io.rostrum.stripe.wire.StripeError;

import java.util.Currency;
import java.util.Locale;
import java.util.Set;

/**
 * Payment intents.
 *
 * <pre>
 * requires_payment_method ─► requires_confirmation ─confirm─► requires_action ─authenticated─► succeeded
 *          ▲                                          │  │                                 └─►
 *     requires_capture ─► succeeded
 *          └──────────────── declined ────────────────┘  └─► succeeded | requires_capture          └─ 7 days
 *     ─► canceled
 * </pre>
 */
final class PaymentIntents {

    private static final Set<String> CREATE = Set.of(
            "amount", "currency", "customer", "payment_method", "payment_method_types", "confirm",
            "off_session",
            "capture_method", "transfer_group", "metadata", "setup_future_usage", "description", "return_url",
            "automatic_payment_methods", "statement_descriptor_suffix", "error_on_requires_action", "expand");
    private static final Set<String> UPDATE =
            Set.of("amount", "currency", "customer", "payment_method", "metadata", "transfer_group",
                    "description", "expand");
    private static final Set<String> CONFIRM = Set.of(
            "payment_method", "off_session", "return_url", "error_on_requires_action", "setup_future_usage",
            "expand");

    private final Charging charging;
    private final String base;

    PaymentIntents(Charging charging, String base) {
        this.charging = charging;
        this.base = base;
    }

    void routes(Routes routes) {
        routes.post("payment_intents",
                (transaction, call, ids) -> create(transaction, call.form().only(CREATE)))
                .get("payment_intents", (transaction, call, ids) ->
                        Trees.list(transaction, call, "payment_intent", Set.of("customer")))
                .get("payment_intents/*", (transaction, call, ids) -> {
                    call.form().only(Set.of("expand", "client_secret"));
                    return Answer.ok(transaction.get("payment_intent", ids.getFirst()));
                })
                .post("payment_intents/*", (transaction, call, ids) -> update(
                        transaction, transaction.get("payment_intent", ids.getFirst()),
                        call.form().only(UPDATE)))
                .post("payment_intents/*/confirm", (transaction, call, ids) -> confirm(
                        transaction, transaction.get("payment_intent", ids.getFirst()),
                        call.form().only(CONFIRM)))
                .post("payment_intents/*/capture", (transaction, call, ids) -> {
                    Form form = call.form().only(Set.of("amount_to_capture", "metadata", "expand"));
                    ObjectNode intent = transaction.get("payment_intent", ids.getFirst());
                    long amount = form.has("amount_to_capture")
                            ? form.amount("amount_to_capture")
                            : intent.get("amount_capturable").longValue();
                    return Answer.ok(charging.capture(transaction, intent, amount));
                })
                .post("payment_intents/*/cancel", (transaction, call, ids) -> {
                    Form form = call.form().only(Set.of("cancellation_reason", "expand"));
                    ObjectNode intent = transaction.get("payment_intent", ids.getFirst());
                    return Answer.ok(charging.cancel(transaction, intent, form.text("cancellation_reason")));
                });
    }

    private Answer create(Transaction transaction, Form form) {
        ObjectNode intent = transaction.fresh("payment_intent", "pi");
        intent.put("amount", form.amount("amount")).put("currency", currency(form));
        intent.put("client_secret", Transaction.newId(intent.get("id").textValue() + "_secret"));
        if (form.text("customer") != null) {
            intent.put("customer", transaction.get("customer", form.text("customer")).get("id").textValue());
        }
        String capture = form.text("capture_method", "automatic");
        if (!Set.of("automatic", "automatic_async", "manual").contains(capture)) {
            throw StripeError.parameter("parameter_invalid", "capture_method", "Invalid capture_method");
        }
        intent.put("capture_method", capture)
                .put("transfer_group", form.text("transfer_group"))
                .put("description", form.text("description"))
                .put("setup_future_usage", form.text("setup_future_usage"));
        if (form.text("payment_method") != null) {
            method(transaction, intent, form.text("payment_method"));
        }
        Trees.metadata(intent, form);
        transaction.put(intent);
        Happenings.happened(transaction, "payment_intent.created", intent);
        return form.isTrue("confirm") ? confirm(transaction, intent, form) : Answer.ok(intent);
    }

    private Answer update(Transaction transaction, ObjectNode intent, Form form) {
        boolean open = Set.of("requires_payment_method", "requires_confirmation", "requires_action")
                .contains(intent.get("status").textValue());
        if (!open && (form.has("amount") || form.has("currency") || form.has("payment_method"))) {
            throw Charging.unexpected(intent, "updated");
        }
        if (form.has("amount")) {
            intent.put("amount", form.amount("amount"));
        }
        if (form.text("payment_method") != null) {
            method(transaction, intent, form.text("payment_method"));
        }
        if (form.has("transfer_group")) {
            intent.put("transfer_group", form.text("transfer_group"));
        }
        Trees.metadata(intent, form);
        transaction.put(intent);
        return Answer.ok(intent);
    }

    private Answer confirm(Transaction transaction, ObjectNode intent, Form form) {
        if (!Set.of("requires_payment_method", "requires_confirmation", "requires_action")
                .contains(intent.get("status").textValue())) {
            throw Charging.unexpected(intent, "confirmed");
        }
        String wanted = form.text("payment_method", intent.path("payment_method").asText(""));
        if (wanted.isEmpty() || wanted.equals("null")) {
            throw StripeError.invalid(
                            "payment_intent_unexpected_state",
                            "You cannot confirm this PaymentIntent because it's missing a payment method.")
                    .with("payment_intent", Trees.shown(intent));
        }
        ObjectNode method = method(transaction, intent, wanted);
        MagicCard card = Customers.card(method);
        boolean setUp = Transaction.hidden(method).path("setUp").asBoolean();
        if (!card.authenticatesCharge(setUp)) {
            return charging.charge(transaction, intent, method);
        }
        if (form.isTrue("off_session") || form.isTrue("error_on_requires_action")) {
            var asked = new MagicCard.Decline("authentication_required", "authentication_required");
            return charging.fail(transaction, intent, method, asked);
        }
        ObjectNode action = intent.putObject("next_action");
        String returnUrl = form.text("return_url");
        if (returnUrl == null) {
            action.put("type", "use_stripe_sdk").putObject("use_stripe_sdk");
        } else {
            action.put("type", "redirect_to_url").putObject("redirect_to_url")
                    .put("return_url", returnUrl)
                    .put("url", base + "/emulator/authenticate/" + intent.get("id").textValue());
        }
        intent.put("status", "requires_action");
        transaction.put(intent);
        Happenings.happened(transaction, "payment_intent.requires_action", intent);
        return Answer.ok(intent);
    }

    /** The buyer has been at their bank, which is content or not. */
    ObjectNode authenticated(Transaction transaction, String id, boolean content) {
        ObjectNode intent = transaction.get("payment_intent", id);
        if (!intent.get("status").textValue().equals("requires_action")) {
            throw Charging.unexpected(intent, "authenticated");
        }
        ObjectNode method = transaction.get("payment_method", intent.get("payment_method").textValue());
        if (content) {
            charging.charge(transaction, intent, method);
            return intent;
        }
        intent.put("status", "requires_payment_method").putNull("payment_method").putNull("next_action");
        intent.putObject("last_payment_error")
                .put("code", "payment_intent_authentication_failure")
                .put("message", "The provided payment method has failed authentication.")
                .put("type", "invalid_request_error")
                .set("payment_method", Trees.shown(method));
        transaction.put(intent);
        Happenings.happened(transaction, "payment_intent.payment_failed", intent);
        return intent;
    }

    private static ObjectNode method(Transaction transaction, ObjectNode intent, String id) {
        ObjectNode method = Customers.resolve(transaction, id);
        String owner = method.path("customer").asText("null");
        if (!owner.equals("null") && !owner.equals(intent.path("customer").asText("null"))) {
            throw StripeError.parameter(
                    "payment_method_customer_mismatch", "payment_method",
                    "The provided PaymentMethod belongs to another Customer.");
        }
        intent.put("payment_method", method.get("id").textValue());
        if (intent.get("status").textValue().equals("requires_payment_method")) {
            intent.put("status", "requires_confirmation");
        }
        return method;
    }

    static String currency(Form form) {
        String currency = form.require("currency").toLowerCase(Locale.ROOT);
        try {
            Currency.getInstance(currency.toUpperCase(Locale.ROOT));
            return currency;
        } catch (IllegalArgumentException unknown) {
            throw StripeError.parameter("currency_not_supported", "currency", "Invalid currency: "
                    + currency);
        }
    }
}
