package io.rostrum.ledger.topology;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.commerce.InvoiceId;
import io.rostrum.desks.house.HouseDesk;
import io.rostrum.desks.user.UserDesk;
import io.rostrum.links.MarkState;
import io.rostrum.orders.state.BasketState;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

import java.util.ArrayList;
import java.util.List;

/**
 * Baskets and desks of one partition, each an entry of its own, and when time alone will bring something
 * about.
 */
final class AggregateStores {

    private static final String AT = "at/";
    private static final String OF = "of/";

    private final KeyValueStore<String, byte[]> baskets;
    private final KeyValueStore<String, byte[]> desks;
    private final KeyValueStore<String, byte[]> dues;

    AggregateStores(ProcessorContext<byte[], byte[]> context) {
        baskets = context.getStateStore(LedgerTopology.BASKETS_STORE);
        desks = context.getStateStore(LedgerTopology.DESKS_STORE);
        dues = context.getStateStore(LedgerTopology.DUES_STORE);
    }

    BasketState basket(String aggregate) {
        byte[] bytes = baskets.get(aggregate);
        return bytes == null
                ? BasketState.before(InvoiceId.ofAggregate(aggregate))
                : Json.read(bytes, BasketState.class);
    }

    void put(String aggregate, BasketState basket) {
        if (!basket.fresh()) {
            baskets.put(aggregate, Json.bytes(basket));
        }
    }

    UserDesk user(String aggregate) {
        byte[] bytes = desks.get(aggregate);
        return bytes == null ? UserDesk.ofAggregate(aggregate) : Json.read(bytes, UserDesk.class);
    }

    HouseDesk seller(String aggregate) {
        byte[] bytes = desks.get(aggregate);
        return bytes == null ? HouseDesk.ofAggregate(aggregate) : Json.read(bytes, HouseDesk.class);
    }

    MarkState mark(String aggregate) {
        byte[] bytes = desks.get(aggregate);
        return bytes == null ? MarkState.NEW : Json.read(bytes, MarkState.class);
    }

    /** Keeps a desk. */
    void putDesk(String aggregate, Object desk) {
        desks.put(aggregate, Json.bytes(desk));
    }

    /** @param dueMillis {@link Long#MAX_VALUE} is never */
    void due(String aggregate, long dueMillis) {
        byte[] before = dues.get(OF + aggregate);
        if (before != null && Letters.number(before) == dueMillis) {
            return;
        }
        if (before != null) {
            dues.delete(at(Letters.number(before)) + aggregate);
            dues.delete(OF + aggregate);
        }
        if (dueMillis != Long.MAX_VALUE) {
            dues.put(OF + aggregate, Letters.bytes(dueMillis));
            dues.put(at(dueMillis) + aggregate, Letters.bytes(dueMillis));
        }
    }

    /** A deadline and whose it is. */
    record Due(long atMillis, String aggregate) {}

    /** What is due by then, the earliest first, so many at most. */
    List<Due> dueBy(long millis, int max) {
        List<Due> due = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> all = dues.range(AT, at(millis) + "~")) {
            while (all.hasNext() && due.size() < max) {
                var next = all.next();
                due.add(new Due(
                        Letters.number(next.value), next.key.substring(at(0).length())));
            }
        }
        return due;
    }

    private static String at(long millis) {
        return AT + String.format("%019d", millis) + "/";
    }
}
