package io.rostrum.contracts.commerce;

import io.rostrum.contracts.id.CommandId;

import java.util.Objects;

/**
 * One record of {@code orders.events.v1}: a fact with its place in the history of its subject.
 *
 * <p>The subject, and the record's key, is the order; of an {@link InvoiceEvent}, which is about no single
 * order, the invoice.
 *
 * @param orderId absent for an {@link InvoiceEvent}
 * @param seq contiguous within the subject, from 1
 * @param previousHash base64url SHA-256 of the bytes of the subject's event before; empty for the first
 * @param atMillis the log time when it happened
 * @param commandId the command whose outcome this is; absent for what a deadline, a payment or the journal
 *     brought about
 */
public record OrderEventRecord(
        OrderId orderId,
        InvoiceId invoiceId,
        long seq,
        String previousHash,
        long atMillis,
        CommandId commandId,
        OrderEvent event) {

    /** What the first event of a subject names as the hash of the event before it. */
    public static final String NO_EVENT = "";

    public OrderEventRecord {
        Objects.requireNonNull(invoiceId, "invoiceId");
        Objects.requireNonNull(previousHash, "previousHash");
        Objects.requireNonNull(event, "event");
        if (seq < 1) {
            throw new IllegalArgumentException("seq starts at 1");
        }
        if ((orderId == null) != (event instanceof InvoiceEvent)) {
            throw new IllegalArgumentException("an event of an order, and only that, names the order");
        }
    }

    /** The record's key. */
    public String subject() {
        return orderId == null ? invoiceId.value() : orderId.value();
    }
}
