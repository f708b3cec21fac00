package io.rostrum.contracts.commerce;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.money.Money;
import io.rostrum.contracts.payments.PaymentEventRecord;

import java.util.List;
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
    @JsonSubTypes.Type(value = InboxMessage.MarkSeen.class, name = "MarkSeen"),
    @JsonSubTypes.Type(value = InboxMessage.AccountLinked.class, name = "AccountLinked"),
    @JsonSubTypes.Type(value = InboxMessage.ShowStands.class, name = "ShowStands"),
    @JsonSubTypes.Type(value = InboxMessage.WalletSought.class, name = "WalletSought"),
    @JsonSubTypes.Type(value = InboxMessage.WalletFirstSought.class, name = "WalletFirstSought"),
    @JsonSubTypes.Type(value = InboxMessage.WalletFound.class, name = "WalletFound"),
    @JsonSubTypes.Type(value = InboxMessage.WalletShort.class, name = "WalletShort"),
    @JsonSubTypes.Type(value = InboxMessage.WalletFreed.class, name = "WalletFreed"),
    @JsonSubTypes.Type(value = InboxMessage.WalletSpent.class, name = "WalletSpent"),
    @JsonSubTypes.Type(value = InboxMessage.ChargeDisputed.class, name = "ChargeDisputed"),
    @JsonSubTypes.Type(value = InboxMessage.ChargeOwed.class, name = "ChargeOwed"),
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

    /** To a seller: a show of theirs was made, or is over. */
    record ShowStands(ShowId showId, boolean open) implements InboxMessage {
        public ShowStands {
            Objects.requireNonNull(showId, "showId");
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

    /** Somebody has a card, or is paid out to a bank account, with this mark. */
    record MarkSeen(UserId userId) implements InboxMessage {
        public MarkSeen {
            Objects.requireNonNull(userId, "userId");
        }
    }

    /** To a user and to the seller they may be: another account is linked to theirs, or no longer. */
    record AccountLinked(UserId other, boolean linked) implements InboxMessage {
        public AccountLinked {
            Objects.requireNonNull(other, "other");
        }
    }

    /** Asks a user's desk to set money of their wallet aside for an invoice. */
    record WalletSought(String requestId, String replyTo, Money amount) implements InboxMessage {
        public WalletSought {
            Objects.requireNonNull(amount, "amount");
        }
    }

    /**
     * Asks a user's desk to set aside what the wallet pays of an invoice that is charged by itself: as much
     * as there is, if its owner wants the wallet to pay first, else nothing.
     *
     * @param total of the invoice
     * @param cardMinMinor the least that a card can be charged, which is left for it or nothing
     */
    record WalletFirstSought(String requestId, String replyTo, Money total, long cardMinMinor)
            implements InboxMessage {
        public WalletFirstSought {
            Objects.requireNonNull(total, "total");
        }
    }

    /** It is set aside, by the charges that it came from. */
    record WalletFound(String requestId, List<WalletPart> parts) implements InboxMessage {
        public WalletFound {
            parts = List.copyOf(parts);
        }
    }

    /** There is not so much in the wallet, or its owner wants nothing of it spent. */
    record WalletShort(String requestId) implements InboxMessage {}

    /** To a user: what was set aside is not needed and goes back into the wallet. */
    record WalletFreed(String requestId) implements InboxMessage {}

    /** To a user: what was set aside is spent, and booked. */
    record WalletSpent(String requestId) implements InboxMessage {}

    /**
     * To a user: a card's issuer took back the money of orders of theirs, or no longer has it; what of that
     * charge is in their wallet waits for it.
     */
    record ChargeDisputed(String disputeId, String chargeId, String currency, boolean open)
            implements InboxMessage {}

    /** To a user: the issuer keeps money of an order that they have had back in their wallet. */
    record ChargeOwed(String disputeId, String orderId, String chargeId, Money amount)
            implements InboxMessage {
        public ChargeOwed {
            Objects.requireNonNull(amount, "amount");
        }
    }

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

    /**
     * The bid that a spotlight is for was decided.
     *
     * @param lotId absent if it was refused, like the price that the lot stood at after it
     */
    record BidDecided(String askId, boolean accepted, LotId lotId, Long priceMinor) implements InboxMessage {}

    /** The show that a pass is for took place, or ended without. */
    record PassDecided(String askId, boolean tookPlace) implements InboxMessage {}

    /** To a user: money of an order is in their wallet. @param chargeId what a withdrawal of it refunds */
    record WalletReceived(String causeId, String chargeId, Money amount) implements InboxMessage {
        public WalletReceived {
            Objects.requireNonNull(amount, "amount");
        }
    }
}
