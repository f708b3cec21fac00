package io.rostrum.accounting;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.ledger.Balance;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.ledger.JournalEntry;
import io.rostrum.contracts.ledger.PostJournalEntry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Books everything once more: each fact of a journal is decided again from the beginning, and its entry must
 * come out equal to the byte. Then the balances that were told must be those that follow.
 */
public final class BookProof {

    /** The most differences that are kept; all are counted. */
    public static final int FAULTS_KEPT = 20;

    private final BookId bookId;
    private final MemoryJournalStore store = new MemoryJournalStore();
    private final List<String> faults = new ArrayList<>();
    private long faultCount;

    public BookProof(BookId bookId) {
        this.bookId = bookId;
    }

    /** What was found. {@code faults} holds the first {@link #FAULTS_KEPT}. */
    public record Report(
            BookId bookId, long entries, String lastHash, long faultCount, List<String> faults,
            List<TrialBalance.Total> totals, boolean proved) {}

    /** Takes the next entry of the book, with its bytes in the log. */
    public void add(JournalEntry entry, byte[] bytes) {
        PostJournalEntry request = PostJournalEntry.of(
                bookId, entry.replyTo(), entry.happenedAtMillis(), entry.fact());
        switch (Journal.decide(store, request, entry.atMillis())) {
            case JournalDecision.Booked booked -> {
                if (!Arrays.equals(Json.bytes(booked.entry()), bytes)) {
                    fault("entry " + entry.seq() + " " + entry.entryId() + " comes out otherwise: "
                            + Json.text(booked.entry()));
                }
                Journal.evolve(store, booked, Fingerprint.link(bytes));
            }
            case JournalDecision.Repeated again ->
                    fault("entry " + entry.seq() + " repeats entry " + again.seq());
            case JournalDecision.Refused refused -> fault("entry " + entry.seq() + " " + entry.entryId()
                    + " would be refused: " + refused.refusal().reason() + " " + refused.refusal().detail());
        }
    }

    /** Holds the balances that were told last against those that follow from the entries. */
    public Report end(Collection<Balance> told) {
        Map<String, Balance> left = new HashMap<>();
        told.stream()
                .filter(balance -> balance.bookId().equals(bookId))
                .forEach(balance -> left.put(key(balance), balance));
        for (Balance follows : store.balances()) {
            Balance said = left.remove(key(follows));
            if (!follows.equals(said)) {
                fault("balance of " + key(follows) + " is " + Json.text(follows) + ", told was "
                        + (said == null ? "nothing" : Json.text(said)));
            }
        }
        left.keySet().forEach(key -> fault("balance of " + key + " was told, but nothing was posted there"));
        TrialBalance trial = TrialBalance.of(bookId, store.balances());
        if (!trial.balanced()) {
            fault("debits differ from credits: " + Json.text(trial.totals()));
        }
        BookHead head = store.head(bookId);
        return new Report(
                bookId, head.seq(), head.hash(), faultCount, List.copyOf(faults), trial.totals(),
                faultCount == 0);
    }

    private static String key(Balance balance) {
        return Balance.key(balance.bookId(), balance.account(), balance.unit());
    }

    private void fault(String sentence) {
        faultCount++;
        if (faults.size() < FAULTS_KEPT) {
            faults.add(sentence);
        }
    }
}
