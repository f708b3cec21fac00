package io.rostrum.contracts.commerce;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.money.Money;
import io.rostrum.contracts.payments.PaymentEventRecord;

import java.util.Objects;

/**
 * What an aggregate of the ledger is told by the auction, the payment provider, the journal or another
 * aggregate.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = InboxMessage.SaleMade.class, name = "SaleMade"),
    @JsonSubTypes.Type(value = InboxMessage.ShowClosed.class, name = "ShowClosed"),
    @JsonSubTypes.Type(value = InboxMessage.SecondChanceFound.class, name = "SecondChanceFound"),
    @JsonSubTypes.Type(value = InboxMessage.SecondChanceMissing.class, name = "SecondChanceMissing"),
    @JsonSubTypes.Type(value = InboxMessage.PaymentTold.class, name = "PaymentTold"),
    @JsonSubTypes.Type(value = InboxMessage.EntryTold.class, name = "EntryTold"),
    @JsonSubTypes.Type(value = InboxMessage.RefusalTold.class, name = "RefusalTold"),
    @JsonSubTypes.Type(value = InboxMessage.PayerSought.class, name = "PayerSought"),
    @JsonSubTypes.Type(value = InboxMessage.PayerFound.class, name = "PayerFound"),
    @JsonSubTypes.Type(value = InboxMessage.PayerMissing.class, name = "PayerMissing"),
    @JsonSubTypes.Type(value = InboxMessage.SellerSought.class, name = "SellerSought"),
    @JsonSubTypes.Type(value = InboxMessage.SellerFound.class, name = "SellerFound"),
    @JsonSubTypes.Type(value = InboxMessage.SellerNotReady.class, name = "SellerNotReady"),
    @JsonSubTypes.Type(value = InboxMessage.VolumeChanged.class, name = "VolumeChanged"),
    @JsonSubTypes.Type(value = InboxMessage.PlanChanged.class, name = "PlanChanged"),
    @JsonSubTypes.Type(value = InboxMessage.AskTaken.class, name = "AskTaken"),
    @JsonSubTypes.Type(value = InboxMessage.AskRefused.class, name = "AskRefused"),
    @JsonSubTypes.Type(value = InboxMessage.GiftOffered.class, name = "GiftOffered"),
    @JsonSubTypes.Type(value = InboxMessage.GiftPayable.class, name = "GiftPayable"),
    @JsonSubTypes.Type(value = InboxMessage.BidDecided.class, name = "BidDecided"),
    @JsonSubTypes.Type(value = InboxMessage.PassDecided.class, name = "PassDecided"),
    @JsonSubTypes.Type(value = InboxMessage.WalletReceived.class, name = "WalletReceived"),
})
public sealed interface InboxMessage {

    // From the auction.

    /** To the seller, who puts the commission's terms to it; then to the buyer's basket. */
    record SaleMade(Sale sale) implements InboxMessage {
        public SaleMade {
            Objects.requireNonNull(sale, "sale");
        }
    }

    /** To the seller, behind the sales that came before; then to the basket. */
    record ShowClosed(InvoiceId basket) implements InboxMessage {
        public ShowClosed {
            Objects.requireNonNull(basket, "basket");
        }
    }

    /** To the seller for the terms, then to the underbidder's basket. */
    record SecondChanceFound(Sale sale) implements InboxMessage {
        public SecondChanceFound {
            Objects.requireNonNull(sale, "sale");
        }
    }

    record SecondChanceMissing(LotId lotId, int turn) implements InboxMessage {}

    // From the payment provider and the journal.

    record PaymentTold(PaymentEventRecord payment) implements InboxMessage {
        public PaymentTold {
            Objects.requireNonNull(payment, "payment");
        }
    }

    /** @param factId of the fact that the entry books */
    record EntryTold(String entryId, String factId) implements InboxMessage {}

    record RefusalTold(String entryId, String factId, String reason) implements InboxMessage {}

    // Between aggregates.

    /**
     * Asks a user's desk who they are to the payment provider and how they pay.
     *
     * @param methodId the wished method; absent is the one saved last
     */
    record PayerSought(String requestId, String replyTo, String methodId) implements InboxMessage {}

    record PayerFound(String requestId, String customerId, String methodId) implements InboxMessage {}

    record PayerMissing(String requestId) implements InboxMessage {}

    /** Asks a seller's desk for the account to transfer to; answered at once, and again once it is ready. */
    record SellerSought(String requestId, String replyTo, boolean forPayout) implements InboxMessage {}

    record SellerFound(String requestId, String accountId, String country) implements InboxMessage {}

    record SellerNotReady(String requestId) implements InboxMessage {}

    /**
     * Released sales grew, or shrank by a refund.
     *
     * @param releasedAtMillis when the sale was released that it is about
     * @param volumeMinor below zero for a refund
     */
    record VolumeChanged(UserId sellerId, String currency, long releasedAtMillis, long volumeMinor)
            implements InboxMessage {}

    /** A seller's plan begins or ends; a paid one takes a point off the commission. */
    record PlanChanged(String planId, boolean paid) implements InboxMessage {}

    // Between desks and shows.

    /** What a desk asked of a show, or of a seller by a show, is taken. */
    record AskTaken(String askId) implements InboxMessage {}

    record AskRefused(String askId, CommerceRefusal reason) implements InboxMessage {
        public AskRefused {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** From a show to its seller, who may be given so much in a day. */
    record GiftOffered(String askId, String replyTo, UserId giver, long credits) implements InboxMessage {
        public GiftOffered {
            Objects.requireNonNull(giver, "giver");
        }
    }

    /** To a seller: their share of a gift is no longer held. */
    record GiftPayable(String giftId, Money amount) implements InboxMessage {
        public GiftPayable {
            Objects.requireNonNull(amount, "amount");
        }
    }

    /** The bid that a spotlight is for was decided. */
    record BidDecided(String askId, boolean accepted) implements InboxMessage {}

    /** The show that a pass is for took place, or ended without. */
    record PassDecided(String askId, boolean tookPlace) implements InboxMessage {}

    /** To a user: money of an order is in their wallet. @param chargeId what a withdrawal of it refunds */
    record WalletReceived(String causeId, String chargeId, Money amount) implements InboxMessage {
        public WalletReceived {
            Objects.requireNonNull(amount, "amount");
        }
    }
}
