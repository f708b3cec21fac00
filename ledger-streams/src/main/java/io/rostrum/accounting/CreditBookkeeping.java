package io.rostrum.accounting;

import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.CreditFact;
import io.rostrum.contracts.ledger.Posting;
import io.rostrum.contracts.ledger.Units;

import java.util.List;

import static io.rostrum.contracts.ledger.Account.BREAKAGE;
import static io.rostrum.contracts.ledger.Account.CHARGEBACKS;
import static io.rostrum.contracts.ledger.Account.CREDITS_DEFERRED;
import static io.rostrum.contracts.ledger.Account.CREDITS_EXPIRED;
import static io.rostrum.contracts.ledger.Account.CREDITS_INCOME;
import static io.rostrum.contracts.ledger.Account.CREDITS_ISSUED;
import static io.rostrum.contracts.ledger.Account.CREDITS_REFUNDED;
import static io.rostrum.contracts.ledger.Account.CREDITS_SPENT;
import static io.rostrum.contracts.ledger.Account.STRIPE_AVAILABLE;
import static io.rostrum.contracts.ledger.Account.STRIPE_DISPUTED;

/** The entries of credits: whole credits and the money behind them, side by side and never mixed. */
final class CreditBookkeeping {

    private CreditBookkeeping() {}

    static List<Posting> postings(CreditFact fact) {
        return switch (fact) {
            case CreditFact.CreditsBought f -> issued(
                    OrderBookkeeping.charge(f.currency(), f.minor(), f.feeMinor())
                            .credit(CREDITS_DEFERRED, f.minor()),
                    f.userId(), f.credits());
            case CreditFact.CreditsGranted f -> issued(new Lines(Units.CREDITS), f.userId(), f.credits());
            case CreditFact.GiftGiven f -> left(f.giverId(), CREDITS_SPENT, f.credits())
                    .in(f.currency())
                    .debit(CREDITS_DEFERRED, f.valueMinor())
                    .credit(Account.giftHold(f.giftId()), f.heldMinor())
                    .credit(CREDITS_INCOME, Math.subtractExact(f.valueMinor(), f.heldMinor()))
                    .postings();
            case CreditFact.GiftReleased f -> new Lines(f.currency())
                    .debit(Account.giftHold(f.giftId()), f.minor())
                    .credit(Account.payable(f.sellerId()), f.minor())
                    .postings();
            case CreditFact.SpotlightShown f -> left(f.userId(), CREDITS_SPENT, f.credits())
                    .in(f.currency())
                    .debit(CREDITS_DEFERRED, f.valueMinor())
                    .credit(CREDITS_INCOME, f.valueMinor())
                    .postings();
            case CreditFact.PassBought f -> left(f.userId(), CREDITS_SPENT, f.credits()).postings();
            case CreditFact.PassHonoured f -> new Lines(f.currency())
                    .debit(CREDITS_DEFERRED, f.valueMinor())
                    .credit(CREDITS_INCOME, f.valueMinor())
                    .postings();
            case CreditFact.PassReturned f -> new Lines(Units.CREDITS)
                    .debit(CREDITS_SPENT, f.credits())
                    .credit(Account.credits(f.userId()), f.credits())
                    .postings();
            case CreditFact.CreditsExpired f -> left(f.userId(), CREDITS_EXPIRED, f.credits())
                    .in(f.currency())
                    .debit(CREDITS_DEFERRED, f.valueMinor())
                    .credit(BREAKAGE, f.valueMinor())
                    .postings();
            case CreditFact.PackRefunded f -> refunded(f);
            case CreditFact.PackChargedBack f -> chargedBack(f);
        };
    }

    private static List<Posting> refunded(CreditFact.PackRefunded f) {
        long total = Lines.sum(f.deferredMinor(), Lines.total(f.voidedGifts()), f.incomeMinor());
        return left(f.userId(), CREDITS_REFUNDED, f.credits())
                .in(f.currency())
                .debit(CREDITS_DEFERRED, f.deferredMinor())
                .debitGifts(f.voidedGifts())
                .debit(CREDITS_INCOME, f.incomeMinor())
                .credit(STRIPE_AVAILABLE, total)
                .postings();
    }

    private static List<Posting> chargedBack(CreditFact.PackChargedBack f) {
        long gifts = Lines.total(f.voidedGifts());
        return left(f.userId(), CREDITS_REFUNDED, f.credits())
                .in(f.currency())
                .debit(CREDITS_DEFERRED, f.deferredMinor())
                .debitGifts(f.voidedGifts())
                .debit(CREDITS_INCOME, f.incomeMinor())
                .debit(CHARGEBACKS, f.chargebackMinor())
                .credit(STRIPE_DISPUTED,
                        Lines.sum(f.deferredMinor(), gifts, f.incomeMinor(), f.chargebackMinor()))
                .postings();
    }

    private static List<Posting> issued(Lines lines, String userId, long credits) {
        return lines.in(Units.CREDITS)
                .debit(CREDITS_ISSUED, credits)
                .credit(Account.credits(userId), credits)
                .postings();
    }

    private static Lines left(String userId, Account to, long credits) {
        return new Lines(Units.CREDITS).debit(Account.credits(userId), credits).credit(to, credits);
    }
}
