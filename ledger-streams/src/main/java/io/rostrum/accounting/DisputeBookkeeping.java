package io.rostrum.accounting;

import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.DisputeFact;
import io.rostrum.contracts.ledger.Posting;
import io.rostrum.contracts.ledger.Side;

import java.util.List;

import static io.rostrum.contracts.ledger.Account.BAD_DEBTS;
import static io.rostrum.contracts.ledger.Account.CHARGEBACKS;
import static io.rostrum.contracts.ledger.Account.DISPUTE_FEES;
import static io.rostrum.contracts.ledger.Account.STRIPE_AVAILABLE;
import static io.rostrum.contracts.ledger.Account.STRIPE_DISPUTED;

/** The entries of card disputes and debts. */
final class DisputeBookkeeping {

    private DisputeBookkeeping() {}

    static List<Posting> postings(DisputeFact fact) {
        return switch (fact) {
            case DisputeFact.CardDisputeOpened f -> new Lines(f.currency())
                    .debit(STRIPE_DISPUTED, f.minor())
                    .debit(DISPUTE_FEES, f.feeMinor())
                    .credit(STRIPE_AVAILABLE, Lines.sum(f.minor(), f.feeMinor()))
                    .postings();
            case DisputeFact.CardDisputeWon f -> new Lines(f.currency())
                    .debit(STRIPE_AVAILABLE, Lines.sum(f.minor(), f.feeReturnedMinor()))
                    .credit(STRIPE_DISPUTED, f.minor())
                    .credit(DISPUTE_FEES, f.feeReturnedMinor())
                    .postings();
            case DisputeFact.CardDisputeLost f -> lost(f);
            case DisputeFact.WalletChargedBack f -> new Lines(f.currency())
                    .debit(Account.wallet(f.userId()), f.walletMinor())
                    .debit(Account.userReceivable(f.userId()), f.receivableMinor())
                    .credit(STRIPE_DISPUTED, Lines.sum(f.walletMinor(), f.receivableMinor()))
                    .postings();
            case DisputeFact.ChargebackRecovered f -> new Lines(f.currency())
                    .debit(Account.wallet(f.userId()), f.walletMinor())
                    .debit(Account.userReceivable(f.userId()), f.receivableMinor())
                    .credit(CHARGEBACKS, Lines.sum(f.walletMinor(), f.receivableMinor()))
                    .postings();
            case DisputeFact.ReceivableRecovered f -> new Lines(f.currency())
                    .debit(Account.payable(f.sellerId()), f.minor())
                    .credit(Account.sellerReceivable(f.sellerId()), f.minor())
                    .postings();
            case DisputeFact.DebtPaid f -> OrderBookkeeping.charge(f.currency(), f.minor(), f.feeMinor())
                    .credit(f.receivable(), f.minor())
                    .postings();
            case DisputeFact.ReceivableWrittenOff f -> new Lines(f.currency())
                    .debit(BAD_DEBTS, f.minor())
                    .credit(f.receivable(), f.minor())
                    .postings();
        };
    }

    private static List<Posting> lost(DisputeFact.CardDisputeLost f) {
        Lines lines = new Lines(f.currency())
                .debit(Account.hold(f.orderId()), f.holdMinor())
                .debit(Account.sellerReceivable(f.sellerId()), f.receivableMinor());
        return OrderBookkeeping.sale(lines, Side.DEBIT, Account.payable(f.sellerId()), f.lines())
                .debit(CHARGEBACKS, f.chargebackMinor())
                .credit(
                        STRIPE_DISPUTED,
                        Lines.sum(f.holdMinor(), f.receivableMinor(), f.lines().totalMinor(),
                                f.chargebackMinor()))
                .postings();
    }
}
