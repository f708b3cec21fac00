package io.rostrum.orders.desk;

import java.util.ArrayList;
import java.util.List;

/**
 * How a person pays: ids of the payment provider's, no card data.
 *
 * @param customerId absent until a first method was begun
 * @param methods saved ones, the newest last
 */
public record PayerState(String customerId, List<String> methods) {

    /** Methods that are remembered of one person; an older one goes. */
    public static final int METHODS_MAX = 20;

    public static final PayerState NONE = new PayerState(null, List.of());

    public PayerState {
        methods = List.copyOf(methods);
    }

    PayerState with(String customer, String method) {
        List<String> next = new ArrayList<>(methods);
        next.remove(method);
        next.add(method);
        return new PayerState(customer, next.size() > METHODS_MAX ? next.subList(1, next.size()) : next);
    }
}
