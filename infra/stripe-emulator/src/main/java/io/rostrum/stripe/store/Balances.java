package io.rostrum.stripe.store;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Map;
import java.util.TreeMap;

/** What each account has, available and pending, by currency: always the sum of its balance transactions. */
final class Balances {

    /** One currency of one account, in minor units. */
    record Sum(long available, long pending) {

        private static final Sum ZERO = new Sum(0, 0);

        private Sum plus(long net, boolean pendingPart) {
            return pendingPart
                    ? new Sum(available, Math.addExact(pending, net))
                    : new Sum(Math.addExact(available, net), pending);
        }
    }

    private final Map<String, TreeMap<String, Sum>> sums = new TreeMap<>();

    void add(String account, ObjectNode transaction) {
        move(account, transaction, transaction.get("net").longValue());
    }

    void remove(String account, ObjectNode transaction) {
        move(account, transaction, -transaction.get("net").longValue());
    }

    Map<String, Sum> of(String account) {
        return sums.getOrDefault(account, new TreeMap<>());
    }

    Sum of(String account, String currency) {
        return of(account).getOrDefault(currency, Sum.ZERO);
    }

    private void move(String account, ObjectNode transaction, long net) {
        boolean pending = transaction.get("status").textValue().equals("pending");
        sums.computeIfAbsent(account, absent -> new TreeMap<>())
                .merge(transaction.get("currency").textValue(), Sum.ZERO.plus(net, pending),
                        (old, added) -> old.plus(net, pending));
    }
}
