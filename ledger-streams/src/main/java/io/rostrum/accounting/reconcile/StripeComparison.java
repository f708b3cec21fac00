package io.rostrum.accounting.reconcile;

import io.rostrum.contracts.ledger.AccountKind;
import io.rostrum.contracts.ledger.JournalEntry;
import io.rostrum.contracts.ledger.Side;
import io.rostrum.contracts.ledger.TreasuryFact;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Holds every entry that moved what is at Stripe against Stripe's balance transactions. Entries and
 * transactions of one object (a charge, a dispute with its outcome, a refund with its failure) belong
 * together and must move the same.
 */
final class StripeComparison {

    private static final String STRIPE = "Stripe";

    /** One entry's effect on the balance at Stripe in one currency. */
    private record Moved(JournalEntry entry, long minor) {

        String named(String object) {
            return "entry " + entry.seq() + " " + entry.fact().getClass().getSimpleName() + " of " + object;
        }
    }

    private record Claim(String object, String unit) {}

    private final Map<Claim, List<Moved>> claims = new LinkedHashMap<>();
    private final List<TreasuryFact.FundsAvailable> becameAvailable = new ArrayList<>();
    private final List<Difference> differences = new ArrayList<>();

    /** Takes the next entry of the book. */
    void add(JournalEntry entry) {
        if (!entry.phase().counts()) {
            return;
        }
        if (entry.fact() instanceof TreasuryFact.FundsAvailable funds) {
            becameAvailable.add(funds);
            return;
        }
        Map<String, Long> moved = moved(entry);
        String object = StripeObject.of(entry.fact()).orElse(moved.isEmpty() ? null : entry.fact().id());
        if (object != null) {
            entry.postings().forEach(posting -> moved.putIfAbsent(posting.unit(), 0L));
            moved.forEach(
                    (unit, minor) -> claims.computeIfAbsent(
                            new Claim(object, unit), none -> new ArrayList<>())
                    .add(new Moved(entry, minor)));
        }
    }

    private static Map<String, Long> moved(JournalEntry entry) {
        Map<String, Long> moved = new TreeMap<>();
        entry.postings().stream()
                .filter(posting -> posting.account().kind() == AccountKind.STRIPE_PENDING
                        || posting.account().kind() == AccountKind.STRIPE_AVAILABLE)
                .forEach(posting -> moved.merge(
                        posting.unit(), posting.side() == Side.DEBIT ? posting.minor() : -posting.minor(),
                        Math::addExact));
        return moved;
    }

    /** What differs. */
    List<Difference> with(List<StripeTransaction> transactions) {
        differences.clear();
        Map<Claim, List<StripeTransaction>> groups = new LinkedHashMap<>();
        Map<String, StripeTransaction> byId = new HashMap<>();
        for (StripeTransaction transaction : transactions) {
            byId.put(transaction.id(), transaction);
            groups.computeIfAbsent(claimOn(transaction), none -> new ArrayList<>()).add(transaction);
        }
        groups.forEach((claim, group) -> compare(claim, claims.getOrDefault(claim, List.of()), group));
        claims.forEach((claim, moved) -> {
            if (!groups.containsKey(claim)) {
                compare(claim, moved, List.of());
            }
        });
        becameAvailable.forEach(funds -> compare(funds, byId.get(funds.balanceTransactionId())));
        return List.copyOf(differences);
    }

    private Claim claimOn(StripeTransaction transaction) {
        Claim itself = new Claim(transaction.id(), transaction.unit());
        return transaction.source() == null || claims.containsKey(itself)
                ? itself
                : new Claim(transaction.source(), transaction.unit());
    }

    private void compare(Claim claim, List<Moved> entries, List<StripeTransaction> transactions) {
        long booked = entries.stream().mapToLong(Moved::minor).reduce(0, Math::addExact);
        long stated = transactions.stream().mapToLong(StripeTransaction::netMinor).reduce(0, Math::addExact);
        if (booked == stated && entries.isEmpty() == transactions.isEmpty()) {
            return;
        }
        List<StripeTransaction> unclaimed = new ArrayList<>(transactions);
        List<Moved> unmatched = new ArrayList<>();
        for (Moved moved : entries) {
            boolean matched = unclaimed.stream()
                    .filter(transaction -> transaction.netMinor() == moved.minor())
                    .findFirst()
                    .map(unclaimed::remove)
                    .orElse(moved.minor() == 0);
            if (!matched) {
                unmatched.add(moved);
            }
        }
        if (!unmatched.isEmpty() && !unclaimed.isEmpty()) {
            differences.add(new Difference(
                    Difference.Kind.AMOUNT, unmatched.getFirst().named(claim.object()), claim.unit(),
                    Reconciliation.JOURNAL, booked, STRIPE, stated));
            return;
        }
        unmatched.forEach(moved -> differences.add(new Difference(
                Difference.Kind.ENTRY_WITHOUT_TRANSACTION, moved.named(claim.object()), claim.unit(),
                Reconciliation.JOURNAL, moved.minor(), STRIPE, null)));
        unclaimed.forEach(transaction -> differences.add(new Difference(
                Difference.Kind.TRANSACTION_WITHOUT_ENTRY, transaction.named(), claim.unit(),
                Reconciliation.JOURNAL, null, STRIPE, transaction.netMinor())));
    }

    private void compare(TreasuryFact.FundsAvailable funds, StripeTransaction transaction) {
        if (transaction == null) {
            differences.add(new Difference(
                    Difference.Kind.ENTRY_WITHOUT_TRANSACTION,
                    "FundsAvailable of " + funds.balanceTransactionId(),
                    funds.currency(), Reconciliation.JOURNAL, funds.netMinor(), STRIPE, null));
        } else if (transaction.netMinor() != funds.netMinor()
                || !transaction.unit().equals(funds.currency())) {
            differences.add(new Difference(
                    Difference.Kind.AMOUNT, "FundsAvailable of " + transaction.named(), funds.currency(),
                    Reconciliation.JOURNAL, funds.netMinor(), STRIPE, transaction.netMinor()));
        }
    }
}
