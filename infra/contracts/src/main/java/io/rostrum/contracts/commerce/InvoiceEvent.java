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
    @JsonSubTypes.Type(value = InvoiceEvent.InvoiceSplitAsked.class, name = "InvoiceSplitAsked"),
    @JsonSubTypes.Type(value = InvoiceEvent.InvoiceChargeDropped.class, name = "InvoiceChargeDropped"),
    @JsonSubTypes.Type(value = InvoiceEvent.InvoiceWalletSought.class, name = "InvoiceWalletSought"),
    @JsonSubTypes.Type(
            value = InvoiceEvent.InvoiceWalletFirstSought.class, name = "InvoiceWalletFirstSought"),
    @JsonSubTypes.Type(value = InvoiceEvent.InvoiceWalletSetAside.class, name = "InvoiceWalletSetAside"),
    @JsonSubTypes.Type(value = InvoiceEvent.InvoiceWalletFreed.class, name = "InvoiceWalletFreed"),
    @JsonSubTypes.Type(value = InvoiceEvent.InvoiceWalletPays.class, name = "InvoiceWalletPays"),
    @JsonSubTypes.Type(value = InvoiceEvent.InvoiceChargeAsked.class, name = "InvoiceChargeAsked"),
    @JsonSubTypes.Type(value = InvoiceEvent.InvoicePayerFound.class, name = "InvoicePayerFound"),
    @JsonSubTypes.Type(value = InvoiceEvent.InvoiceChargeKnown.class, name = "InvoiceChargeKnown"),
    @JsonSubTypes.Type(
            value = InvoiceEvent.InvoiceAuthenticationWanted.class, name = "InvoiceAuthenticationWanted"),
    @JsonSubTypes.Type(value = InvoiceEvent.InvoiceChargeFailed.class, name = "InvoiceChargeFailed"),
    @JsonSubTypes.Type(value = InvoiceEvent.InvoiceCharged.class, name = "InvoiceCharged"),
    @JsonSubTypes.Type(value = InvoiceEvent.InvoicePaid.class, name = "InvoicePaid"),
    @JsonSubTypes.Type(value = InvoiceEvent.InvoiceOverdue.class, name = "InvoiceOverdue"),
    @JsonSubTypes.Type(value = InvoiceEvent.InvoiceDefaulted.class, name = "InvoiceDefaulted"),
    @JsonSubTypes.Type(value = InvoiceEvent.InvoiceCardDisputed.class, name = "InvoiceCardDisputed"),
    @JsonSubTypes.Type(value = InvoiceEvent.InvoiceCardDisputeOver.class, name = "InvoiceCardDisputeOver"),
    @JsonSubTypes.Type(value = InvoiceEvent.InvoiceStepDelayed.class, name = "InvoiceStepDelayed"),
    @JsonSubTypes.Type(value = InvoiceEvent.InvoiceStepRepeated.class, name = "InvoiceStepRepeated"),
    @JsonSubTypes.Type(value = InvoiceEvent.DepositAsked.class, name = "DepositAsked"),
    @JsonSubTypes.Type(value = InvoiceEvent.DepositPayerFound.class, name = "DepositPayerFound"),
    @JsonSubTypes.Type(value = InvoiceEvent.DepositKnown.class, name = "DepositKnown"),
    @JsonSubTypes.Type(value = InvoiceEvent.DepositHeld.class, name = "DepositHeld"),
    @JsonSubTypes.Type(value = InvoiceEvent.DepositRefused.class, name = "DepositRefused"),
    @JsonSubTypes.Type(value = InvoiceEvent.DepositCaptureAsked.class, name = "DepositCaptureAsked"),
    @JsonSubTypes.Type(value = InvoiceEvent.DepositTaken.class, name = "DepositTaken"),
    @JsonSubTypes.Type(value = InvoiceEvent.DepositForfeited.class, name = "DepositForfeited"),
    @JsonSubTypes.Type(value = InvoiceEvent.DepositReturnAsked.class, name = "DepositReturnAsked"),
    @JsonSubTypes.Type(value = InvoiceEvent.DepositReturned.class, name = "DepositReturned"),
    @JsonSubTypes.Type(value = InvoiceEvent.BasketClosed.class, name = "BasketClosed"),
})
public sealed interface InvoiceEvent extends OrderEvent {

    /**
     * The first lot of an invoice was sold; lots are collected until {@code closesAtMillis} at the latest.
     */
    record InvoiceOpened(ShowId showId, UserId buyerId, String currency, long closesAtMillis)
            implements InvoiceEvent {
        public InvoiceOpened {
            Objects.requireNonNull(showId, "showId");
            Objects.requireNonNull(buyerId, "buyerId");
            Objects.requireNonNull(currency, "currency");
        }
    }

    record DestinationChosen(ShipTo shipTo) implements InvoiceEvent {}

    /** Everything that is to be paid at once; the lines stand with their orders. */
    record InvoiceIssued(
            ShipTo shipTo, List<OrderId> orders, long shippingMinor, long totalMinor, long dueAtMillis)
            implements InvoiceEvent {
        public InvoiceIssued {
            orders = List.copyOf(orders);
        }
    }

    /**
     * The wallet is to pay another part than before: a charge of the rest as it was is called off first.
     *
     * @param walletMinor what the wallet is to pay
     */
    record InvoiceSplitAsked(int attempt, String methodId, boolean offSession, long walletMinor)
            implements InvoiceEvent {}

    /** The charge as it was can never succeed any more. */
    record InvoiceChargeDropped() implements InvoiceEvent {}

    /** The buyer's desk is asked to set money of the wallet aside. */
    record InvoiceWalletSought(String requestId, long walletMinor) implements InvoiceEvent {}

    /**
     * The first try of an invoice that is charged by itself: the buyer's desk is asked what the wallet pays
     * of it.
     */
    record InvoiceWalletFirstSought(String requestId, long cardMinMinor) implements InvoiceEvent {}

    /** Money of the wallet is set aside; it is spent with the entry of the payment and not before. */
    record InvoiceWalletSetAside(String requestId, List<WalletPart> parts) implements InvoiceEvent {
        public InvoiceWalletSetAside {
            parts = List.copyOf(parts);
        }
    }

    /** What was set aside is in the wallet again. */
    record InvoiceWalletFreed(String requestId) implements InvoiceEvent {}

    /** The wallet pays all of it; it is being booked. */
    record InvoiceWalletPays() implements InvoiceEvent {}

    /**
     * The payment is to be made at the payment provider; the first time the payer is sought.
     *
     * @param attempt from 1
     * @param methodId absent is the method that the buyer saved last
     * @param offSession the buyer is not there
     */
    record InvoiceChargeAsked(int attempt, String methodId, boolean offSession) implements InvoiceEvent {}

    /** Who pays, and how, is known: the charge may be made, unconfirmed. */
    record InvoicePayerFound(String customerId, String methodId) implements InvoiceEvent {}

    /** The charge exists at the provider, unconfirmed; now that its id is kept it may be confirmed. */
    record InvoiceChargeKnown(String intentId) implements InvoiceEvent {}

    /** The buyer's bank wants to see the buyer: they pay on the page. */
    record InvoiceAuthenticationWanted() implements InvoiceEvent {}

    /** @param code the provider's word: {@code card_declined}; {@code no_payment_method} is ours */
    record InvoiceChargeFailed(int attempt, String code) implements InvoiceEvent {}

    /** The provider has the money; it is being booked. */
    record InvoiceCharged(String chargeId, long totalMinor, long feeMinor) implements InvoiceEvent {}

    /** The journal has the payment; each order is held from here. */
    record InvoicePaid(String entryId) implements InvoiceEvent {}

    /** The time to pay is over; the charge is being called off. */
    record InvoiceOverdue() implements InvoiceEvent {}

    /** It was not paid in time and can be no more. */
    record InvoiceDefaulted() implements InvoiceEvent {}

    /** A bank took the payment back for now; it is being booked. */
    record InvoiceCardDisputed(String disputeId, String chargeId, long disputedMinor, long feeMinor)
            implements InvoiceEvent {}

    /** @param lost else it was won, and the money is back */
    record InvoiceCardDisputeOver(String disputeId, boolean lost) implements InvoiceEvent {}

    /** The provider could not do a step: it is asked again later, under the same id. */
    record InvoiceStepDelayed(String requestId, String code, long againAtMillis) implements InvoiceEvent {}

    record InvoiceStepRepeated(String requestId, long firstTriedAtMillis) implements InvoiceEvent {}

    /** @param number of the authorisation, from 1: each renewal is a new one */
    record DepositAsked(int number, long depositMinor, String currency, long spendingLimitMinor)
            implements InvoiceEvent {}

    record DepositPayerFound(int number, String customerId, String methodId) implements InvoiceEvent {}

    record DepositKnown(int number, String intentId) implements InvoiceEvent {}

    record DepositHeld(int number, long lapsesAtMillis) implements InvoiceEvent {}

    record DepositRefused(int number, String code) implements InvoiceEvent {}

    /** An order was not paid: of the deposit that much is taken. */
    record DepositCaptureAsked(int number, OrderId orderId, long lossMinor) implements InvoiceEvent {}

    /** The provider has taken it; it is being booked. */
    record DepositTaken(int number, String chargeId, long takenMinor, long feeMinor)
            implements InvoiceEvent {}

    record DepositForfeited(int number, String entryId) implements InvoiceEvent {}

    record DepositReturnAsked(int number) implements InvoiceEvent {}

    /** Nothing is set aside any more. */
    record DepositReturned(int number) implements InvoiceEvent {}

    /**
     * The show has ended: no lot will come but those whose undo window is still open, for which is waited a
     * little.
     */
    record BasketClosed(long collectUntilMillis) implements InvoiceEvent {}
}
