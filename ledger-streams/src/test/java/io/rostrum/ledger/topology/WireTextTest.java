package io.rostrum.ledger.topology;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.Balance;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.ledger.EntryPhase;
import io.rostrum.contracts.ledger.JournalEntry;
import io.rostrum.contracts.ledger.LedgerFact;
import io.rostrum.contracts.ledger.PostJournalEntry;
import io.rostrum.contracts.ledger.Posting;
import io.rostrum.contracts.ledger.WalletFact;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

class WireTextTest {

    private static final List<Posting> POSTINGS = List.of(
            Posting.debit(Account.STRIPE_PENDING, Long.MAX_VALUE, "USD"),
            Posting.credit(Account.wallet("u-1_2"), Long.MAX_VALUE, "USD"));

    @ParameterizedTest
    @ValueSource(strings = {"ch_1", "with \"quotes\"", "back\\slash", "línea", "tab\there", "日本", "nul\u0000", "del\u007f"})
    void theBytesAreThoseOfJson(String id) {
        LedgerFact fact = new WalletFact.WalletToppedUp(id, "u-1_2", "USD", Long.MAX_VALUE, 0);
        String entryId = PostJournalEntry.idOf(BookId.MAIN, fact);
        for (String replyTo : new String[] {null, "order-1", id}) {
            JournalEntry entry = new JournalEntry(
                    entryId, BookId.MAIN, 7, "aGFzaA", 1_700_000_000_000L, EntryPhase.BOOKED, replyTo, fact, POSTINGS);
            assertArrayEquals(Json.bytes(entry), WireText.of(entry, Json.bytes(fact)));
        }
        Balance balance = new Balance(BookId.MAIN, Account.wallet("u-1_2"), "USD", 1, 2, -3, 4, 5, 6);
        assertArrayEquals(Json.bytes(balance), WireText.of(balance));
    }
}
