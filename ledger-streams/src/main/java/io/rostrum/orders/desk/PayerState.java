package io.rostrum.orders.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a person pays: ids of the payment provider's, no card data.
 *
 * @param customerId absent until a first method was begun
 * @param methods saved ones, the newest last
 * @param sinceMillis when each was heard of first, in log time
 */
public record PayerState(String customerId, List<String> methods, Map<String, Long> sinceMillis) {

    /** Methods that are remembered of one person; an older one goes. */
    public static final int METHODS_MAX = 20;

    public static final PayerState NONE = new PayerState(null, List.of(), Map.of());

    public PayerState {
        methods = List.copyOf(methods);
        sinceMillis = Map.copyOf(sinceMillis);
    }

    /** The method that was saved last; {@code null} if none is. */
    public String newest() {
        return methods.isEmpty() ? null : methods.get(methods.size() - 1);
    }

    /** When the method was heard of first. */
    public long since(String methodId) {
        return sinceMillis.getOrDefault(methodId, 0L);
    }

    PayerState with(String customer, String method, long nowMillis) {
        List<String> next = new ArrayList<>(methods);
        next.remove(method);
        next.add(method);
        List<String> kept = next.size() > METHODS_MAX ? next.subList(1, next.size()) : next;
        Map<String, Long> since = new TreeMap<>(sinceMillis);
        since.putIfAbsent(method, nowMillis);
        since.keySet().retainAll(kept);
        return new PayerState(customer, kept, since);
    }
}
