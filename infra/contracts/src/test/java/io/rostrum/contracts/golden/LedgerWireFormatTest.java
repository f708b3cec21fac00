package io.rostrum.contracts.golden;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.MalformedRecord;
import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.Balance;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.ledger.EntryPhase;
import io.rostrum.contracts.ledger.JournalEntry;
import io.rostrum.contracts.ledger.LedgerFact;
import io.rostrum.contracts.ledger.LedgerRefusal;
import io.rostrum.contracts.ledger.PostJournalEntry;
import io.rostrum.contracts.ledger.Posting;
import io.rostrum.contracts.ledger.WalletFact;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** Pins the ledger's wire format; see {@link WireFormatTest} for how golden files are kept. */
class LedgerWireFormatTest {

    private static final BookId BOOK = BookId.MAIN;
    private static final LedgerFact FACT = new WalletFact.WalletWithdrawn("re_7", "user-1", "USD", 500);
    private static final List<Posting> POSTINGS = List.of(
            Posting.debit(Account.wallet("user-1"), 500, "USD"), Posting.credit(Account.STRIPE_AVAILABLE, 500, "USD"));

    @TestFactory
    Stream<DynamicTest> everyFactKeepsItsForm() {
        return LedgerExamples.FACTS.stream()
                .map(fact -> DynamicTest.dynamicTest(fact.getClass().getSimpleName(), () -> WireFormatTest.keepsItsForm(
                        "ledger-request", fact, PostJournalEntry.of(BOOK, "order-1", fact), PostJournalEntry.class)));
    }

    @Test
    void anEntryKeepsItsForm() throws Exception {
        String id = PostJournalEntry.idOf(BOOK, FACT);
        WireFormatTest.keepsItsForm("ledger", JournalEntry.class, new JournalEntry(
                id, BOOK, 7, "aGFzaA", 1_700_000_000_456L, EntryPhase.BOOKED, "user-1", FACT, POSTINGS), JournalEntry.class);
    }

    @Test
    void aRefusalKeepsItsForm() throws Exception {
        WireFormatTest.keepsItsForm("ledger", LedgerRefusal.class, new LedgerRefusal(
                "main/wallet-withdrawn:re_7", BOOK, "user-1", 1_700_000_000_456L, LedgerRefusal.Reason.BELOW_ZERO,
                "user:user-1:wallet USD"), LedgerRefusal.class);
    }

    @Test
    void aBalanceKeepsItsForm() throws Exception {
        WireFormatTest.keepsItsForm("ledger", Balance.class, new Balance(
                BOOK, Account.wallet("user-1"), "USD", 500, 1_500, 100, 0, 7, 1_700_000_000_456L), Balance.class);
    }

    @Test
    void everyFactHasAnExampleAndAnIdOfItsOwn() {
        TreeSet<String> examples = LedgerExamples.FACTS.stream()
                .map(fact -> fact.getClass().getSimpleName())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(leaves(LedgerFact.class).collect(Collectors.toCollection(TreeSet::new)), examples);
        assertEquals(examples.size(), LedgerExamples.FACTS.stream().map(LedgerFact::id).distinct().count());
    }

    @Test
    void aRequestUnderAForeignIdIsMalformed() {
        byte[] request = Json.text(PostJournalEntry.of(BOOK, null, FACT))
                .replace("main/wallet-withdrawn:re_7", "main/wallet-withdrawn:re_8")
                .getBytes(StandardCharsets.UTF_8);
        assertThrows(MalformedRecord.class, () -> Json.read(request, PostJournalEntry.class));
    }

    @Test
    void anAccountThatIsInNoChartIsMalformed() {
        for (String name : List.of("cash", "hold:", "hold:a:b", "user:u:payable", "seller::payable", "tax:D E", "credits:x")) {
            assertThrows(IllegalArgumentException.class, () -> new Account(name), name);
        }
    }

    private static Stream<String> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(LedgerWireFormatTest::leaves)
                : Stream.of(type.getSimpleName());
    }
}
