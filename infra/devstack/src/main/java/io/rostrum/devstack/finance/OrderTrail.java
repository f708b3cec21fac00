package io.rostrum.devstack.finance;

import com.fasterxml.jackson.databind.JsonNode;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.AuctionEvent;
import io.rostrum.contracts.auction.EventRecord;
import io.rostrum.contracts.commerce.InvoiceId;
import io.rostrum.contracts.commerce.OrderEventRecord;
import io.rostrum.contracts.commerce.OrderId;
import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.JournalEntry;
import io.rostrum.contracts.log.Topics;
import io.rostrum.contracts.payments.PaymentEventRecord;
import io.rostrum.devstack.client.EventLog;
import io.rostrum.devstack.engine.StackSettings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Everything that is recorded of one order, gathered from the committed topics by the ids that join them.
 *
 * @param payments Stripe's facts of the order and its invoice, each once, by time
 * @param entries of the book that name the order, or an object at Stripe that its facts name
 * @param orders the order's events and its invoice's, by time
 * @param sale what happened to the lot from its hammer on
 * @param winningBid absent if none is recorded, as when the order is unknown
 */
record OrderTrail(
        OrderId orderId, List<PaymentEventRecord> payments, List<JournalEntry> entries,
        List<OrderEventRecord> orders, List<EventRecord> sale, EventRecord winningBid) {

    static OrderTrail of(OrderId orderId, StackSettings settings, BookOptions options) {
        List<OrderEventRecord> orders = orders(orderId, options.kafka());
        if (orders.isEmpty()) {
            return new OrderTrail(orderId, List.of(), List.of(), List.of(), List.of(), null);
        }
        Set<String> subjects = new HashSet<>(Set.of(orderId.value()));
        orders.forEach(record -> subjects.add(record.invoiceId().value()));
        List<PaymentEventRecord> payments = payments(subjects, options.kafka());
        Set<String> names = new HashSet<>(Set.of(orderId.value()));
        payments.forEach(fact -> collectStripeIds(Json.LOG.valueToTree(fact.event()), names));
        orders.forEach(record -> collectEntryIds(Json.LOG.valueToTree(record.event()), names));
        List<JournalEntry> entries = new ArrayList<>();
        options.entries((entry, bytes) -> {
            if (concerns(entry, orderId, names)) {
                entries.add(entry);
            }
        });
        List<EventRecord> lot = lot(orderId, settings);
        List<EventRecord> sale = lot.stream().filter(record -> isSale(record.event())).toList();
        return new OrderTrail(orderId, payments, entries, orders, sale, winningBid(lot, orderId.turn()));
    }

    private static List<OrderEventRecord> orders(OrderId orderId, String kafka) {
        List<OrderEventRecord> ofShow = new ArrayList<>();
        CommittedTopic.read(kafka, Topics.ORDERS_EVENTS, record -> {
            OrderEventRecord event = Json.read(record.value(), OrderEventRecord.class);
            if (event.invoiceId().showId().equals(orderId.showId())) {
                ofShow.add(event);
            }
        });
        Set<InvoiceId> invoices = new HashSet<>();
        ofShow.stream()
                .filter(event -> orderId.equals(event.orderId()))
                .forEach(event -> invoices.add(event.invoiceId()));
        return ofShow.stream()
                .filter(event -> event.orderId() == null
                        ? invoices.contains(event.invoiceId())
                        : event.orderId().equals(orderId))
                .sorted(Comparator.comparingLong(OrderEventRecord::atMillis))
                .toList();
    }

    /**
     * Requests and payments are named by what they are for: {@code orderId/step/number},
     * {@code invoice/invoiceId}.
     */
    private static List<PaymentEventRecord> payments(Set<String> subjects, String kafka) {
        List<PaymentEventRecord> payments = new ArrayList<>();
        Set<String> known = new HashSet<>();
        CommittedTopic.read(kafka, Topics.PAYMENTS_EVENTS, record -> {
            PaymentEventRecord fact = Json.read(record.value(), PaymentEventRecord.class);
            String payment = fact.paymentId().value();
            String paidFor = payment.substring(payment.indexOf('/') + 1);
            String request = fact.requestId();
            String askedFor =
                    request == null ? paidFor : request.substring(0, Math.max(0, request.indexOf('/')));
            if (subjects.contains(paidFor) && subjects.contains(askedFor) && known.add(fact.factId())) {
                payments.add(fact);
            }
        });
        payments.sort(Comparator.comparingLong(PaymentEventRecord::atMillis));
        return payments;
    }

    /** Objects that are this order's or its invoice's alone; a customer or an account is in many orders. */
    private static void collectStripeIds(JsonNode event, Set<String> names) {
        for (String field : List.of(
                "chargeId", "refundId", "transferId", "reversalId", "disputeId", "balanceTransactionId")) {
            if (event.path(field).isTextual()) {
                names.add(event.path(field).textValue());
            }
        }
        if (event.path("move").path("id").isTextual()) {
            names.add(event.path("move").path("id").textValue());
        }
    }

    private static void collectEntryIds(JsonNode event, Set<String> names) {
        if (event.path("entryId").isTextual()) {
            names.add(event.path("entryId").textValue());
        }
    }

    private static boolean concerns(JournalEntry entry, OrderId orderId, Set<String> names) {
        Account hold = Account.hold(orderId.value());
        if (names.contains(entry.entryId())
                || entry.postings().stream().anyMatch(one -> one.account().equals(hold))) {
            return true;
        }
        for (JsonNode value : Json.LOG.<JsonNode>valueToTree(entry.fact())) {
            if (value.isTextual() && names.contains(value.textValue())) {
                return true;
            }
        }
        return false;
    }

    private static List<EventRecord> lot(OrderId orderId, StackSettings settings) {
        List<EventRecord> lot = new ArrayList<>();
        try (EventLog log = new EventLog(settings.kafka())) {
            log.forEach(orderId.showId(), record -> {
                JsonNode lotId = Json.LOG.<JsonNode>valueToTree(record.event()).path("lotId");
                if (orderId.lotId().value().equals(lotId.textValue())) {
                    lot.add(record);
                }
            });
        }
        return lot;
    }

    private static boolean isSale(AuctionEvent event) {
        return event instanceof AuctionEvent.LotSold || event instanceof AuctionEvent.HammerUndone
                || event instanceof AuctionEvent.SaleConfirmed
                || event instanceof AuctionEvent.UnderbidderFound;
    }

    /** The buyer's last bid that stood: for the winner, one that made them lead. */
    private static EventRecord winningBid(List<EventRecord> lot, int turn) {
        int paddle = 0;
        Set<Long> retracted = new HashSet<>();
        for (EventRecord record : lot) {
            switch (record.event()) {
                case AuctionEvent.LotSold sold when turn == 0 -> paddle = sold.paddle();
                case AuctionEvent.UnderbidderFound found when found.turn() == turn -> paddle = found.paddle();
                case AuctionEvent.BidRetracted back -> retracted.add(back.bidSeq());
                default -> { }
            }
        }
        EventRecord bid = null;
        for (EventRecord record : lot) {
            boolean theirs = switch (record.event()) {
                case AuctionEvent.BidAccepted accepted ->
                    accepted.paddle() == paddle && (accepted.leads() || turn > 0);
                case AuctionEvent.PreBidPlaced placed -> placed.paddle() == paddle;
                default -> false;
            };
            if (theirs && !retracted.contains(record.seq())) {
                bid = record;
            }
        }
        return bid;
    }
}
