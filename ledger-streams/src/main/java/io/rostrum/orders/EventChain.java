package io.rostrum.orders;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.commerce.OrderEventRecord;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.orders.state.BasketState;
import io.rostrum.orders.state.InvoiceDraft;
import io.rostrum.orders.state.InvoiceState;
import io.rostrum.orders.state.OrderDraft;
import io.rostrum.orders.state.OrderState;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/** Gives events their number and their place in the chain of hashes of their subject. */
final class EventChain {

    private EventChain() {}

    /**
     * The basket with the event's subject moved on by one; the record is put at the end of {@code records}.
     */
    static BasketState record(
            BasketState basket, Happening happening, long atMillis, CommandId cause,
            List<OrderEventRecord> records) {
        if (happening.orderId() != null) {
            OrderState order = basket.order(happening.orderId());
            OrderDraft next = order.draft();
            next.seq++;
            next.lastHash = add(happening, next.seq, order.lastHash(), atMillis, cause, records);
            return basket.with(next.build());
        }
        if (happening.invoiceId().number() == 0) {
            return basket.recorded(
                    add(happening, basket.seq() + 1, basket.lastHash(), atMillis, cause, records));
        }
        InvoiceState invoice = basket.invoice(happening.invoiceId());
        InvoiceDraft next = invoice.draft();
        next.seq++;
        next.lastHash = add(happening, next.seq, invoice.lastHash(), atMillis, cause, records);
        return basket.with(next.build());
    }

    private static String add(
            Happening happening, long seq, String previous, long atMillis, CommandId cause,
            List<OrderEventRecord> records) {
        var record = new OrderEventRecord(
                happening.orderId(), happening.invoiceId(), seq, previous, atMillis, cause,
                happening.event());
        records.add(record);
        return hash(Json.bytes(record));
    }

    /** Base64url SHA-256. */
    static String hash(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256().digest(bytes));
    }

    static String fingerprint(String text) {
        return hash(text.getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
