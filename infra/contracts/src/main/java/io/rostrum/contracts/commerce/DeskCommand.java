package io.rostrum.contracts.commerce;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.money.Money;

import java.util.Objects;

/**
 * A wish about somebody's own desk: credits, wallet, saved payment method; a seller's plan and onboarding.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = DeskCommand.SavePaymentMethod.class, name = "SavePaymentMethod"),
    @JsonSubTypes.Type(value = DeskCommand.BuyCredits.class, name = "BuyCredits"),
    @JsonSubTypes.Type(value = DeskCommand.ReturnCredits.class, name = "ReturnCredits"),
    @JsonSubTypes.Type(value = DeskCommand.SendGift.class, name = "SendGift"),
    @JsonSubTypes.Type(value = DeskCommand.BuySpotlight.class, name = "BuySpotlight"),
    @JsonSubTypes.Type(value = DeskCommand.BuyPass.class, name = "BuyPass"),
    @JsonSubTypes.Type(value = DeskCommand.TopUpWallet.class, name = "TopUpWallet"),
    @JsonSubTypes.Type(value = DeskCommand.WithdrawWallet.class, name = "WithdrawWallet"),
    @JsonSubTypes.Type(value = DeskCommand.UseWalletFirst.class, name = "UseWalletFirst"),
    @JsonSubTypes.Type(value = DeskCommand.ChoosePlan.class, name = "ChoosePlan"),
    @JsonSubTypes.Type(value = DeskCommand.BeginOnboarding.class, name = "BeginOnboarding"),
    @JsonSubTypes.Type(value = DeskCommand.LinkAccounts.class, name = "LinkAccounts"),
    @JsonSubTypes.Type(value = DeskCommand.DeskDue.class, name = "DeskDue"),
})
public sealed interface DeskCommand extends CommerceCommand {

    @Override
    default String aggregate(UserId actor) {
        return userDesk(actor);
    }

    static String userDesk(UserId userId) {
        return "user:" + userId.value();
    }

    /** Who shares a mark of the payment provider's, such as a card's fingerprint. */
    static String mark(String fingerprint) {
        return "mark:" + fingerprint;
    }

    static String sellerDesk(UserId sellerId) {
        return "seller:" + sellerId.value();
    }

    // Everybody.

    /** Begins the saving of a payment method at the payment provider; no card data pass here. */
    record SavePaymentMethod() implements DeskCommand {}

    /** Buys a pack of credits with the saved method. */
    record BuyCredits(String packId, String currency) implements DeskCommand {
        public BuyCredits {
            Parts.reference("packId", packId);
            Money.requireCurrency(currency);
        }
    }

    /** Returns what is left of a pack within its 14 days. */
    record ReturnCredits(CommandId boughtWith) implements DeskCommand {
        public ReturnCredits {
            Objects.requireNonNull(boughtWith, "boughtWith");
        }
    }

    /** Gives credits to the seller of a show. */
    record SendGift(ShowId showId, UserId receiver, long credits) implements DeskCommand {
        public SendGift {
            Objects.requireNonNull(showId, "showId");
            Objects.requireNonNull(receiver, "receiver");
            positive("credits", credits);
        }
    }

    /** Has a bid shown large; spent only if the bid is accepted. */
    record BuySpotlight(ShowId showId, CommandId bid, long credits) implements DeskCommand {
        public BuySpotlight {
            Objects.requireNonNull(showId, "showId");
            Objects.requireNonNull(bid, "bid");
            positive("credits", credits);
        }
    }

    /** Buys entry to a ticketed show. */
    record BuyPass(ShowId showId, long credits) implements DeskCommand {
        public BuyPass {
            Objects.requireNonNull(showId, "showId");
            positive("credits", credits);
        }
    }

    record TopUpWallet(Money amount) implements DeskCommand {
        public TopUpWallet {
            positive("amount", amount.minor());
        }
    }

    record WithdrawWallet(Money amount) implements DeskCommand {
        public WithdrawWallet {
            positive("amount", amount.minor());
        }
    }

    /**
     * Says who pays an invoice that is charged by itself, as its show ended: the wallet first and the card
     * the rest, or the card alone, which is so until somebody says otherwise.
     */
    record UseWalletFirst(boolean first) implements DeskCommand {}

    // Sellers.

    record ChoosePlan(String planId, String currency) implements DeskCommand {
        public ChoosePlan {
            Parts.reference("planId", planId);
            Money.requireCurrency(currency);
        }

        @Override
        public String aggregate(UserId actor) {
            return sellerDesk(actor);
        }
    }

    /** @param country ISO 3166-1, two letters: where the seller's account is */
    record BeginOnboarding(String country) implements DeskCommand {
        public BeginOnboarding {
            ShipTo.requireCountry(country);
        }

        @Override
        public String aggregate(UserId actor) {
            return sellerDesk(actor);
        }
    }

    // Operators and finance.

    /**
     * Says that two accounts are one person's, or are not: linked accounts give each other nothing, and
     * neither bids in the other's shows.
     *
     * @param linked false takes back what was said or found before
     */
    record LinkAccounts(UserId one, UserId other, boolean linked) implements DeskCommand {
        public LinkAccounts {
            Objects.requireNonNull(one, "one");
            Objects.requireNonNull(other, "other");
            if (one.equals(other)) {
                throw new IllegalArgumentException("an account is linked to another one");
            }
        }

        @Override
        public String aggregate(UserId actor) {
            return userDesk(one);
        }
    }

    // Parts of the platform.

    /** Says that a desk's deadline is due; it changes nothing but brings the log's time. */
    record DeskDue(String desk, long deadlineMillis) implements DeskCommand {
        public DeskDue {
            Objects.requireNonNull(desk, "desk");
        }

        @Override
        public String aggregate(UserId actor) {
            return desk;
        }
    }

    private static void positive(String name, long amount) {
        if (amount < 1) {
            throw new IllegalArgumentException(name + " must be 1 or more");
        }
    }
}
