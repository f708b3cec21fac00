package io.rostrum.accounting;

import io.rostrum.contracts.ledger.Balance;
import io.rostrum.contracts.ledger.JournalEntry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The journal of a simulated market, with its balances. */
public record SampleBook(List<JournalEntry> entries, Collection<Balance> balances) {

    public static SampleBook of(long seed, int facts) {
        BooksUnderTest books = new BooksUnderTest();
        List<JournalEntry> entries = new ArrayList<>();
        books.tell(entries::add);
        MarketSimulation market = new MarketSimulation(seed, books);
        while (books.booked() < facts) {
            market.step();
        }
        return new SampleBook(entries, books.store().balances());
    }
}
