package io.rostrum.stripe.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Finds objects by type, account and the few properties that lists are asked for; oldest first. */
final class Index {

    private static final Map<String, List<String>> INDEXED = Map.of(
            "payment_intent", List.of("customer"),
            "charge", List.of("payment_intent", "customer", "transfer_group"),
            "refund", List.of("charge", "payment_intent"),
            "transfer", List.of("transfer_group", "destination"),
            "transfer_reversal", List.of("transfer"),
            "payment_method", List.of("customer"),
            "setup_intent", List.of("customer"),
            "balance_transaction", List.of("source", "type"),
            "dispute", List.of("charge", "payment_intent"));

    private final Map<String, NavigableMap<Long, String>> lists = new HashMap<>();

    void add(Stored object, ObjectNode node, long seq) {
        list(key(object.type(), object.account(), null, null)).put(seq, object.id());
        for (String field : INDEXED.getOrDefault(object.type(), List.of())) {
            JsonNode value = node.path(field);
            if (value.isTextual()) {
                list(key(object.type(), object.account(), field, value.textValue())).put(seq, object.id());
            }
        }
    }

    void remove(Stored object, ObjectNode node, long seq) {
        forget(key(object.type(), object.account(), null, null), seq);
        for (String field : INDEXED.getOrDefault(object.type(), List.of())) {
            JsonNode value = node.path(field);
            if (value.isTextual()) {
                forget(key(object.type(), object.account(), field, value.textValue()), seq);
            }
        }
    }

    /** The narrowest list that holds everything with these properties. */
    NavigableMap<Long, String> narrowest(String type, String account, Map<String, String> wanted) {
        NavigableMap<Long, String> narrowest = lists.get(key(type, account, null, null));
        for (String field : INDEXED.getOrDefault(type, List.of())) {
            if (wanted.containsKey(field)) {
                NavigableMap<Long, String> list = lists.get(key(type, account, field, wanted.get(field)));
                if (list == null || narrowest == null || list.size() < narrowest.size()) {
                    narrowest = list;
                }
            }
        }
        return narrowest == null ? new TreeMap<>() : narrowest;
    }

    private NavigableMap<Long, String> list(String key) {
        return lists.computeIfAbsent(key, absent -> new TreeMap<>());
    }

    private void forget(String key, long seq) {
        NavigableMap<Long, String> list = lists.get(key);
        if (list != null && list.remove(seq) != null && list.isEmpty()) {
            lists.remove(key);
        }
    }

    private static String key(String type, String account, String field, String value) {
        return type + ' ' + account + (field == null ? "" : ' ' + field + '=' + value);
    }
}
