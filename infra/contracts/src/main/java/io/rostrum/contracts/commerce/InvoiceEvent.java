package io.rostrum.contracts.commerce;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;

import java.util.List;
import java.util.Objects;

/** A fact about an invoice, its one payment, or the deposit of a basket. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = InvoiceEvent.InvoiceOpened.class, name = "InvoiceOpened"),
    @JsonSubTypes.Type(value = InvoiceEvent.DestinationChosen.class, name = "DestinationChosen"),
    @JsonSubTypes.Type(value = InvoiceEvent.InvoiceIssued.class, name = "InvoiceIssued"),
    @JsonSubTypes.Type(value = InvoiceEvent.InvoiceChargeAsked.class, name = "InvoiceChargeAsked"),
    @JsonSubTypes.Type(value = InvoiceEvent.InvoiceChargeKnown.class, name = "InvoiceChargeKnown"),
    @JsonSubTypes.Type(value = InvoiceEvent.InvoiceAuthenticationWanted.class, name = "InvoiceAuthenticationWanted"),
    @JsonSubTypes.Type(value = InvoiceEvent.InvoiceChargeFailed.class, name = "InvoiceChargeFailed"),
    @JsonSubTypes.Type(value = InvoiceEvent.InvoiceCharged.class, name = "InvoiceCharged"),
    @JsonSubTypes.Type(value = InvoiceEvent.InvoicePaid.class, name = "InvoicePaid"),
    @JsonSubTypes.Type(value = InvoiceEvent.InvoiceOverdue.class, name = "InvoiceOverdue"),
    @JsonSubTypes.Type(value = InvoiceEvent.InvoiceDefaulted.class, name = "InvoiceDefaulted"),
    @JsonSubTypes.Type(value = InvoiceEvent.InvoiceFundsArrived.class, name = "InvoiceFundsArrived"),
    @JsonSubTypes.Type(value = InvoiceEvent.DepositAsked.class, name = "DepositAsked"),
    @JsonSubTypes.Type(value = InvoiceEvent.DepositHeld.class, name = "DepositHeld"),
    @JsonSubTypes.Type(value = InvoiceEvent.DepositRefused.class, name = "DepositRefused"),
    @JsonSubTypes.Type(value = InvoiceEvent.DepositCaptureAsked.class, name = "DepositCaptureAsked"),
    @JsonSubTypes.Type(value = InvoiceEvent.DepositForfeited.class, name = "DepositForfeited"),
    @JsonSubTypes.Type(value = InvoiceEvent.DepositReturnAsked.class, name = "DepositReturnAsked"),
    @JsonSubTypes.Type(value = InvoiceEvent.DepositReturned.class, name = "DepositReturned"),
    @JsonSubTypes.Type(value = InvoiceEvent.BasketClosed.class, name = "BasketClosed"),
})
public sealed interface InvoiceEvent extends OrderEvent {

    /** The first lot of an invoice was sold; lots are collected until {@code closesAtMillis} at the latest. */
    record InvoiceOpened(ShowId showId, UserId buyerId, String currency, long closesAtMillis) implements InvoiceEvent {
        public InvoiceOpened {
            Objects.requireNonNull(showId, "showId");
            Objects.requireNonNull(buyerId, "buyerId");
            Objects.requireNonNull(currency, "currency");
        }
    }

    record DestinationChosen(ShipTo shipTo) implements InvoiceEvent {}

    /** Everything that is to be paid at once; the lines stand with their orders. */
    record InvoiceIssued(ShipTo shipTo, List<OrderId> orders, long shippingMinor, long totalMinor, long dueAtMillis)
            implements InvoiceEvent {
        public InvoiceIssued {
            orders = List.copyOf(orders);
        }
    }

    /**
     * The payment is to be made, or made ready, at the payment provider.
     *
     * @param attempt from 1
     * @param offSession the buyer is not there
     */
    record InvoiceChargeAsked(int attempt, long totalMinor, String methodId, boolean offSession)
            implements InvoiceEvent {}

    /** The payment exists at the provider, unconfirmed; now that its id is kept it may be confirmed. */
    record InvoiceChargeKnown(int attempt, String intentId) implements InvoiceEvent {}

    /** The buyer's bank wants to see the buyer: they pay on the page. */
    record InvoiceAuthenticationWanted(int attempt, String intentId) implements InvoiceEvent {}

    /** @param code the provider's word: {@code card_declined} */
    record InvoiceChargeFailed(int attempt, String code) implements InvoiceEvent {}

    /** The provider has the money; it is being booked. */
    record InvoiceCharged(int attempt, String intentId, String chargeId, long totalMinor, long feeMinor)
            implements InvoiceEvent {}

    /** The journal has the payment; each order is held from here. */
    record InvoicePaid(String entryId) implements InvoiceEvent {}

    /** The time to pay is over; the payment is being called off. */
    record InvoiceOverdue(int attempt) implements InvoiceEvent {}

    /** It was not paid in time and can be no more. */
    record InvoiceDefaulted() implements InvoiceEvent {}

    /** The provider has made the money available. */
    record InvoiceFundsArrived(String chargeId, long availableMinor) implements InvoiceEvent {}

    /** @param number of the authorisation, from 1: each renewal is a new one */
    record DepositAsked(int number, long depositMinor, String currency, long spendingLimitMinor)
            implements InvoiceEvent {}

    record DepositHeld(int number, String intentId, long lapsesAtMillis) implements InvoiceEvent {}

    record DepositRefused(int number, String code) implements InvoiceEvent {}

    /** An order was not paid: of the deposit that much is taken. */
    record DepositCaptureAsked(int number, long lossMinor) implements InvoiceEvent {}

    /** It was taken. */
    record DepositForfeited(int number, long forfeitedMinor, String entryId) implements InvoiceEvent {}

    record DepositReturnAsked(int number) implements InvoiceEvent {}

    /** Nothing is set aside any more. */
    record DepositReturned(int number) implements InvoiceEvent {}

    /** The show has ended: no lot will come but those whose undo window is still open. */
    record BasketClosed() implements InvoiceEvent {}
}
