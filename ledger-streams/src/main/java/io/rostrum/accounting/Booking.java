package io.rostrum.accounting;

import io.rostrum.accounting.Journal.Refusal;
import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.AccountKind;
import io.rostrum.contracts.ledger.Balance;
import io.rostrum.contracts.ledger.BookFact;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.ledger.JournalEntry;
import io.rostrum.contracts.ledger.KindTotal;
import io.rostrum.contracts.ledger.LedgerFact;
import io.rostrum.contracts.ledger.LedgerRefusal.Reason;
import io.rostrum.contracts.ledger.Month;
import io.rostrum.contracts.ledger.MonthClosing;
import io.rostrum.contracts.ledger.PostJournalEntry;
import io.rostrum.contracts.ledger.Posting;
import io.rostrum.contracts.ledger.Side;
import io.rostrum.contracts.ledger.TreasuryFact;

import java.util.ArrayList;
import java.util.List;

/** One sound entry held against the balances of its book. */
final class Booking {

    private final JournalView view;
    private final PostJournalEntry request;
    private final Draft draft;
    private final BookHead head;
    private final Dating dating;
    private final Month month;
    private final List<Balance> balances = new ArrayList<>(6);
    private final List<JournalDecision.Owed> owed = new ArrayList<>(1);
    private final List<KindTotal> totals = new ArrayList<>(6);

    Booking(JournalView view, PostJournalEntry request, Draft draft, Dating dating) {
        this.view = view;
        this.request = request;
        this.draft = draft;
        this.head = view.head(request.bookId());
        this.dating = dating;
        this.month =
                Month.of(dating.effectiveMillis() == null ? dating.atMillis() : dating.effectiveMillis());
    }

    /** @throws ArithmeticException if a total passes a {@code long} */
    void post() {
        BookId book = request.bookId();
        for (Posting posting : draft.postings()) {
            int at = indexOf(posting);
            Balance before =
                    at < 0 ? view.balance(book, posting.account(), posting.unit()) : balances.get(at);
            Balance after = Balances.after(before, posting, draft.phase(), head.seq() + 1, dating.atMillis());
            if (at < 0) {
                balances.add(after);
            } else {
                balances.set(at, after);
            }
            if (draft.phase().counts()) {
                total(posting);
            }
            if (Balances.isOwed(posting.account().kind())) {
                owe(posting.unit(), Math.subtractExact(after.netMinor(), before.netMinor()));
            }
        }
    }

    private void total(Posting posting) {
        AccountKind kind = posting.account().kind();
        int at = 0;
        while (at < totals.size()
                && !(totals.get(at).kind() == kind && totals.get(at).unit().equals(posting.unit()))) {
            at++;
        }
        KindTotal before = at < totals.size()
                ? totals.remove(at)
                : view.monthTotal(request.bookId(), month, kind, posting.unit());
        boolean debit = posting.side() == Side.DEBIT;
        totals.add(new KindTotal(
                kind, posting.unit(), Math.addExact(before.debitsMinor(), debit ? posting.minor() : 0),
                Math.addExact(before.creditsMinor(), debit ? 0 : posting.minor())));
    }

    private int indexOf(Posting posting) {
        for (int i = 0; i < balances.size(); i++) {
            Balance balance = balances.get(i);
            if (balance.account().equals(posting.account()) && balance.unit().equals(posting.unit())) {
                return i;
            }
        }
        return -1;
    }

    private void owe(String unit, long change) {
        for (int i = 0; i < owed.size(); i++) {
            if (owed.get(i).unit().equals(unit)) {
                owed.set(i, new JournalDecision.Owed(unit, Math.addExact(owed.get(i).minor(), change)));
                return;
            }
        }
        owed.add(new JournalDecision.Owed(
                unit, Math.addExact(view.owedMinor(request.bookId(), unit), change)));
    }

    /** Which account the entry would overdraw, or null. */
    Refusal fault() {
        for (Balance balance : balances) {
            if (balance.account().kind().protectedFromNegative() && balance.freeMinor() < 0) {
                return new Refusal(Reason.BELOW_ZERO, balance.account() + " " + balance.unit());
            }
        }
        boolean payout = request.fact() instanceof BookFact.Reserved reserved
                && reserved.planned() instanceof TreasuryFact.PlatformPaidOut;
        return payout && overOwnFunds() ? new Refusal(Reason.OVER_OWN_FUNDS, "stripe:available") : null;
    }

    private boolean overOwnFunds() {
        for (Balance balance : balances) {
            if (balance.account().equals(Account.STRIPE_AVAILABLE)) {
                return balance.freeMinor() < view.owedMinor(request.bookId(), balance.unit());
            }
        }
        return false;
    }

    JournalDecision.Booked booked(byte[] factBytes, Fingerprint fact) {
        JournalEntry entry = new JournalEntry(
                request.entryId(), request.bookId(), head.seq() + 1, head.hash(), dating.atMillis(),
                draft.phase(),
                request.replyTo(), request.happenedAtMillis(), dating.effectiveMillis(), request.fact(),
                draft.postings(), closing());
        return new JournalDecision.Booked(
                entry, factBytes, fact, Journal.closes(request.bookId(), request.fact()), balances, owed,
                totals, period());
    }

    private MonthClosing closing() {
        return request.fact() instanceof BookFact.MonthClosed closed
                ? new MonthClosing(
                        closed.month(), head.seq(), head.hash(),
                        view.totalsThrough(request.bookId(), closed.month()))
                : null;
    }

    private JournalDecision.Period period() {
        return switch (request.fact()) {
            case BookFact.MonthClosed closed -> new JournalDecision.Period(closed.month());
            case BookFact.MonthReopened reopened -> new JournalDecision.Period(reopened.month().before());
            case LedgerFact other -> null;
        };
    }
}
