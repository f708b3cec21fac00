package io.rostrum.accounting;

import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.Posting;
import io.rostrum.contracts.ledger.TreasuryFact;

import java.util.List;

import static io.rostrum.contracts.ledger.Account.BANK;
import static io.rostrum.contracts.ledger.Account.STRIPE_AVAILABLE;
import static io.rostrum.contracts.ledger.Account.STRIPE_FEES;
import static io.rostrum.contracts.ledger.Account.STRIPE_PENDING;

/** The entries of the platform's own balance at Stripe. */
final class TreasuryBookkeeping {

    private TreasuryBookkeeping() {}

    static List<Posting> postings(TreasuryFact fact) {
        return switch (fact) {
            case TreasuryFact.FundsAvailable f ->
                    move(f.currency(), f.netMinor(), STRIPE_AVAILABLE, STRIPE_PENDING);
            case TreasuryFact.PlatformPaidOut f -> move(f.currency(), f.minor(), BANK, STRIPE_AVAILABLE);
            case TreasuryFact.PlatformPayoutReturned f ->
                    move(f.currency(), f.minor(), STRIPE_AVAILABLE, BANK);
            case TreasuryFact.BalanceToppedUp f -> move(f.currency(), f.minor(), STRIPE_AVAILABLE, BANK);
            case TreasuryFact.BalanceTopUpReturned f -> move(f.currency(), f.minor(), BANK, STRIPE_AVAILABLE);
            case TreasuryFact.StripeFeeCharged f ->
                    move(f.currency(), f.minor(), STRIPE_FEES, STRIPE_AVAILABLE);
            case TreasuryFact.StripeFeeReturned f ->
                    move(f.currency(), f.minor(), STRIPE_AVAILABLE, STRIPE_FEES);
        };
    }

    private static List<Posting> move(String currency, long minor, Account debited, Account credited) {
        return new Lines(currency).debit(debited, minor).credit(credited, minor).postings();
    }
}
