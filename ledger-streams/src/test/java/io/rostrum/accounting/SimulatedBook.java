package io.rostrum.accounting;

import io.rostrum.contracts.ledger.JournalEntry;

import java.util.ArrayList;
import java.util.List;

/** The entries that a simulated market books, for tests of whatever keeps books. */
public final class SimulatedBook {

    private SimulatedBook() {}

    public static List<JournalEntry> entries(long seed, int atLeast) {
        BooksUnderTest books = new BooksUnderTest();
        List<JournalEntry> entries = new ArrayList<>();
        books.tell(entries::add);
        MarketSimulation market = new MarketSimulation(seed, books);
        while (entries.size() < atLeast) {
            market.step();
        }
        market.finish();
        return entries;
    }
}
