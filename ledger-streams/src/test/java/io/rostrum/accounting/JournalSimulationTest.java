package io.rostrum.accounting;

import io.rostrum.contracts.ledger.AccountKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Seeded markets over the pure journal; {@link BooksUnderTest} names the invariants and checks them after every step. */
class JournalSimulationTest {

    private static final long FACTS = 1_000_000;

    @Test
    void aMillionFactsKeepEveryInvariant() {
        BooksUnderTest books = run(20_261_123, FACTS);
        assertTrue(books.refused() > FACTS / 200, "nonsense was among them: " + books.refused());
        assertTrue(books.repeated() > FACTS / 200, "repeats were among them: " + books.repeated());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8})
    void anyMarketKeepsEveryInvariant(long seed) {
        run(seed, 10_000);
    }

    @Test
    void theSameRequestsMakeTheSameBookToTheByte() {
        assertEquals(run(42, 20_000).lastHash(), run(42, 20_000).lastHash());
    }

    private static BooksUnderTest run(long seed, long facts) {
        BooksUnderTest books = new BooksUnderTest();
        try {
            MarketSimulation market = new MarketSimulation(seed, books);
            while (books.booked() < facts) {
                market.step();
            }
            market.finish();
        } catch (AssertionError | RuntimeException fault) {
            throw new AssertionError("seed " + seed + ", entry " + books.booked() + ": " + fault.getMessage(), fault);
        }
        for (String currency : List.of("USD", "EUR", "JPY")) {
            assertEquals(0, books.sum(AccountKind.HOLD, currency), "seed " + seed + " holds in " + currency);
            assertEquals(0, books.sum(AccountKind.GIFT_HOLD, currency), "seed " + seed + " gifts in " + currency);
        }
        return books;
    }
}
