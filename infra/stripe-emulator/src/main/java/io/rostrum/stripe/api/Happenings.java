package io.rostrum.stripe.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rostrum.stripe.store.Listing;
import io.rostrum.stripe.store.ObjectStore;
import io.rostrum.stripe.store.Stored;
import io.rostrum.stripe.store.Transaction;
import io.rostrum.stripe.wire.Answer;
import io.rostrum.stripe.wire.StripeError;

import java.util.Map;
import java.util.Set;

/** Events: what webhooks carry, and the list of the newest of them. */
final class Happenings {

    private static final int ENDPOINTS_MAX = 16;

    private Happenings() {}

    static void routes(Routes routes) {
        routes.get("events", (transaction, call, ids) ->
                        Trees.list(transaction.in(Stored.PLATFORM), call, "event", Set.of("type")))
                .get("events/*", (transaction, call, ids) ->
                        Answer.ok(transaction.in(Stored.PLATFORM).get("event", ids.getFirst())))
                .get("webhook_endpoints", (transaction, call, ids) ->
                        Trees.list(transaction, call, "webhook_endpoint", Set.of()))
                .post("webhook_endpoints", (transaction, call, ids) -> {
                    call.form().only(
                            Set.of("url", "enabled_events", "connect", "description", "metadata",
                                    "api_version"));
                    ObjectNode endpoint = endpoint(
                            transaction, Transaction.newId("we"), call.form().require("url"),
                            "whsec_" + Transaction.newId("s").substring(2));
                    ObjectNode shown = endpoint.deepCopy();
                    shown.put("secret", Transaction.hidden(endpoint).get("secret").textValue());
                    return Answer.ok(shown);
                });
    }

    /** Puts an address to which every event is sent, signed with the secret. */
    static ObjectNode endpoint(Transaction transaction, String id, String url, String secret) {
        if (transaction.newestFirst(Listing.of("webhook_endpoint", Map.of())).size() >= ENDPOINTS_MAX) {
            throw StripeError.invalid(null, "You have reached the maximum of 16 webhook endpoints");
        }
        ObjectNode endpoint = JsonNodeFactory.instance.objectNode()
                .put("id", id)
                .put("object", "webhook_endpoint")
                .putNull("api_version")
                .putNull("application")
                .put("created", transaction.now())
                .putNull("description");
        endpoint.putArray("enabled_events").add("*");
        endpoint.put("livemode", false).putObject("metadata");
        endpoint.put("status", "enabled").put("url", url);
        Transaction.hidden(endpoint).put("secret", secret);
        transaction.put(endpoint);
        return endpoint;
    }

    /** Something happened to an object: an event with its picture, to be sent to every endpoint. */
    static void happened(Transaction transaction, String type, ObjectNode object) {
        Transaction platform = transaction.in(Stored.PLATFORM);
        var endpoints = platform.newestFirst(Listing.of("webhook_endpoint", Map.of()));
        ObjectNode event = JsonNodeFactory.instance.objectNode()
                .put("id", Transaction.newId("evt"))
                .put("object", "event")
                .putNull("api_version")
                .put("created", transaction.now());
        if (!transaction.account().equals(Stored.PLATFORM)) {
            event.put("account", transaction.account());
        }
        event.putObject("data").set("object", Trees.shown(object));
        event.put("livemode", false).put("pending_webhooks", endpoints.size());
        event.putObject("request").putNull("id").putNull("idempotency_key");
        event.put("type", type);
        if (!endpoints.isEmpty()) {
            ObjectNode deliveries = event.putObject(ObjectStore.HIDDEN).putObject("deliveries");
            endpoints.forEach(endpoint -> deliveries.putObject(endpoint.get("id").textValue())
                    .put("attempts", 0)
                    .put("next", transaction.now()));
        }
        platform.put(event);
    }
}
