package io.rostrum.stripe.store;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts what was really done, by the ids in the metadata: a drill's witness that nothing was done twice. */
public final class Counters {

    private static final Set<String> COUNTED =
            Set.of("charge", "refund", "transfer", "transfer_reversal", "payout", "payment_intent");
    private static final int NAMED_MAX = 100;

    /**
     * What was done of one kind.
     *
     * @param total objects
     * @param requests different {@code requestId}s in their metadata
     * @param most the most objects of one {@code requestId}
     * @param doubled the {@code requestId}s with more than one, at most 100 of them
     */
    public record Count(int total, int requests, int most, List<String> doubled) {}

    private final Map<String, Map<String, Integer>> counts = new HashMap<>();

    void add(Stored object, ObjectNode node) {
        boolean failed = node.path("status").asText().equals("failed");
        if (!COUNTED.contains(object.type()) || failed || object.id().startsWith("py_")) {
            return;
        }
        String wish = node.path("metadata").path("requestId").asText("");
        counts.computeIfAbsent(object.type(), absent -> new HashMap<>()).merge(wish, 1, Integer::sum);
    }

    Map<String, Count> all() {
        Map<String, Count> all = new HashMap<>();
        counts.forEach((type, wishes) -> all.put(type, new Count(
                wishes.values().stream().mapToInt(Integer::intValue).sum(),
                wishes.size() - (wishes.containsKey("") ? 1 : 0),
                wishes.entrySet().stream()
                        .filter(wish -> !wish.getKey().isEmpty())
                        .mapToInt(Map.Entry::getValue)
                        .max()
                        .orElse(0),
                wishes.entrySet().stream()
                        .filter(wish -> !wish.getKey().isEmpty() && wish.getValue() > 1)
                        .map(Map.Entry::getKey)
                        .sorted()
                        .limit(NAMED_MAX)
                        .toList())));
        return all;
    }
}
