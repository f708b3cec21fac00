package io.rostrum.orders.treasury;

import io.rostrum.contracts.ledger.LedgerFact;
import io.rostrum.contracts.ledger.TreasuryFact;
import io.rostrum.contracts.payments.BalanceMove;
import io.rostrum.contracts.payments.PaymentEvent;

import java.util.Optional;

/**
 * The facts of the platform's own account that no order waits for.
 *
 * <p>A charge is booked as pending, so it is what becomes available later; whatever else moves the balance is
 * booked as available when it happens, so that its becoming available is nothing new.
 */
public final class Treasury {

    private Treasury() {}

    /** The fact to be booked; empty if others see to it, or if it moves nothing. */
    public static Optional<LedgerFact> factOf(PaymentEvent event) {
        return switch (event) {
            case PaymentEvent.FundsAvailable funds -> isCharge(funds.sourceId())
                    ? Optional.of(new TreasuryFact.FundsAvailable(
                            funds.balanceTransactionId(), funds.currency(), funds.netMinor()))
                    : Optional.empty();
            case PaymentEvent.StripeFeeTaken fee -> Optional.of(fee(fee.move()));
            case PaymentEvent.BalanceToppedUp top -> Optional.of(top.move().netMinor() >= 0
                    ? new TreasuryFact.BalanceToppedUp(
                            top.move().id(), top.move().currency(), top.move().netMinor())
                    : new TreasuryFact.BalanceTopUpReturned(
                            top.move().id(), top.move().currency(), Math.negateExact(top.move().netMinor())));
            case PaymentEvent.PlatformPaidOut paid -> Optional.of(new TreasuryFact.PlatformPaidOut(
                    paid.payoutId(), paid.amount().currency(), paid.amount().minor()));
            case PaymentEvent.PlatformPayoutFailed failed ->
                    Optional.of(new TreasuryFact.PlatformPayoutReturned(
                    failed.payoutId(), failed.amount().currency(), failed.amount().minor()));
            default -> Optional.empty();
        };
    }

    private static LedgerFact fee(BalanceMove move) {
        return move.netMinor() <= 0
                ? new TreasuryFact.StripeFeeCharged(
                        move.id(), move.currency(), Math.negateExact(move.netMinor()))
                : new TreasuryFact.StripeFeeReturned(move.id(), move.currency(), move.netMinor());
    }

    /** Whether a person must look. */
    public static boolean alarms(PaymentEvent event) {
        return event instanceof PaymentEvent.UnmappedBalanceTransaction;
    }

    private static boolean isCharge(String sourceId) {
        return sourceId != null && (sourceId.startsWith("ch_") || sourceId.startsWith("py_"));
    }
}
