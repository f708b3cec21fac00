package io.rostrum.accounting;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.AccountKind;
import io.rostrum.contracts.ledger.Balance;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.ledger.JournalEntry;
import io.rostrum.contracts.ledger.LedgerFact;
import io.rostrum.contracts.ledger.PostJournalEntry;
import io.rostrum.contracts.ledger.Posting;
import io.rostrum.contracts.ledger.Side;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A book with a second, plain bookkeeper beside it, who adds up the entries alone and complains after every step. */
final class BooksUnderTest {

    private static final BookId BOOK = BookId.MAIN;
    private static final int KEPT = 4_096;

    private final MemoryJournalStore store = new MemoryJournalStore();
    private final Map<String, Long> nets = new HashMap<>();
    private final Map<String, Long> debitsLessCredits = new HashMap<>();
    private final Map<String, Long> cover = new HashMap<>();
    private final List<PostJournalEntry> recent = new ArrayList<>();
    private long clock = 1_700_000_000_000L;
    private String lastHash = JournalEntry.NO_ENTRY;
    private Consumer<JournalEntry> listener = entry -> {};
    private long booked;
    private long refused;
    private long repeated;

    /** Asks the journal; true if the fact is booked. Anything that contradicts an invariant is an error. */
    boolean ask(LedgerFact fact) {
        PostJournalEntry request = PostJournalEntry.of(BOOK, null, fact);
        boolean done = ask(request);
        if (done && recent.size() < KEPT) {
            recent.add(request);
        } else if (done) {
            recent.set((int) (booked % KEPT), request);
        }
        return done;
    }

    /** Asks again for something booked lately: nothing may happen. */
    void askAgain(int pick) {
        if (!recent.isEmpty() && ask(recent.get(pick % recent.size()))) {
            throw new AssertionError("a fact was booked twice");
        }
    }

    private boolean ask(PostJournalEntry request) {
        return switch (Journal.decide(store, request, clock++)) {
            case JournalDecision.Repeated again -> {
                repeated++;
                yield false;
            }
            case JournalDecision.Refused no -> {
                refused++;
                yield false;
            }
            case JournalDecision.Booked yes -> {
                take(yes);
                yield true;
            }
        };
    }

    private void take(JournalDecision.Booked yes) {
        JournalEntry entry = yes.entry();
        check(entry.previousHash().equals(lastHash) && entry.seq() == booked + 1, "the chain holds", entry);
        lastHash = Fingerprint.link(Json.bytes(entry));
        listener.accept(entry);
        booked++;
        Journal.evolve(store, yes, lastHash);
        if (entry.phase().counts()) {
            entry.postings().forEach(this::add);
            for (Posting posting : entry.postings()) {
                check(debitsLessCredits.get(posting.unit()) == 0, "debits equal credits", entry);
                check(cover.getOrDefault(posting.unit(), 0L) >= 0, "what is owed is there", entry);
            }
        }
        for (Posting posting : entry.postings()) {
            Balance kept = balance(posting.account(), posting.unit());
            check(kept.netMinor() == net(posting.account(), posting.unit()), "both bookkeepers agree", entry);
            boolean covered = kept.freeMinor() >= 0 || !posting.account().kind().protectedFromNegative();
            check(covered, "no protected account is below zero", entry);
        }
    }

    private void add(Posting posting) {
        AccountKind kind = posting.account().kind();
        long signed = posting.side() == kind.normalSide() ? posting.minor() : -posting.minor();
        nets.merge(posting.account() + " " + posting.unit(), signed, Math::addExact);
        long debit = posting.side() == Side.DEBIT ? posting.minor() : -posting.minor();
        debitsLessCredits.merge(posting.unit(), debit, Math::addExact);
        int sign = switch (kind) {
            case STRIPE_PENDING, STRIPE_AVAILABLE, STRIPE_DISPUTED, SELLER_RECEIVABLE, USER_RECEIVABLE -> 1;
            case HOLD, GIFT_HOLD, SELLER_PAYABLE, USER_WALLET, TAX -> -1;
            default -> 0;
        };
        cover.merge(posting.unit(), sign * signed, Math::addExact);
    }

    private static void check(boolean holds, String invariant, JournalEntry entry) {
        if (!holds) {
            throw new AssertionError("broken: " + invariant + ", at " + Json.text(entry));
        }
    }

    Balance balance(Account account, String unit) {
        return store.balance(BOOK, account, unit);
    }

    long net(Account account, String unit) {
        return nets.getOrDefault(account + " " + unit, 0L);
    }

    /** By how much the platform's money exceeds what it owes. */
    long cover(String unit) {
        return cover.getOrDefault(unit, 0L);
    }

    /** The sum of all accounts of some kind, over the whole book. */
    long sum(AccountKind kind, String unit) {
        return store.balances().stream()
                .filter(balance -> balance.account().kind() == kind && balance.unit().equals(unit))
                .mapToLong(Balance::netMinor)
                .sum();
    }

    /** Tells every entry that is booked from now on. */
    void tell(Consumer<JournalEntry> told) {
        listener = told;
    }

    MemoryJournalStore store() {
        return store;
    }

    String lastHash() {
        return lastHash;
    }

    long booked() {
        return booked;
    }

    long refused() {
        return refused;
    }

    long repeated() {
        return repeated;
    }
}
