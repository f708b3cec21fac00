package io.rostrum.stripe.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rostrum.stripe.store.Transaction;
import io.rostrum.stripe.wire.Answer;
import io.rostrum.stripe.wire.Form;
import io.rostrum.stripe.wire.StripeError;

import java.util.Set;

/** Setup intents: a payment method is saved to its customer for charges without them. */
final class SetupIntents {

    private static final String SESSION = "session";
    private static final Set<String> CREATE = Set.of(
            "customer", "payment_method", "payment_method_types", "usage", "confirm", "metadata",
            "description",
            "return_url", "automatic_payment_methods", "expand");

    private final String base;

    SetupIntents(String base) {
        this.base = base;
    }

    void routes(Routes routes) {
        routes.post("setup_intents",
                (transaction, call, ids) -> create(transaction, call.form().only(CREATE)))
                .get("setup_intents", (transaction, call, ids) ->
                        Trees.list(transaction, call, "setup_intent", Set.of("customer")))
                .get("setup_intents/*", (transaction, call, ids) ->
                        Answer.ok(transaction.get("setup_intent", ids.getFirst())))
                .post("setup_intents/*/confirm", (transaction, call, ids) -> confirm(
                        transaction, transaction.get("setup_intent", ids.getFirst()),
                        call.form().only(Set.of("payment_method", "return_url", "expand"))))
                .post("setup_intents/*/cancel", (transaction, call, ids) -> {
                    ObjectNode intent = transaction.get("setup_intent", ids.getFirst());
                    requireOpen(intent, "canceled");
                    intent.put("status", "canceled");
                    transaction.put(intent);
                    Happenings.happened(transaction, "setup_intent.canceled", intent);
                    return Answer.ok(intent);
                });
    }

    private Answer create(Transaction transaction, Form form) {
        ObjectNode intent = fresh(transaction, form.text("customer"));
        intent.put("usage", form.text("usage", "off_session")).put("description", form.text("description"));
        if (form.text("payment_method") != null) {
            intent.put("payment_method",
                    Customers.resolve(transaction, form.text("payment_method")).get("id").textValue())
                    .put("status", "requires_confirmation");
        }
        Trees.metadata(intent, form);
        transaction.put(intent);
        Happenings.happened(transaction, "setup_intent.created", intent);
        return form.isTrue("confirm") ? confirm(transaction, intent, form) : Answer.ok(intent);
    }

    /** An intent without a method yet; {@code data} has its metadata, {@code customer} may be null. */
    ObjectNode begin(Transaction transaction, String customer, Form data) {
        ObjectNode intent = fresh(transaction, customer);
        Trees.metadata(intent, data);
        transaction.put(intent);
        Happenings.happened(transaction, "setup_intent.created", intent);
        return intent;
    }

    private static ObjectNode fresh(Transaction transaction, String customer) {
        ObjectNode intent = transaction.fresh("setup_intent", "seti");
        intent.put("client_secret", Transaction.newId(intent.get("id").textValue() + "_secret"));
        if (customer != null) {
            intent.put("customer", transaction.get("customer", customer).get("id").textValue());
        }
        return intent;
    }

    /** When the intent succeeds, its session is complete. */
    static void ofSession(Transaction transaction, ObjectNode intent, String sessionId) {
        Transaction.hidden(intent).put(SESSION, sessionId);
        transaction.put(intent);
    }

    private Answer confirm(Transaction transaction, ObjectNode intent, Form form) {
        requireOpen(intent, "confirmed");
        String wanted = form.text("payment_method", intent.path("payment_method").asText("null"));
        if (wanted.equals("null")) {
            throw StripeError.invalid("setup_intent_unexpected_state", "It is missing a payment method.");
        }
        ObjectNode method = Customers.resolve(transaction, wanted);
        intent.put("payment_method", method.get("id").textValue());
        MagicCard card = Customers.card(method);
        if (card.onSetup().isPresent()) {
            StripeError error = Charging.declined(card.onSetup().get(), null, method);
            intent.put("status", "requires_payment_method").putNull("payment_method");
            intent.set("last_setup_error", error.body().get("error").deepCopy());
            transaction.put(intent);
            Happenings.happened(transaction, "setup_intent.setup_failed", intent);
            return new Answer(error.status(), error.with("setup_intent", Trees.shown(intent)).body());
        }
        if (!card.authenticatesSetup()) {
            return Answer.ok(succeed(transaction, intent, method));
        }
        ObjectNode action = intent.putObject("next_action");
        if (form.text("return_url") == null) {
            action.put("type", "use_stripe_sdk").putObject("use_stripe_sdk");
        } else {
            action.put("type", "redirect_to_url").putObject("redirect_to_url")
                    .put("return_url", form.text("return_url"))
                    .put("url", base + "/emulator/authenticate/" + intent.get("id").textValue());
        }
        intent.put("status", "requires_action");
        transaction.put(intent);
        Happenings.happened(transaction, "setup_intent.requires_action", intent);
        return Answer.ok(intent);
    }

    /** The buyer has been at their bank, which is content or not. */
    ObjectNode authenticated(Transaction transaction, String id, boolean content) {
        ObjectNode intent = transaction.get("setup_intent", id);
        if (!intent.get("status").textValue().equals("requires_action")) {
            throw Charging.unexpected(intent, "authenticated");
        }
        ObjectNode method = transaction.get("payment_method", intent.get("payment_method").textValue());
        if (content) {
            return succeed(transaction, intent, method);
        }
        intent.put("status", "requires_payment_method").putNull("payment_method").putNull("next_action");
        intent.putObject("last_setup_error")
                .put("code", "setup_intent_authentication_failure")
                .put("message", "The provided payment method has failed authentication.")
                .put("type", "invalid_request_error");
        transaction.put(intent);
        Happenings.happened(transaction, "setup_intent.setup_failed", intent);
        return intent;
    }

    /** The page's part, done by the emulator: a test card is entered and the intent confirmed. */
    Answer enter(Transaction transaction, String id, String methodName) {
        return confirm(transaction, transaction.get("setup_intent", id),
                Form.parse("payment_method=" + methodName + "&return_url=about:blank"));
    }

    /** The same with an address to come back to; returns the intent as it is then. */
    ObjectNode confirmed(Transaction transaction, String id, String methodName, String back) {
        confirm(transaction, transaction.get("setup_intent", id),
                Form.parse("payment_method=" + Form.coded(methodName) + "&return_url=" + Form.coded(back)));
        return transaction.get("setup_intent", id);
    }

    private static ObjectNode succeed(Transaction transaction, ObjectNode intent, ObjectNode method) {
        Transaction.hidden(method).put("setUp", true);
        transaction.put(method);
        String customer = intent.path("customer").asText("null");
        if (!customer.equals("null") && !customer.equals(method.path("customer").asText("null"))) {
            Customers.attach(transaction, method, customer);
        }
        intent.put("status", "succeeded").putNull("next_action").putNull("last_setup_error");
        transaction.put(intent);
        Happenings.happened(transaction, "setup_intent.succeeded", intent);
        if (Transaction.hidden(intent).hasNonNull(SESSION)) {
            CheckoutSessions.complete(transaction, Transaction.hidden(intent).get(SESSION).textValue());
        }
        return intent;
    }

    private static void requireOpen(ObjectNode intent, String verb) {
        if (!Set.of("requires_payment_method", "requires_confirmation", "requires_action")
                .contains(intent.get("status").textValue())) {
            throw Charging.unexpected(intent, verb);
        }
    }
}
