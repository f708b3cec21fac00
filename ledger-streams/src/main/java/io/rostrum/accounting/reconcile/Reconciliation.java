package io.rostrum.accounting.reconcile;

import io.rostrum.accounting.Balances;
import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.Balance;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.ledger.JournalEntry;
import io.rostrum.contracts.ledger.Posting;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Holds the journal of one book against the balances that were told, the ledger's own store, and Stripe.
 *
 * <p>A charge is booked as pending until it becomes available, everything else as available at once; so what
 * is pending and what is available are compared together, and apart only while Stripe has nothing pending.
 * Stripe's balance does not hold what banks took back, which the journal shows as disputed: it is counted
 * from Stripe's open disputes.
 */
public final class Reconciliation {

    static final String JOURNAL = "journal";
    private static final String STRIPE = "Stripe";

    private final BookId bookId;
    private final Map<String, Balance> balances = new HashMap<>();
    private final StripeComparison moves = new StripeComparison();
    private long entries;

    public Reconciliation(BookId bookId) {
        this.bookId = bookId;
    }

    /** What was found. {@code accounts} counts account and unit; {@code transactions} are Stripe's. */
    public record Report(
            BookId bookId, long entries, int accounts, int transactions, List<Difference> differences,
            boolean clean) {
        public Report {
            differences = List.copyOf(differences);
        }
    }

    /** Takes the next entry of the book. */
    public void add(JournalEntry entry) {
        entries++;
        for (Posting posting : entry.postings()) {
            balances.compute(
                    Balance.key(bookId, posting.account(), posting.unit()),
                    (key, before) -> Balances.after(
                            before == null ? Balance.zero(bookId, posting.account(), posting.unit()) : before,
                            posting, entry.phase(), entry.seq(), entry.atMillis()));
        }
        moves.add(entry);
    }

    /**
     * Compares.
     *
     * @param told the newest balances of the balances topic
     * @param kept the balances in the ledger's own books
     */
    public Report end(Collection<Balance> told, Collection<Balance> kept, StripeBooks stripe) {
        List<Difference> differences = new ArrayList<>();
        differences.addAll(AccountComparison.of(bookId, balances.values(), "balances topic", told));
        differences.addAll(AccountComparison.of(bookId, balances.values(), "ledger's own books", kept));
        currencies(stripe).forEach(unit -> compare(unit, stripe, differences));
        differences.addAll(moves.with(stripe.transactions()));
        return new Report(
                bookId, entries, balances.size(), stripe.transactions().size(), differences,
                differences.isEmpty());
    }

    private Set<String> currencies(StripeBooks stripe) {
        Set<String> units = new TreeSet<>();
        units.addAll(stripe.available().keySet());
        units.addAll(stripe.pending().keySet());
        units.addAll(stripe.disputed().keySet());
        balances.values().stream()
                .filter(balance -> balance.account().name().startsWith("stripe:"))
                .forEach(balance -> units.add(balance.unit()));
        return units;
    }

    private void compare(String unit, StripeBooks stripe, List<Difference> differences) {
        long pending = stripe.pending().getOrDefault(unit, 0L);
        long available = stripe.available().getOrDefault(unit, 0L);
        long disputed = stripe.disputed().getOrDefault(unit, 0L);
        long ourPending = net(Account.STRIPE_PENDING, unit);
        long ourAvailable = net(Account.STRIPE_AVAILABLE, unit);
        long ourDisputed = net(Account.STRIPE_DISPUTED, unit);
        long ours = Math.addExact(Math.addExact(ourPending, ourAvailable), ourDisputed);
        long theirs = Math.addExact(Math.addExact(pending, available), disputed);
        compare("stripe:pending + stripe:available + stripe:disputed", unit, ours, theirs, differences);
        compare("stripe:disputed", unit, ourDisputed, disputed, differences);
        if (pending == 0) {
            compare("stripe:pending", unit, ourPending, 0, differences);
            compare("stripe:available", unit, ourAvailable, available, differences);
        }
    }

    private static void compare(
            String subject, String unit, long ours, long theirs, List<Difference> differences) {
        if (ours != theirs) {
            differences.add(new Difference(
                    Difference.Kind.STRIPE_BALANCE, subject, unit, JOURNAL, ours, STRIPE, theirs));
        }
    }

    private long net(Account account, String unit) {
        Balance balance = balances.get(Balance.key(bookId, account, unit));
        return balance == null ? 0 : balance.netMinor();
    }
}
