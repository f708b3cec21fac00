package io.rostrum.contracts.ledger;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * Something that happened to money or credits and that the books must show; it carries every amount that its
 * entry needs.
 *
 * <p>Amounts are in minor units and not below zero; a line of zero is left out of the entry. What is wrong
 * with an amount or a currency is for the journal to refuse by name, so the records take any.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = OrderFact.InvoicePaid.class, name = "InvoicePaid"),
    @JsonSubTypes.Type(value = OrderFact.InvoicePaidFromWallet.class, name = "InvoicePaidFromWallet"),
    @JsonSubTypes.Type(value = OrderFact.OrderReleased.class, name = "OrderReleased"),
    @JsonSubTypes.Type(value = OrderFact.Transferred.class, name = "Transferred"),
    @JsonSubTypes.Type(value = OrderFact.TransferReversed.class, name = "TransferReversed"),
    @JsonSubTypes.Type(value = OrderFact.InvoicePaidByBoth.class, name = "InvoicePaidByBoth"),
    @JsonSubTypes.Type(value = OrderFact.HoldRefunded.class, name = "HoldRefunded"),
    @JsonSubTypes.Type(value = OrderFact.SaleRefunded.class, name = "SaleRefunded"),
    @JsonSubTypes.Type(value = OrderFact.RefundFailed.class, name = "RefundFailed"),
    @JsonSubTypes.Type(value = OrderFact.DepositForfeited.class, name = "DepositForfeited"),
    @JsonSubTypes.Type(value = OrderFact.ForfeitRefunded.class, name = "ForfeitRefunded"),
    @JsonSubTypes.Type(value = DisputeFact.CardDisputeOpened.class, name = "CardDisputeOpened"),
    @JsonSubTypes.Type(value = DisputeFact.CardDisputeWon.class, name = "CardDisputeWon"),
    @JsonSubTypes.Type(value = DisputeFact.CardDisputeLost.class, name = "CardDisputeLost"),
    @JsonSubTypes.Type(value = DisputeFact.WalletChargedBack.class, name = "WalletChargedBack"),
    @JsonSubTypes.Type(value = DisputeFact.ChargebackRecovered.class, name = "ChargebackRecovered"),
    @JsonSubTypes.Type(value = DisputeFact.ReceivableRecovered.class, name = "ReceivableRecovered"),
    @JsonSubTypes.Type(value = DisputeFact.DebtPaid.class, name = "DebtPaid"),
    @JsonSubTypes.Type(value = DisputeFact.ReceivableWrittenOff.class, name = "ReceivableWrittenOff"),
    @JsonSubTypes.Type(value = CreditFact.CreditsBought.class, name = "CreditsBought"),
    @JsonSubTypes.Type(value = CreditFact.CreditsGranted.class, name = "CreditsGranted"),
    @JsonSubTypes.Type(value = CreditFact.GiftGiven.class, name = "GiftGiven"),
    @JsonSubTypes.Type(value = CreditFact.GiftReleased.class, name = "GiftReleased"),
    @JsonSubTypes.Type(value = CreditFact.SpotlightShown.class, name = "SpotlightShown"),
    @JsonSubTypes.Type(value = CreditFact.PassBought.class, name = "PassBought"),
    @JsonSubTypes.Type(value = CreditFact.PassHonoured.class, name = "PassHonoured"),
    @JsonSubTypes.Type(value = CreditFact.PassReturned.class, name = "PassReturned"),
    @JsonSubTypes.Type(value = CreditFact.CreditsExpired.class, name = "CreditsExpired"),
    @JsonSubTypes.Type(value = CreditFact.PackRefunded.class, name = "PackRefunded"),
    @JsonSubTypes.Type(value = CreditFact.PackChargedBack.class, name = "PackChargedBack"),
    @JsonSubTypes.Type(value = PlanFact.PlanPaid.class, name = "PlanPaid"),
    @JsonSubTypes.Type(value = PlanFact.PlanDayEarned.class, name = "PlanDayEarned"),
    @JsonSubTypes.Type(value = PlanFact.PlanRefunded.class, name = "PlanRefunded"),
    @JsonSubTypes.Type(value = PlanFact.PlanChargedBack.class, name = "PlanChargedBack"),
    @JsonSubTypes.Type(value = WalletFact.WalletToppedUp.class, name = "WalletToppedUp"),
    @JsonSubTypes.Type(value = WalletFact.WalletWithdrawn.class, name = "WalletWithdrawn"),
    @JsonSubTypes.Type(value = WalletFact.GoodwillGranted.class, name = "GoodwillGranted"),
    @JsonSubTypes.Type(value = TreasuryFact.FundsAvailable.class, name = "FundsAvailable"),
    @JsonSubTypes.Type(value = TreasuryFact.PlatformPaidOut.class, name = "PlatformPaidOut"),
    @JsonSubTypes.Type(value = TreasuryFact.PlatformPayoutReturned.class, name = "PlatformPayoutReturned"),
    @JsonSubTypes.Type(value = TreasuryFact.BalanceToppedUp.class, name = "BalanceToppedUp"),
    @JsonSubTypes.Type(value = TreasuryFact.BalanceTopUpReturned.class, name = "BalanceTopUpReturned"),
    @JsonSubTypes.Type(value = TreasuryFact.StripeFeeCharged.class, name = "StripeFeeCharged"),
    @JsonSubTypes.Type(value = TreasuryFact.StripeFeeReturned.class, name = "StripeFeeReturned"),
    @JsonSubTypes.Type(value = BookFact.ManualEntry.class, name = "ManualEntry"),
    @JsonSubTypes.Type(value = BookFact.EntryReversed.class, name = "EntryReversed"),
    @JsonSubTypes.Type(value = BookFact.MonthClosed.class, name = "MonthClosed"),
    @JsonSubTypes.Type(value = BookFact.MonthReopened.class, name = "MonthReopened"),
    @JsonSubTypes.Type(value = BookFact.Reserved.class, name = "Reserved"),
    @JsonSubTypes.Type(value = BookFact.ReservationPosted.class, name = "ReservationPosted"),
    @JsonSubTypes.Type(value = BookFact.ReservationVoided.class, name = "ReservationVoided"),
})
public sealed interface LedgerFact
        permits OrderFact, DisputeFact, CreditFact, PlanFact, WalletFact, TreasuryFact, BookFact {

    /**
     * Names the fact by its cause (a Stripe object and what became of it, an order and its step), unique
     * within a book.
     */
    String id();

    /**
     * Joins the parts of an id; a part that is absent, empty or longer than 200 is an
     * {@link IllegalArgumentException}.
     */
    static String id(String transition, String object) {
        requirePart(object);
        return transition + ":" + object;
    }

    static String id(String transition, String object, String part) {
        requirePart(object);
        requirePart(part);
        return transition + ":" + object + ":" + part;
    }

    private static void requirePart(String part) {
        if (part == null || part.isEmpty() || part.length() > 200) {
            throw new IllegalArgumentException("a fact's id names its cause with 1 to 200 characters");
        }
    }

    static void requireReceivable(Account account) {
        boolean receivable = account != null
                && (account.kind() == AccountKind.SELLER_RECEIVABLE
                || account.kind() == AccountKind.USER_RECEIVABLE);
        if (!receivable) {
            throw new IllegalArgumentException("a debt is owed on a receivable account");
        }
    }

    /** Corrections and reservations are about plain facts, not about each other. */
    static void requirePlain(LedgerFact fact) {
        boolean plain = switch (fact) {
            case BookFact.ManualEntry manual -> true;
            case BookFact book -> false;
            case OrderFact order -> true;
            case DisputeFact dispute -> true;
            case CreditFact credit -> true;
            case PlanFact plan -> true;
            case WalletFact wallet -> true;
            case TreasuryFact treasury -> true;
        };
        if (!plain) {
            throw new IllegalArgumentException("only a plain fact can be reversed or reserved");
        }
    }
}
