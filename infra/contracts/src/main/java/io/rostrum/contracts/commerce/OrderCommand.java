package io.rostrum.contracts.commerce;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.rostrum.contracts.id.UserId;

import java.util.List;
import java.util.Objects;

/**
 * A wish about an invoice, an order or the deposit behind a paddle. Texts of people stand elsewhere; here are
 * references.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = OrderCommand.PlaceDeposit.class, name = "PlaceDeposit"),
    @JsonSubTypes.Type(value = OrderCommand.ChooseDestination.class, name = "ChooseDestination"),
    @JsonSubTypes.Type(value = OrderCommand.CheckOut.class, name = "CheckOut"),
    @JsonSubTypes.Type(value = OrderCommand.PayInvoice.class, name = "PayInvoice"),
    @JsonSubTypes.Type(value = OrderCommand.ChooseRefund.class, name = "ChooseRefund"),
    @JsonSubTypes.Type(value = OrderCommand.AcceptSecondChance.class, name = "AcceptSecondChance"),
    @JsonSubTypes.Type(value = OrderCommand.DeclineSecondChance.class, name = "DeclineSecondChance"),
    @JsonSubTypes.Type(value = OrderCommand.ConfirmDelivered.class, name = "ConfirmDelivered"),
    @JsonSubTypes.Type(value = OrderCommand.AgreeCancel.class, name = "AgreeCancel"),
    @JsonSubTypes.Type(value = OrderCommand.OpenDispute.class, name = "OpenDispute"),
    @JsonSubTypes.Type(value = OrderCommand.AppealDecision.class, name = "AppealDecision"),
    @JsonSubTypes.Type(value = OrderCommand.MarkShipped.class, name = "MarkShipped"),
    @JsonSubTypes.Type(value = OrderCommand.AnswerDispute.class, name = "AnswerDispute"),
    @JsonSubTypes.Type(value = OrderCommand.RefundPart.class, name = "RefundPart"),
    @JsonSubTypes.Type(value = OrderCommand.DecideDispute.class, name = "DecideDispute"),
    @JsonSubTypes.Type(value = OrderCommand.CarrierReported.class, name = "CarrierReported"),
    @JsonSubTypes.Type(value = OrderCommand.DeadlineDue.class, name = "DeadlineDue"),
})
public sealed interface OrderCommand extends CommerceCommand {

    /** The most references that one dispute or answer may name. */
    int MAX_EVIDENCE = 20;

    /** The invoice that it is about, or the basket. */
    InvoiceId invoiceId();

    @Override
    default String aggregate(UserId actor) {
        return invoiceId().aggregate();
    }

    // Buyers.

    /**
     * Has an amount set aside on the buyer's card; once it is, their paddle is approved up to the spending
     * limit.
     */
    record PlaceDeposit(InvoiceId invoiceId, long depositMinor, String currency, long spendingLimitMinor)
            implements OrderCommand {
        public PlaceDeposit {
            Objects.requireNonNull(invoiceId, "invoiceId");
            Objects.requireNonNull(currency, "currency");
            if (invoiceId.number() != 0 || depositMinor < 1 || spendingLimitMinor < 0) {
                throw new IllegalArgumentException("a deposit is for a basket (number 0), of 1 or more");
            }
        }
    }

    /**
     * Says where everything of the invoice goes; shipping and tax follow it. The address itself stands
     * elsewhere.
     */
    record ChooseDestination(InvoiceId invoiceId, ShipTo shipTo) implements OrderCommand {
        public ChooseDestination {
            Objects.requireNonNull(invoiceId, "invoiceId");
            Objects.requireNonNull(shipTo, "shipTo");
        }
    }

    /**
     * Ends the collecting of lots: the invoice is issued now, later lots get another.
     *
     * @param walletMinor the most that the buyer's wallet pays of it, the card pays the rest; absent is
     *     nothing
     */
    record CheckOut(InvoiceId invoiceId, Long walletMinor) implements OrderCommand {
        public CheckOut {
            Objects.requireNonNull(invoiceId, "invoiceId");
            notBelowZero(walletMinor);
        }
    }

    /**
     * Pays an issued invoice, the buyer being there.
     *
     * @param methodId a saved payment method's id; absent is the buyer's default
     * @param walletMinor the most that the buyer's wallet pays of it, the card pays the rest; absent is
     *     nothing
     */
    record PayInvoice(InvoiceId invoiceId, String methodId, Long walletMinor) implements OrderCommand {
        public PayInvoice {
            Objects.requireNonNull(invoiceId, "invoiceId");
            if (methodId != null) {
                Parts.reference("methodId", methodId);
            }
            notBelowZero(walletMinor);
        }
    }

    /** Says where refunds of the order go that begin from now on. */
    record ChooseRefund(InvoiceId invoiceId, OrderId orderId, RefundWay way) implements OrderCommand {
        public ChooseRefund {
            named(invoiceId, orderId);
            Objects.requireNonNull(way, "way");
        }
    }

    record AcceptSecondChance(InvoiceId invoiceId, OrderId orderId) implements OrderCommand {
        public AcceptSecondChance {
            named(invoiceId, orderId);
        }
    }

    record DeclineSecondChance(InvoiceId invoiceId, OrderId orderId) implements OrderCommand {
        public DeclineSecondChance {
            named(invoiceId, orderId);
        }
    }

    /** The buyer has it: the money is released at once. */
    record ConfirmDelivered(InvoiceId invoiceId, OrderId orderId) implements OrderCommand {
        public ConfirmDelivered {
            named(invoiceId, orderId);
        }
    }

    /** Buyer or seller wishes to cancel before shipment; once both have, the buyer is refunded. */
    record AgreeCancel(InvoiceId invoiceId, OrderId orderId) implements OrderCommand {
        public AgreeCancel {
            named(invoiceId, orderId);
        }
    }

    record OpenDispute(InvoiceId invoiceId, OrderId orderId, DisputeReason reason, List<String> evidence)
            implements OrderCommand {
        public OpenDispute {
            named(invoiceId, orderId);
            Objects.requireNonNull(reason, "reason");
            evidence = bounded(evidence);
        }
    }

    /** Takes a decision to finance, once, by buyer or seller. */
    record AppealDecision(InvoiceId invoiceId, OrderId orderId) implements OrderCommand {
        public AppealDecision {
            named(invoiceId, orderId);
        }
    }

    // Sellers.

    /**
     * The seller handed it to a carrier; by itself this never delivers.
     *
     * @param tracking absent for a way without tracking
     */
    record MarkShipped(InvoiceId invoiceId, OrderId orderId, String carrier, String tracking)
            implements OrderCommand {
        public MarkShipped {
            named(invoiceId, orderId);
            Parts.reference("carrier", carrier);
            if (tracking != null) {
                Parts.reference("tracking", tracking);
            }
        }
    }

    /** @param accept the seller grants the buyer the refund; else they contest it */
    record AnswerDispute(InvoiceId invoiceId, OrderId orderId, boolean accept, List<String> evidence)
            implements OrderCommand {
        public AnswerDispute {
            named(invoiceId, orderId);
            evidence = bounded(evidence);
        }
    }

    /**
     * Gives the buyer a part back, by the seller's, an arbiter's or finance's wish; from every paid state.
     */
    record RefundPart(InvoiceId invoiceId, OrderId orderId, long refundMinor) implements OrderCommand {
        public RefundPart {
            named(invoiceId, orderId);
        }
    }

    // Arbiters, and finance after an appeal.

    /** @param refundMinor of a SPLIT what the buyer gets; 0 otherwise */
    record DecideDispute(InvoiceId invoiceId, OrderId orderId, Verdict verdict, long refundMinor)
            implements OrderCommand {
        public DecideDispute {
            named(invoiceId, orderId);
            Objects.requireNonNull(verdict, "verdict");
            if (verdict != Verdict.SPLIT && refundMinor != 0) {
                throw new IllegalArgumentException("only a SPLIT names an amount");
            }
        }
    }

    // Parts of the platform.

    /** A carrier's word on a shipment. */
    record CarrierReported(InvoiceId invoiceId, OrderId orderId, TrackingStatus status)
            implements OrderCommand {
        public CarrierReported {
            named(invoiceId, orderId);
            Objects.requireNonNull(status, "status");
        }
    }

    /**
     * Says that a deadline is due; early, late, doubled and stale ones change nothing but bring the log's
     * time.
     */
    record DeadlineDue(InvoiceId invoiceId, long deadlineMillis) implements OrderCommand {
        public DeadlineDue {
            Objects.requireNonNull(invoiceId, "invoiceId");
        }
    }

    private static void notBelowZero(Long walletMinor) {
        if (walletMinor != null && walletMinor < 0) {
            throw new IllegalArgumentException("walletMinor is 0 or more");
        }
    }

    private static void named(InvoiceId invoiceId, OrderId orderId) {
        Objects.requireNonNull(invoiceId, "invoiceId");
        Objects.requireNonNull(orderId, "orderId");
    }

    private static List<String> bounded(List<String> named) {
        List<String> evidence = named == null ? List.of() : List.copyOf(named);
        if (evidence.size() > MAX_EVIDENCE) {
            throw new IllegalArgumentException("evidence names at most " + MAX_EVIDENCE + " things");
        }
        evidence.forEach(one -> Parts.reference("evidence", one));
        return evidence;
    }
}
