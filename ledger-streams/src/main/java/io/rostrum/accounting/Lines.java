package io.rostrum.accounting;

import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.HoldShare;
import io.rostrum.contracts.ledger.Posting;
import io.rostrum.contracts.ledger.Side;
import io.rostrum.contracts.ledger.TaxLine;

import java.util.ArrayList;
import java.util.List;

/** Gathers the postings of one entry in one unit after another; a line of zero is left out. */
final class Lines {

    private final List<Posting> postings = new ArrayList<>(6);
    private String unit;

    Lines(String unit) {
        this.unit = unit;
    }

    /** What follows is in another unit. */
    Lines in(String other) {
        unit = other;
        return this;
    }

    Lines debit(Account account, long minor) {
        return add(account, Side.DEBIT, minor);
    }

    Lines credit(Account account, long minor) {
        return add(account, Side.CREDIT, minor);
    }

    Lines add(Account account, Side side, long minor) {
        if (minor != 0) {
            postings.add(new Posting(account, side, minor, unit));
        }
        return this;
    }

    Lines taxes(Side side, List<TaxLine> taxes) {
        taxes.forEach(tax -> add(Account.tax(tax.jurisdiction()), side, tax.minor()));
        return this;
    }

    Lines creditHolds(List<HoldShare> holds) {
        holds.forEach(hold -> credit(Account.hold(hold.id()), hold.minor()));
        return this;
    }

    Lines debitGifts(List<HoldShare> gifts) {
        gifts.forEach(gift -> debit(Account.giftHold(gift.id()), gift.minor()));
        return this;
    }

    /** The sum of shares; past a {@code long} it is an {@link ArithmeticException}. */
    static long total(List<HoldShare> shares) {
        long total = 0;
        for (HoldShare share : shares) {
            total = Math.addExact(total, share.minor());
        }
        return total;
    }

    static long sum(long... amounts) {
        long total = 0;
        for (long amount : amounts) {
            total = Math.addExact(total, amount);
        }
        return total;
    }

    List<Posting> postings() {
        return postings;
    }
}
