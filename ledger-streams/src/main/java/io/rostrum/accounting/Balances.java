package io.rostrum.accounting;

import io.rostrum.contracts.ledger.AccountKind;
import io.rostrum.contracts.ledger.Balance;
import io.rostrum.contracts.ledger.EntryPhase;
import io.rostrum.contracts.ledger.Posting;
import io.rostrum.contracts.ledger.Side;

/** How one posting changes the totals of its account. */
public final class Balances {

    private Balances() {}

    /**
     * The totals after the posting.
     *
     * @throws ArithmeticException if a total passes a {@code long}
     */
    public static Balance after(Balance before, Posting posting, EntryPhase phase, long seq, long atMillis) {
        boolean debit = posting.side() == Side.DEBIT;
        long total = phase.counts() ? posting.minor() : 0;
        long reserved = switch (phase) {
            case BOOKED -> 0;
            case RESERVED -> posting.minor();
            case POSTED, VOIDED -> -posting.minor();
            case NOTED -> 0;
        };
        return new Balance(
                before.bookId(), before.account(), before.unit(),
                Math.addExact(before.debitsMinor(), debit ? total : 0),
                Math.addExact(before.creditsMinor(), debit ? 0 : total),
                Math.addExact(before.reservedDebitsMinor(), debit ? reserved : 0),
                Math.addExact(before.reservedCreditsMinor(), debit ? 0 : reserved),
                seq, atMillis);
    }

    /** Whether the platform holds what stands on such an account for somebody else. */
    public static boolean isOwed(AccountKind kind) {
        return switch (kind) {
            case HOLD, GIFT_HOLD, SELLER_PAYABLE, USER_WALLET, TAX -> true;
            case STRIPE_PENDING, STRIPE_AVAILABLE, STRIPE_DISPUTED, BANK, SELLER_RECEIVABLE, USER_RECEIVABLE,
                    CREDITS_DEFERRED, PLANS_DEFERRED, COMMISSION, BUYERS_PREMIUM, SELLER_PLAN,
                    CREDITS_INCOME, BREAKAGE,
                    FORFEITS, STRIPE_FEES, DISPUTE_FEES, CHARGEBACKS, BAD_DEBTS, GOODWILL, CREDITS_ISSUED,
                    CREDITS_USER, CREDITS_SPENT, CREDITS_EXPIRED, CREDITS_REFUNDED -> false;
        };
    }
}
