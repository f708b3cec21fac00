package io.rostrum.stripe.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rostrum.stripe.store.Transaction;
import io.rostrum.stripe.wire.Answer;
import io.rostrum.stripe.wire.StripeError;

import java.util.Set;

/** Customers and their payment methods. */
final class Customers {

    private static final Set<String> WRITABLE =
            Set.of("name", "email", "phone", "description", "metadata", "expand");

    private Customers() {}

    static void routes(Routes routes) {
        routes.post("customers", (transaction, call, ids) -> {
                    ObjectNode customer = transaction.fresh("customer", "cus");
                    customer.put("invoice_prefix", customer.get("id").textValue().substring(6, 14));
                    return write(transaction, customer, call.form().only(WRITABLE), "customer.created");
                })
                .post("customers/*", (transaction, call, ids) -> write(
                        transaction, transaction.get("customer", ids.getFirst()), call.form().only(WRITABLE),
                        "customer.updated"))
                .get("customers/*", (transaction, call, ids) ->
                        Answer.ok(transaction.get("customer", ids.getFirst())))
                .get("customers", (transaction, call, ids) ->
                        Trees.list(transaction, call, "customer", Set.of("email")))
                .get("customers/*/payment_methods", (transaction, call, ids) -> {
                    transaction.get("customer", ids.getFirst());
                    return Trees.page(
                            transaction, call, "payment_method",
                            java.util.Map.of("customer", ids.getFirst()));
                })
                .post("payment_methods", (transaction, call, ids) -> {
                    var form = call.form()
                            .only(Set.of("type", "card", "metadata", "billing_details", "expand"));
                    if (!form.require("type").equals("card")) {
                        throw StripeError.parameter("parameter_invalid", "type",
                                "The emulator knows cards only");
                    }
                    ObjectNode method =
                            method(transaction, MagicCard.byNumber(form.under("card").require("number")));
                    Trees.metadata(method, form);
                    transaction.put(method);
                    return Answer.ok(method);
                })
                .get("payment_methods", (transaction, call, ids) ->
                        Trees.list(transaction, call, "payment_method", Set.of("customer", "type")))
                .get("payment_methods/*", (transaction, call, ids) ->
                        Answer.ok(resolve(transaction, ids.getFirst())))
                .post("payment_methods/*/attach", (transaction, call, ids) -> {
                    String customer = call.form().only(Set.of("customer", "expand")).require("customer");
                    ObjectNode method = resolve(transaction, ids.getFirst());
                    MagicCard card = card(method);
                    if (card.onSetup().isPresent()) {
                        throw Charging.declined(card.onSetup().get(), null, null);
                    }
                    return Answer.ok(attach(transaction, method, customer));
                })
                .post("payment_methods/*/detach", (transaction, call, ids) -> {
                    ObjectNode method = transaction.get("payment_method", ids.getFirst());
                    method.putNull("customer");
                    transaction.put(method);
                    Happenings.happened(transaction, "payment_method.detached", method);
                    return Answer.ok(method);
                });
    }

    /**
     * A payment method by its id, or a fresh one for a test card's name ({@code pm_card_visa}). With a word
     * behind it ({@code pm_card_visa__household}) it has a fingerprint, the same for everybody who uses that
     * word.
     */
    static ObjectNode resolve(Transaction transaction, String id) {
        int word = id.indexOf("__");
        var magic = MagicCard.byMethodName(word < 0 ? id : id.substring(0, word));
        if (magic.isEmpty()) {
            return transaction.get("payment_method", id);
        }
        ObjectNode method = method(transaction, magic.get());
        if (word > 0) {
            ((ObjectNode) method.get("card")).put("fingerprint", "rostrum_" + id.substring(word + 2));
        }
        transaction.put(method);
        return method;
    }

    static ObjectNode attach(Transaction transaction, ObjectNode method, String customer) {
        transaction.get("customer", customer);
        String owner = method.path("customer").asText(null);
        if (owner != null && !method.get("customer").isNull() && !owner.equals(customer)) {
            throw StripeError.invalid(
                    "payment_method_unexpected_state",
                    "The payment method you provided has already been attached to a customer.");
        }
        method.put("customer", customer);
        transaction.put(method);
        Happenings.happened(transaction, "payment_method.attached", method);
        return method;
    }

    static MagicCard card(ObjectNode method) {
        return MagicCard.byLast4(method.path("card").path("last4").asText());
    }

    private static ObjectNode method(Transaction transaction, MagicCard card) {
        ObjectNode method = transaction.fresh("payment_method", "pm");
        ObjectNode shown = (ObjectNode) method.get("card");
        shown.put("brand", card.brand()).put("display_brand", card.brand()).put("last4", card.last4());
        ((ObjectNode) shown.get("networks")).putArray("available").add(card.brand());
        return method;
    }

    private static Answer write(
            Transaction transaction, ObjectNode customer, io.rostrum.stripe.wire.Form form, String event) {
        for (String name : Set.of("name", "email", "phone", "description")) {
            if (form.has(name)) {
                customer.put(name, form.text(name));
            }
        }
        Trees.metadata(customer, form);
        transaction.put(customer);
        Happenings.happened(transaction, event, customer);
        return Answer.ok(customer);
    }
}
