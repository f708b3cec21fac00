package io.rostrum.ledger.view;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.commerce.InvoiceEvent;
import io.rostrum.contracts.commerce.InvoiceId;
import io.rostrum.contracts.commerce.LifeEvent;
import io.rostrum.contracts.commerce.OrderEventRecord;
import io.rostrum.contracts.commerce.OrderId;
import io.rostrum.contracts.commerce.ShipTo;
import io.rostrum.contracts.id.UserId;
import io.rostrum.orders.Happening;
import io.rostrum.orders.evolving.Evolver;
import io.rostrum.orders.reading.InvoiceView;
import io.rostrum.orders.reading.OrderView;
import io.rostrum.orders.reading.OrderView.Happened;
import io.rostrum.orders.state.BasketState;
import io.rostrum.orders.state.InvoiceState;
import io.rostrum.orders.state.OrderPhase;
import io.rostrum.orders.state.OrderState;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Committed orders and invoices on disk, folded by the orders' own evolution, and found by buyer, by seller
 * and by dispute.
 *
 * <p>What was read and how far are written together, so a restart goes on where it stopped; an event that was
 * read before is skipped by its number.
 */
public final class OrderIndex implements CommittedReader.ValueIndex, AutoCloseable {

    /** Events of one order that are kept for its timeline; the oldest are forgotten first. */
    static final int TIMELINE_MAX = 200;

    private static final byte[] FOUND = {};

    private final ViewStore store;

    /** An order with what the events say besides its state. */
    record KeptOrder(OrderState state, long placedAtMillis, long changedAtMillis, List<Happened> timeline) {}

    /** An invoice with what the events say besides its state. */
    record KeptInvoice(
            InvoiceState state, List<String> orders, long shippingMinor, ShipTo shipTo,
            boolean authenticationWanted, String failure) {

        static KeptInvoice before(InvoiceId id) {
            return new KeptInvoice(InvoiceState.before(id), List.of(), 0, null, false, null);
        }
    }

    /** Opens the index in that folder, or makes it. */
    public OrderIndex(Path folder) throws IOException {
        store = new ViewStore(folder);
    }

    @Override
    public void take(byte[] value) {
        add(Json.read(value, OrderEventRecord.class));
    }

    /** Takes an event; it is seen after {@link #commit}. */
    void add(OrderEventRecord record) {
        switch (record.event()) {
            case LifeEvent life -> order(record, life);
            case InvoiceEvent event -> {
                if (record.invoiceId().number() > 0) {
                    invoice(record, event);
                }
            }
        }
    }

    private void order(OrderEventRecord record, LifeEvent event) {
        String key = orderKey(record.orderId().value());
        KeptOrder kept = read(key, KeptOrder.class)
                .orElseGet(() -> new KeptOrder(
                        OrderState.before(record.orderId()), record.atMillis(), 0, List.of()));
        if (record.seq() <= kept.state().seq()) {
            return;
        }
        Happening happening = new Happening(record.invoiceId(), record.orderId(), event);
        BasketState basket = BasketState.before(InvoiceId.basketOf(
                record.invoiceId().showId(), record.invoiceId().buyerId())).with(kept.state());
        OrderState next = numbered(
                Evolver.evolve(basket, happening, record.atMillis()).order(record.orderId()), record.seq());
        List<Happened> timeline = new ArrayList<>(kept.timeline());
        timeline.add(new Happened(
                record.seq(), record.atMillis(), event.getClass().getSimpleName(), evidence(event)));
        if (timeline.size() > TIMELINE_MAX) {
            timeline.removeFirst();
        }
        put(key, new KeptOrder(next, kept.placedAtMillis(), record.atMillis(), timeline));
        String place = latestFirst(kept.placedAtMillis()) + "/" + record.orderId().value();
        store.put("buyer/" + next.sale().buyerId().value() + "/" + place, FOUND);
        store.put("seller/" + next.sale().sellerId().value() + "/" + place, FOUND);
        store.put(
                "dispute/" + record.orderId().value(),
                next.phase() == OrderPhase.DISPUTED ? FOUND : null);
    }

    private static OrderState numbered(OrderState state, long seq) {
        var draft = state.draft();
        draft.seq = seq;
        return draft.build();
    }

    private static List<String> evidence(LifeEvent event) {
        return switch (event) {
            case LifeEvent.OrderDisputed dispute when !dispute.evidence().isEmpty() -> dispute.evidence();
            case LifeEvent.DisputeAnswered answer when !answer.evidence().isEmpty() -> answer.evidence();
            default -> null;
        };
    }

    private void invoice(OrderEventRecord record, InvoiceEvent event) {
        InvoiceId id = record.invoiceId();
        String key = invoiceKey(id.value());
        KeptInvoice kept = read(key, KeptInvoice.class).orElseGet(() -> KeptInvoice.before(id));
        if (record.seq() <= kept.state().seq()) {
            return;
        }
        BasketState basket =
                BasketState.before(InvoiceId.basketOf(id.showId(), id.buyerId())).with(kept.state());
        var draft = Evolver.evolve(basket, Happening.of(id, event), record.atMillis()).invoice(id).draft();
        draft.seq = record.seq();
        InvoiceState state = draft.build();
        put(key, switch (event) {
            case InvoiceEvent.InvoiceIssued issued -> new KeptInvoice(
                    state, issued.orders().stream().map(OrderId::value).toList(), issued.shippingMinor(),
                    issued.shipTo(), false, null);
            case InvoiceEvent.InvoiceAuthenticationWanted wanted ->
                new KeptInvoice(
                        state, kept.orders(), kept.shippingMinor(), kept.shipTo(), true, kept.failure());
            case InvoiceEvent.InvoiceChargeFailed failed ->
                new KeptInvoice(
                        state, kept.orders(), kept.shippingMinor(), kept.shipTo(), false, failed.code());
            case InvoiceEvent.InvoiceCharged charged ->
                new KeptInvoice(state, kept.orders(), kept.shippingMinor(), kept.shipTo(), false, null);
            default -> new KeptInvoice(
                    state, kept.orders(), kept.shippingMinor(), kept.shipTo(), kept.authenticationWanted(),
                    kept.failure());
        });
        store.put("invoices/" + id.buyerId().value() + "/" + id.value(), FOUND);
    }

    @Override
    public void commit(Map<Integer, Long> nextOffsets) {
        store.commit(nextOffsets);
    }

    @Override
    public long nextOffset(int partition) {
        return store.nextOffset(partition);
    }

    /** One order, with its timeline. */
    public Optional<OrderView> order(OrderId id) {
        return committed(orderKey(id.value()), KeptOrder.class).map(kept -> view(kept, kept.timeline()));
    }

    /** Somebody's purchases, the latest first. */
    public List<OrderView> ofBuyer(UserId buyerId, int limit) {
        return orders("buyer/" + buyerId.value() + "/", limit);
    }

    /** Somebody's sales, the latest first. */
    public List<OrderView> ofSeller(UserId sellerId, int limit) {
        return orders("seller/" + sellerId.value() + "/", limit);
    }

    /** Orders in dispute, in the order of their clocks. */
    public List<OrderView> disputed(int limit) {
        TreeMap<String, OrderView> byClock = new TreeMap<>();
        orders("dispute/", limit).forEach(order -> byClock.put(
                String.format(
                        "%019d/%s", order.deadlineMillis() == null ? Long.MAX_VALUE : order.deadlineMillis(),
                        order.orderId()),
                order));
        return List.copyOf(byClock.values());
    }

    /** Somebody's invoices. */
    public List<InvoiceView> invoices(UserId buyerId, int limit) {
        List<InvoiceView> found = new ArrayList<>();
        for (String id : store.lastParts("invoices/" + buyerId.value() + "/", limit)) {
            committed(invoiceKey(id), KeptInvoice.class).ifPresent(kept -> found.add(InvoiceView.of(
                    kept.state(), kept.orders(), kept.shippingMinor(), kept.shipTo(),
                    kept.authenticationWanted(), kept.failure())));
        }
        return found;
    }

    private List<OrderView> orders(String prefix, int limit) {
        List<OrderView> found = new ArrayList<>();
        for (String id : store.lastParts(prefix, limit)) {
            committed(orderKey(id), KeptOrder.class).ifPresent(kept -> found.add(view(kept, null)));
        }
        return found;
    }

    private OrderView view(KeptOrder kept, List<Happened> timeline) {
        InvoiceId invoiceId = kept.state().invoiceId();
        InvoiceState invoice = invoiceId == null
                ? null
                : committed(invoiceKey(invoiceId.value()), KeptInvoice.class).map(KeptInvoice::state)
                        .orElse(null);
        return OrderView.of(kept.state(), invoice, kept.placedAtMillis(), kept.changedAtMillis(), timeline);
    }

    private <T> Optional<T> read(String key, Class<T> type) {
        return parsed(store.latest(key), type);
    }

    private <T> Optional<T> committed(String key, Class<T> type) {
        return parsed(store.get(key), type);
    }

    private static <T> Optional<T> parsed(byte[] bytes, Class<T> type) {
        return bytes == null ? Optional.empty() : Optional.of(Json.read(bytes, type));
    }

    private void put(String key, Object value) {
        store.put(key, Json.bytes(value));
    }

    private static String orderKey(String orderId) {
        return "order/" + orderId;
    }

    private static String invoiceKey(String invoiceId) {
        return "invoice/" + invoiceId;
    }

    private static String latestFirst(long atMillis) {
        return String.format("%019d", Long.MAX_VALUE - atMillis);
    }

    @Override
    public void close() {
        store.close();
    }
}
