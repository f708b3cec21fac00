package io.rostrum.contracts.commerce;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.rostrum.contracts.ledger.SaleLines;

import java.util.List;
import java.util.Objects;

/** A fact in the life of one order, from hammer to payout. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = LifeEvent.OrderPlaced.class, name = "OrderPlaced"),
    @JsonSubTypes.Type(value = LifeEvent.OrderInvoiced.class, name = "OrderInvoiced"),
    @JsonSubTypes.Type(value = LifeEvent.OrderDefaulted.class, name = "OrderDefaulted"),
    @JsonSubTypes.Type(value = LifeEvent.SecondChanceOffered.class, name = "SecondChanceOffered"),
    @JsonSubTypes.Type(value = LifeEvent.SecondChanceAccepted.class, name = "SecondChanceAccepted"),
    @JsonSubTypes.Type(value = LifeEvent.SecondChanceLapsed.class, name = "SecondChanceLapsed"),
    @JsonSubTypes.Type(value = LifeEvent.OrderHeld.class, name = "OrderHeld"),
    @JsonSubTypes.Type(value = LifeEvent.OrderShipped.class, name = "OrderShipped"),
    @JsonSubTypes.Type(value = LifeEvent.TrackingSeen.class, name = "TrackingSeen"),
    @JsonSubTypes.Type(value = LifeEvent.BuyerAsked.class, name = "BuyerAsked"),
    @JsonSubTypes.Type(value = LifeEvent.OrderDelivered.class, name = "OrderDelivered"),
    @JsonSubTypes.Type(value = LifeEvent.CancelAgreed.class, name = "CancelAgreed"),
    @JsonSubTypes.Type(value = LifeEvent.OrderDisputed.class, name = "OrderDisputed"),
    @JsonSubTypes.Type(value = LifeEvent.DisputeAnswered.class, name = "DisputeAnswered"),
    @JsonSubTypes.Type(value = LifeEvent.DisputeDecided.class, name = "DisputeDecided"),
    @JsonSubTypes.Type(value = LifeEvent.DecisionAppealed.class, name = "DecisionAppealed"),
    @JsonSubTypes.Type(value = LifeEvent.DecisionStood.class, name = "DecisionStood"),
    @JsonSubTypes.Type(value = LifeEvent.RefundChosen.class, name = "RefundChosen"),
    @JsonSubTypes.Type(value = LifeEvent.RefundBegun.class, name = "RefundBegun"),
    @JsonSubTypes.Type(value = LifeEvent.ReversalSent.class, name = "ReversalSent"),
    @JsonSubTypes.Type(value = LifeEvent.ReversalSettled.class, name = "ReversalSettled"),
    @JsonSubTypes.Type(value = LifeEvent.RefundSent.class, name = "RefundSent"),
    @JsonSubTypes.Type(value = LifeEvent.RefundDropped.class, name = "RefundDropped"),
    @JsonSubTypes.Type(value = LifeEvent.RefundBooked.class, name = "RefundBooked"),
    @JsonSubTypes.Type(value = LifeEvent.RefundReturned.class, name = "RefundReturned"),
    @JsonSubTypes.Type(value = LifeEvent.OrderRefunded.class, name = "OrderRefunded"),
    @JsonSubTypes.Type(value = LifeEvent.ReleaseAsked.class, name = "ReleaseAsked"),
    @JsonSubTypes.Type(value = LifeEvent.OrderReleased.class, name = "OrderReleased"),
    @JsonSubTypes.Type(value = LifeEvent.TransferAsked.class, name = "TransferAsked"),
    @JsonSubTypes.Type(value = LifeEvent.SellerSought.class, name = "SellerSought"),
    @JsonSubTypes.Type(value = LifeEvent.SellerAwaited.class, name = "SellerAwaited"),
    @JsonSubTypes.Type(value = LifeEvent.TransferSent.class, name = "TransferSent"),
    @JsonSubTypes.Type(value = LifeEvent.OrderTransferred.class, name = "OrderTransferred"),
    @JsonSubTypes.Type(value = LifeEvent.PayoutAsked.class, name = "PayoutAsked"),
    @JsonSubTypes.Type(value = LifeEvent.OrderPaidOut.class, name = "OrderPaidOut"),
    @JsonSubTypes.Type(value = LifeEvent.CardDisputeBegan.class, name = "CardDisputeBegan"),
    @JsonSubTypes.Type(value = LifeEvent.CardDisputeLosing.class, name = "CardDisputeLosing"),
    @JsonSubTypes.Type(value = LifeEvent.CardDisputeOver.class, name = "CardDisputeOver"),
    @JsonSubTypes.Type(value = LifeEvent.OrderChargedBack.class, name = "OrderChargedBack"),
    @JsonSubTypes.Type(value = LifeEvent.StepDelayed.class, name = "StepDelayed"),
    @JsonSubTypes.Type(value = LifeEvent.StepRepeated.class, name = "StepRepeated"),
    @JsonSubTypes.Type(value = LifeEvent.HoldWarned.class, name = "HoldWarned"),
    @JsonSubTypes.Type(value = LifeEvent.LedgerStopped.class, name = "LedgerStopped"),
})
public sealed interface LifeEvent extends OrderEvent {

    /** Whose word or silence something rests on. */
    enum Ground {
        BUYER,
        SELLER,
        CARRIER,
        /** Somebody who had to speak did not, in the time that they had. */
        SILENCE,
        /** A rule that needs nobody. */
        RULE,
        ARBITER,
        /** The pack's default, as no arbiter decided in time. */
        DEFAULT,
        FINANCE
    }

    // Hammer to payment.

    /** A lot was sold and waits for its invoice. */
    record OrderPlaced(Sale sale) implements LifeEvent {
        public OrderPlaced {
            Objects.requireNonNull(sale, "sale");
            Objects.requireNonNull(sale.commission(), "commission");
        }
    }

    /** The order's amounts are frozen and to be paid with its invoice. */
    record OrderInvoiced(InvoiceLine line, long invoiceTotalMinor, long dueAtMillis) implements LifeEvent {}

    /** UNPAID: the winner did not pay in time. */
    record OrderDefaulted() implements LifeEvent {}

    /** OFFERED to an underbidder, who may take it. */
    record SecondChanceOffered(Sale sale, long expiresAtMillis) implements LifeEvent {}

    record SecondChanceAccepted() implements LifeEvent {}

    /** @param declined by a word; else by silence */
    record SecondChanceLapsed(boolean declined) implements LifeEvent {}

    // Payment to delivery.

    /**
     * HELD: the buyer has paid, the platform holds the money until delivery.
     *
     * @param chargeId absent if the wallet paid all of it
     * @param walletParts what of the order the wallet paid; absent is nothing
     */
    record OrderHeld(
            String chargeId, String entryId, long shipByMillis, long holdLimitMillis,
            List<WalletPart> walletParts)
            implements LifeEvent {
        public OrderHeld {
            walletParts = walletParts == null || walletParts.isEmpty() ? null : List.copyOf(walletParts);
        }

        /** What of the order the wallet paid, as a list that may be empty. */
        public List<WalletPart> paidByWallet() {
            return walletParts == null ? List.of() : walletParts;
        }
    }

    /** @param tracking absent for a way without tracking */
    record OrderShipped(String carrier, String tracking, long askBuyerAtMillis) implements LifeEvent {}

    record TrackingSeen(TrackingStatus status) implements LifeEvent {}

    /** Nobody said anything about the delivery: the buyer is asked. */
    record BuyerAsked(long answerByMillis) implements LifeEvent {}

    record OrderDelivered(Ground by, long disputeUntilMillis) implements LifeEvent {}

    /** @param by BUYER or SELLER; once both have agreed the buyer is refunded */
    record CancelAgreed(Ground by) implements LifeEvent {}

    // Disputes.

    record OrderDisputed(DisputeReason reason, List<String> evidence, long answerByMillis)
            implements LifeEvent {
        public OrderDisputed {
            evidence = List.copyOf(evidence);
        }
    }

    record DisputeAnswered(boolean accepted, List<String> evidence, long decideByMillis)
            implements LifeEvent {
        public DisputeAnswered {
            evidence = List.copyOf(evidence);
        }
    }

    /** @param appealUntilMillis the decision takes effect then unless appealed; 0 is at once */
    record DisputeDecided(Verdict verdict, long refundMinor, Ground by, long appealUntilMillis)
            implements LifeEvent {}

    /** @param by BUYER or SELLER */
    record DecisionAppealed(Ground by, long decideByMillis) implements LifeEvent {}

    /** Nobody appealed, or finance let it be: it takes effect. */
    record DecisionStood() implements LifeEvent {}

    // Refunds.

    /** The buyer said where refunds go from now on. */
    record RefundChosen(RefundWay way) implements LifeEvent {}

    /**
     * A part, or all that is left, goes back to the buyer.
     *
     * @param number from 1
     * @param released the order's money was released before: the books take it from the seller
     * @param reversing the seller's part was transferred and is called back first
     * @param toWallet what of it goes into the buyer's wallet, by the charges that it came from; absent is
     *     nothing. The rest goes back to the card
     */
    record RefundBegun(
            int number, long refundMinor, SaleLines lines, boolean released, boolean reversing, String why,
            List<WalletPart> toWallet)
            implements LifeEvent {
        public RefundBegun {
            toWallet = toWallet == null || toWallet.isEmpty() ? null : List.copyOf(toWallet);
        }

        /** What goes into the wallet, as a list that may be empty. */
        public List<WalletPart> intoWallet() {
            return toWallet == null ? List.of() : toWallet;
        }
    }

    /** The provider has called the seller's part back; it is being booked. */
    record ReversalSent(int number, String reversalId, long sellerMinor) implements LifeEvent {}

    /** The seller's part is back, or their account had not enough and they owe it. */
    record ReversalSettled(int number, boolean owed, String entryId) implements LifeEvent {}

    /** The provider has sent it; it is being booked. */
    record RefundSent(int number, String refundId) implements LifeEvent {}

    /** It was never sent, and can be no more: the bank took the money back. */
    record RefundDropped(int number) implements LifeEvent {}

    record RefundBooked(int number, long refundMinor, String entryId) implements LifeEvent {}

    /** The buyer's bank sent a refund back: it is in the buyer's wallet. */
    record RefundReturned(String refundId, long refundMinor) implements LifeEvent {}

    /** Nothing of the charge is left. */
    record OrderRefunded() implements LifeEvent {}

    // Release to payout.

    /** What is left of the hold is being released. */
    record ReleaseAsked(SaleLines lines, Ground by) implements LifeEvent {}

    /** @param volumeMinor what of the hammer counts into the seller's volume */
    record OrderReleased(String entryId, long volumeMinor) implements LifeEvent {}

    record TransferAsked(String accountId, String country, long sellerMinor) implements LifeEvent {}

    /** The seller's account is sought. */
    record SellerSought() implements LifeEvent {}

    /** AWAITING_SELLER: the seller's account cannot take money yet. */
    record SellerAwaited() implements LifeEvent {}

    /** The provider has moved it; it is being booked. */
    record TransferSent(String transferId, long sellerMinor) implements LifeEvent {}

    /** TRANSFERRED; to be paid out before {@code holdLimitMillis}, which the country of the account sets. */
    record OrderTransferred(String entryId, long holdLimitMillis) implements LifeEvent {}

    record PayoutAsked(int attempt, String accountId, long sellerMinor) implements LifeEvent {}

    record OrderPaidOut(String payoutId) implements LifeEvent {}

    // Card disputes.

    /** CARD_DISPUTED: clocks stop, refunds are blocked. {@code disputedMinor} is this order's part. */
    record CardDisputeBegan(String disputeId, long disputedMinor) implements LifeEvent {}

    /** Lost; where the money stood is being booked. */
    record CardDisputeLosing(
            String disputeId, long holdMinor, SaleLines lines, long receivableMinor, long chargebackMinor)
            implements LifeEvent {}

    /** Won, or withdrawn: the order goes on where it stood, its clocks later by the length of the dispute. */
    record CardDisputeOver(String disputeId) implements LifeEvent {}

    /** CHARGED_BACK: lost, and booked. */
    record OrderChargedBack(String disputeId, String entryId) implements LifeEvent {}

    // Warnings.

    /** The provider could not do a step: it is asked again later, under the same id. */
    record StepDelayed(String requestId, String code, long againAtMillis) implements LifeEvent {}

    record StepRepeated(String requestId, long firstTriedAtMillis) implements LifeEvent {}

    /** Three quarters of the time that money may be held are over. */
    record HoldWarned(long limitMillis) implements LifeEvent {}

    /** The journal refused a step of this order, which cannot be: it stops, and somebody must act. */
    record LedgerStopped(String entryId, String reason) implements LifeEvent {}
}
