package io.rostrum.stripe.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rostrum.stripe.store.Transaction;
import io.rostrum.stripe.wire.Answer;
import io.rostrum.stripe.wire.Form;
import io.rostrum.stripe.wire.StripeError;

import java.util.Set;

/** Checkout sessions of mode {@code setup}: a page of the provider's own on which a buyer saves a card. */
final class CheckoutSessions {

    /** A session that nobody finished is over after a day. */
    static final long OPEN_SECONDS = Settings.DAY;

    private static final String TYPE = "checkout.session";
    private static final Set<String> CREATE = Set.of(
            "mode", "customer", "success_url", "cancel_url", "payment_method_types", "setup_intent_data",
            "metadata", "client_reference_id", "expand");

    private final String base;
    private final SetupIntents setups;

    CheckoutSessions(String base, SetupIntents setups) {
        this.base = base;
        this.setups = setups;
    }

    void routes(Routes routes) {
        routes.post("checkout/sessions",
                (transaction, call, ids) -> create(transaction, call.form().only(CREATE)))
                .get("checkout/sessions/*", (transaction, call, ids) ->
                        Answer.ok(transaction.get(TYPE, ids.getFirst())));
    }

    private Answer create(Transaction transaction, Form form) {
        if (!form.require("mode").equals("setup")) {
            throw StripeError.parameter(
                    "parameter_unknown", "mode", "Only sessions of mode=setup are emulated");
        }
        ObjectNode session = transaction.fresh(TYPE, "cs_test");
        String id = session.get("id").textValue();
        ObjectNode intent = setups.begin(transaction, form.text("customer"), form.under("setup_intent_data"));
        SetupIntents.ofSession(transaction, intent, id);
        session.put("customer", form.text("customer"))
                .put("client_reference_id", form.text("client_reference_id"))
                .put("setup_intent", intent.get("id").textValue())
                .put("success_url", form.require("success_url"))
                .put("cancel_url", form.text("cancel_url"))
                .put("expires_at", transaction.now() + OPEN_SECONDS)
                .put("url", base + "/emulator/checkout/" + id);
        Trees.metadata(session, form);
        transaction.put(session);
        return Answer.ok(session);
    }

    /** The buyer chose a card on the page; tells where their browser goes on, as {@code location}. */
    ObjectNode choose(Transaction transaction, String id, String methodName) {
        ObjectNode session = transaction.get(TYPE, id);
        if (!session.get("status").textValue().equals("open")
                || session.get("expires_at").longValue() < transaction.now()) {
            throw StripeError.invalid("session_expired", "This session is over; ask for a new one.");
        }
        String back = session.get("success_url").textValue();
        ObjectNode intent =
                setups.confirmed(transaction, session.get("setup_intent").textValue(), methodName, back);
        boolean acts = intent.get("status").textValue().equals("requires_action");
        String next = intent.path("next_action").path("redirect_to_url").path("url").textValue();
        return transaction.get(TYPE, id).deepCopy()
                .put("location", acts ? next + "?return_url=" + Form.coded(back) : back);
    }

    /** The card of the session's intent is saved. */
    static void complete(Transaction transaction, String id) {
        ObjectNode session = transaction.get(TYPE, id);
        session.put("status", "complete").putNull("url");
        transaction.put(session);
        Happenings.happened(transaction, "checkout.session.completed", session);
    }
}
