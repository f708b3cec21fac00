package io.rostrum.accounting.reconcile;

import io.rostrum.contracts.ledger.BookFact;
import io.rostrum.contracts.ledger.CreditFact;
import io.rostrum.contracts.ledger.DisputeFact;
import io.rostrum.contracts.ledger.LedgerFact;
import io.rostrum.contracts.ledger.OrderFact;
import io.rostrum.contracts.ledger.PlanFact;
import io.rostrum.contracts.ledger.TreasuryFact;
import io.rostrum.contracts.ledger.WalletFact;

import java.util.Optional;

/** Which object at Stripe a fact tells of: the source of a balance transaction, or the transaction itself. */
final class StripeObject {

    private StripeObject() {}

    /**
     * Empty for facts that never touch what is at Stripe. A note of finance counts: it may name a
     * transaction.
     */
    static Optional<String> of(LedgerFact fact) {
        return Optional.ofNullable(switch (fact) {
            case OrderFact order -> of(order);
            case DisputeFact dispute -> of(dispute);
            case CreditFact credit -> of(credit);
            case PlanFact plan -> of(plan);
            case WalletFact wallet -> of(wallet);
            case TreasuryFact treasury -> of(treasury);
            case BookFact book -> of(book);
        });
    }

    private static String of(OrderFact fact) {
        return switch (fact) {
            case OrderFact.InvoicePaid f -> f.chargeId();
            case OrderFact.InvoicePaidFromWallet f -> null;
            case OrderFact.InvoicePaidByBoth f -> f.chargeId();
            case OrderFact.OrderReleased f -> null;
            case OrderFact.Transferred f -> f.transferId();
            case OrderFact.TransferReversed f -> f.reversalId();
            case OrderFact.HoldRefunded f -> f.intoWalletMinor() == f.minor() ? null : f.refundId();
            case OrderFact.SaleRefunded f -> f.intoWalletMinor() == f.totalMinor() ? null : f.refundId();
            case OrderFact.RefundFailed f -> f.refundId();
            case OrderFact.DepositForfeited f -> f.chargeId();
            case OrderFact.ForfeitRefunded f -> f.refundId();
        };
    }

    private static String of(DisputeFact fact) {
        return switch (fact) {
            case DisputeFact.CardDisputeOpened f -> f.disputeId();
            case DisputeFact.CardDisputeWon f -> f.disputeId();
            case DisputeFact.CardDisputeLost f -> null;
            case DisputeFact.WalletChargedBack f -> null;
            case DisputeFact.ChargebackRecovered f -> null;
            case DisputeFact.ReceivableRecovered f -> null;
            case DisputeFact.DebtPaid f -> f.chargeId();
            case DisputeFact.ReceivableWrittenOff f -> null;
        };
    }

    private static String of(CreditFact fact) {
        return switch (fact) {
            case CreditFact.CreditsBought f -> f.chargeId();
            case CreditFact.PackRefunded f -> f.refundId();
            case CreditFact.CreditsGranted f -> null;
            case CreditFact.GiftGiven f -> null;
            case CreditFact.GiftReleased f -> null;
            case CreditFact.SpotlightShown f -> null;
            case CreditFact.PassBought f -> null;
            case CreditFact.PassHonoured f -> null;
            case CreditFact.PassReturned f -> null;
            case CreditFact.CreditsExpired f -> null;
            case CreditFact.PackChargedBack f -> null;
        };
    }

    private static String of(PlanFact fact) {
        return switch (fact) {
            case PlanFact.PlanPaid f -> f.chargeId();
            case PlanFact.PlanRefunded f -> f.refundId();
            case PlanFact.PlanDayEarned f -> null;
            case PlanFact.PlanChargedBack f -> null;
        };
    }

    private static String of(WalletFact fact) {
        return switch (fact) {
            case WalletFact.WalletToppedUp f -> f.chargeId();
            case WalletFact.WalletWithdrawn f -> f.refundId();
            case WalletFact.GoodwillGranted f -> null;
        };
    }

    private static String of(TreasuryFact fact) {
        return switch (fact) {
            // Moves from pending to available; the charge's own entry tells of the transaction.
            case TreasuryFact.FundsAvailable f -> null;
            case TreasuryFact.PlatformPaidOut f -> f.payoutId();
            case TreasuryFact.PlatformPayoutReturned f -> f.payoutId();
            case TreasuryFact.BalanceToppedUp f -> f.topUpId();
            case TreasuryFact.BalanceTopUpReturned f -> f.topUpId();
            case TreasuryFact.StripeFeeCharged f -> f.balanceTransactionId();
            case TreasuryFact.StripeFeeReturned f -> f.balanceTransactionId();
        };
    }

    private static String of(BookFact fact) {
        return switch (fact) {
            case BookFact.ManualEntry f -> f.noteId();
            case BookFact.EntryReversed f -> of(f.original()).orElse(null);
            case BookFact.MonthClosed f -> null;
            case BookFact.MonthReopened f -> null;
            case BookFact.Reserved f -> null;
            case BookFact.ReservationPosted f -> f.reservationId();
            case BookFact.ReservationVoided f -> null;
        };
    }
}
