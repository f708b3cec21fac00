package io.rostrum.accounting;

import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.PlanFact;
import io.rostrum.contracts.ledger.Posting;
import io.rostrum.contracts.ledger.WalletFact;

import java.util.List;

import static io.rostrum.contracts.ledger.Account.GOODWILL;
import static io.rostrum.contracts.ledger.Account.PLANS_DEFERRED;
import static io.rostrum.contracts.ledger.Account.SELLER_PLAN;
import static io.rostrum.contracts.ledger.Account.STRIPE_AVAILABLE;
import static io.rostrum.contracts.ledger.Account.STRIPE_DISPUTED;

/** The entries of sellers' plans and users' wallets. */
final class RevenueBookkeeping {

    private RevenueBookkeeping() {}

    static List<Posting> postings(PlanFact fact) {
        return switch (fact) {
            case PlanFact.PlanPaid f -> OrderBookkeeping.charge(f.currency(), f.minor(), f.feeMinor())
                    .credit(PLANS_DEFERRED, f.minor())
                    .postings();
            case PlanFact.PlanDayEarned f -> new Lines(f.currency())
                    .debit(PLANS_DEFERRED, f.minor())
                    .credit(SELLER_PLAN, f.minor())
                    .postings();
            case PlanFact.PlanRefunded f ->
                givenBack(f.currency(), f.deferredMinor(), f.incomeMinor(), STRIPE_AVAILABLE);
            case PlanFact.PlanChargedBack f ->
                givenBack(f.currency(), f.deferredMinor(), f.incomeMinor(), STRIPE_DISPUTED);
        };
    }

    static List<Posting> postings(WalletFact fact) {
        return switch (fact) {
            case WalletFact.WalletToppedUp f -> OrderBookkeeping.charge(f.currency(), f.minor(), f.feeMinor())
                    .credit(Account.wallet(f.userId()), f.minor())
                    .postings();
            case WalletFact.WalletWithdrawn f -> new Lines(f.currency())
                    .debit(Account.wallet(f.userId()), f.minor())
                    .credit(STRIPE_AVAILABLE, f.minor())
                    .postings();
            case WalletFact.GoodwillGranted f -> new Lines(f.currency())
                    .debit(GOODWILL, f.minor())
                    .credit(Account.wallet(f.userId()), f.minor())
                    .postings();
        };
    }

    private static List<Posting> givenBack(
            String currency, long deferredMinor, long incomeMinor, Account from) {
        return new Lines(currency)
                .debit(PLANS_DEFERRED, deferredMinor)
                .debit(SELLER_PLAN, incomeMinor)
                .credit(from, Lines.sum(deferredMinor, incomeMinor))
                .postings();
    }
}
