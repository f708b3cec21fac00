package io.rostrum.accounting;

import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.OrderFact;
import io.rostrum.contracts.ledger.Posting;
import io.rostrum.contracts.ledger.SaleLines;
import io.rostrum.contracts.ledger.Side;

import java.util.List;

import static io.rostrum.contracts.ledger.Account.BUYERS_PREMIUM;
import static io.rostrum.contracts.ledger.Account.COMMISSION;
import static io.rostrum.contracts.ledger.Account.FORFEITS;
import static io.rostrum.contracts.ledger.Account.GOODWILL;
import static io.rostrum.contracts.ledger.Account.STRIPE_AVAILABLE;
import static io.rostrum.contracts.ledger.Account.STRIPE_FEES;
import static io.rostrum.contracts.ledger.Account.STRIPE_PENDING;

/** The entries of invoices and orders. */
final class OrderBookkeeping {

    private OrderBookkeeping() {}

    static List<Posting> postings(OrderFact fact) {
        return switch (fact) {
            case OrderFact.InvoicePaid f ->
                charge(f.currency(), Lines.total(f.holds()), f.feeMinor()).creditHolds(f.holds()).postings();
            case OrderFact.InvoicePaidFromWallet f -> new Lines(f.currency())
                    .debit(Account.wallet(f.userId()), Lines.total(f.holds()))
                    .creditHolds(f.holds())
                    .postings();
            case OrderFact.InvoicePaidByBoth f -> charge(
                    f.currency(), Math.subtractExact(Lines.total(f.holds()), f.walletMinor()), f.feeMinor())
                    .debit(Account.wallet(f.userId()), f.walletMinor())
                    .creditHolds(f.holds())
                    .postings();
            case OrderFact.OrderReleased f -> sale(
                    new Lines(f.currency()).debit(Account.hold(f.orderId()), f.lines().totalMinor()),
                    Side.CREDIT, Account.payable(f.sellerId()), f.lines())
                    .postings();
            case OrderFact.Transferred f -> new Lines(f.currency())
                    .debit(Account.payable(f.sellerId()), f.minor())
                    .credit(STRIPE_AVAILABLE, f.minor())
                    .postings();
            case OrderFact.TransferReversed f -> new Lines(f.currency())
                    .debit(STRIPE_AVAILABLE, f.minor())
                    .credit(Account.payable(f.sellerId()), f.minor())
                    .postings();
            case OrderFact.HoldRefunded f -> refunded(
                    new Lines(f.currency()).debit(Account.hold(f.orderId()), f.minor()),
                    f.minor(), f.walletOf(), f.intoWalletMinor());
            case OrderFact.SaleRefunded f -> saleRefunded(f);
            case OrderFact.RefundFailed f -> new Lines(f.currency())
                    .debit(STRIPE_AVAILABLE, f.minor())
                    .credit(Account.wallet(f.userId()), f.minor())
                    .postings();
            case OrderFact.DepositForfeited f ->
                charge(f.currency(), f.minor(), f.feeMinor()).credit(FORFEITS, f.minor()).postings();
            case OrderFact.ForfeitRefunded f -> new Lines(f.currency())
                    .debit(FORFEITS, f.minor())
                    .credit(STRIPE_AVAILABLE, f.minor())
                    .postings();
        };
    }

    private static List<Posting> saleRefunded(OrderFact.SaleRefunded f) {
        Lines lines = sale(new Lines(f.currency()), Side.DEBIT, Account.payable(f.sellerId()), f.lines());
        lines.debit(Account.sellerReceivable(f.sellerId()), f.receivableMinor())
                .debit(GOODWILL, f.goodwillMinor());
        return refunded(lines, f.totalMinor(), f.walletOf(), f.intoWalletMinor());
    }

    /** What a successful charge brings: its net is pending, its fee is spent. */
    static Lines charge(String currency, long minor, long feeMinor) {
        return new Lines(currency)
                .debit(STRIPE_PENDING, Math.subtractExact(minor, feeMinor))
                .debit(STRIPE_FEES, feeMinor);
    }

    /** The shares of a sale, each on its own line. */
    static Lines sale(Lines lines, Side side, Account seller, SaleLines sale) {
        return lines.add(seller, side, sale.sellerMinor())
                .add(COMMISSION, side, sale.commissionMinor())
                .add(BUYERS_PREMIUM, side, sale.premiumMinor())
                .taxes(side, sale.taxes());
    }

    /** What the buyer gets: at the provider, in their wallet, or in part at each. */
    private static List<Posting> refunded(Lines lines, long minor, String walletOf, long walletMinor) {
        lines.credit(STRIPE_AVAILABLE, Math.subtractExact(minor, walletMinor));
        return walletOf == null
                ? lines.postings()
                : lines.credit(Account.wallet(walletOf), walletMinor).postings();
    }
}
