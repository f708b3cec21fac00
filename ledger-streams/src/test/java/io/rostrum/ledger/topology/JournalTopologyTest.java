package io.rostrum.ledger.topology;

import io.rostrum.accounting.BookHead;
import io.rostrum.accounting.Fingerprint;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.commerce.InboxMessage;
import io.rostrum.contracts.commerce.InboxRecord;
import io.rostrum.contracts.ledger.Balance;
import io.rostrum.contracts.ledger.BookFact;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.ledger.JournalEntry;
import io.rostrum.contracts.ledger.LedgerFact;
import io.rostrum.contracts.ledger.LedgerRefusal;
import io.rostrum.contracts.ledger.PostJournalEntry;
import io.rostrum.contracts.ledger.TreasuryFact;
import io.rostrum.contracts.ledger.WalletFact;
import io.rostrum.contracts.log.DeadLetter;
import io.rostrum.contracts.log.RecordHeaders;
import io.rostrum.contracts.log.Topics;
import io.rostrum.desks.DeskTerms;
import io.rostrum.ledger.LedgerConfig;
import io.rostrum.ledger.LedgerPart;
import io.rostrum.ledger.LedgerSettings;
import io.rostrum.ledger.reconcile.ReconcileSettings;
import io.rostrum.ledger.view.BookIndex;
import io.rostrum.ledger.view.EntryLog;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class JournalTopologyTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/topology.txt");
    private static final Instant NOW = Instant.ofEpochMilli(1_700_000_000_000L);
    /** The driver's task is that of partition 0, so the book must belong there. */
    private static final BookId BOOK = IntStream.range(0, 100)
            .mapToObj(i -> new BookId("book-" + i))
            .filter(book -> partition(book) == 0)
            .findFirst()
            .orElseThrow();

    @TempDir
    private Path data;

    private BookIndex books;
    private LedgerConfig config;
    private TopologyTestDriver driver;
    private TestInputTopic<byte[], byte[]> requests;

    @BeforeEach
    void start() throws IOException {
        books = new BookIndex(data.resolve("view"), new EntryLog("127.0.0.1:1"));
        config = new LedgerConfig(data, "127.0.0.1:1", "127.0.0.1", 0, "n", null, 0, 1, 30, 50, "http://127.0.0.1:1",
                DeskTerms.SHIPPED, 1 << 20, ReconcileSettings.OFF);
        open();
    }

    private void open() {
        driver = new TopologyTestDriver(
                LedgerTopology.of(LedgerPart.JOURNAL, config, side()),
                LedgerSettings.of(LedgerPart.JOURNAL, config), NOW);
        requests = driver.createInputTopic(
                Topics.LEDGER_REQUESTS.name(), new ByteArraySerializer(), new ByteArraySerializer(), NOW, Duration.ZERO);
    }

    private JournalSide side() {
        return new JournalSide(books, partition -> {});
    }

    /** The next one that has the partition knows what was committed, and nothing else. */
    private void takeOver() {
        long offset = 0;
        for (TestRecord<byte[], byte[]> record : output(Topics.LEDGER_ENTRIES).readRecordsToList()) {
            books.take(new ConsumerRecord<>(
                    Topics.LEDGER_ENTRIES.name(), 0, offset++, record.key(), record.value()));
        }
        books.commit(Map.of(0, offset));
        driver.close();
        open();
    }

    @AfterEach
    void stop() {
        driver.close();
        books.close();
    }

    @Test
    void theTopologyIsTheOneThatIsWrittenDown() throws Exception {
        String described = Arrays.stream(LedgerPart.values())
                .map(part -> part.application() + "\n" + LedgerTopology.of(part, config, side()).describe())
                .collect(Collectors.joining("\n"));
        if (Boolean.getBoolean("rostrum.golden.write")) {
            Files.writeString(GOLDEN, described);
        }
        assertEquals(Files.readString(GOLDEN), described);
    }

    @Test
    void aFactBecomesAnEntryAndBalances() {
        ask(new WalletFact.WalletToppedUp("ch_1", "u", "USD", 1_000, 50));
        driver.advanceWallClockTime(Duration.ofMillis(50));
        TestRecord<byte[], byte[]> record = output(Topics.LEDGER_ENTRIES).readRecord();
        JournalEntry entry = Json.read(record.value(), JournalEntry.class);
        assertEquals(BOOK.value(), new String(record.key(), StandardCharsets.UTF_8));
        assertEquals(entry.entryId(), RecordHeaders.text(record.headers(), RecordHeaders.ID));
        assertEquals(NOW.toEpochMilli(), entry.atMillis());
        assertEquals(1, entry.seq());
        List<Balance> balances = values(Topics.LEDGER_BALANCES, Balance.class);
        assertEquals(3, balances.size());
        assertEquals(1_000, balances.get(2).netMinor());
    }

    @Test
    void entriesAreChainedByTheBytesThatStandInTheLog() {
        ask(new WalletFact.WalletToppedUp("ch_1", "u", "USD", 1_000, 50));
        ask(new TreasuryFact.FundsAvailable("txn_1", "USD", 950));
        List<TestRecord<byte[], byte[]>> records = output(Topics.LEDGER_ENTRIES).readRecordsToList();
        JournalEntry second = Json.read(records.get(1).value(), JournalEntry.class);
        assertEquals(Fingerprint.link(records.get(0).value()), second.previousHash());
    }

    @Test
    void aRepeatMakesNoRecord() {
        ask(new WalletFact.WalletToppedUp("ch_1", "u", "USD", 1_000, 50));
        ask(new WalletFact.WalletToppedUp("ch_1", "u", "USD", 1_000, 50));
        assertEquals(1, output(Topics.LEDGER_ENTRIES).getQueueSize());
        assertTrue(output(Topics.LEDGER_REFUSALS).isEmpty());
    }

    @Test
    void anAccountOfManyEntriesIsToldOnce() {
        for (int i = 0; i < 10; i++) {
            ask(new WalletFact.WalletToppedUp("ch_" + i, "u", "USD", 1_000, 0));
        }
        driver.advanceWallClockTime(Duration.ofMillis(50));
        List<Balance> balances = values(Topics.LEDGER_BALANCES, Balance.class);
        assertEquals(2, balances.size());
        assertEquals(List.of(10_000L, 10_000L), balances.stream().map(Balance::netMinor).toList());
        driver.advanceWallClockTime(Duration.ofMillis(50));
        assertTrue(output(Topics.LEDGER_BALANCES).isEmpty());
    }

    @Test
    void aRefusalIsAnsweredAndBooksNothing() {
        ask(new WalletFact.WalletWithdrawn("re_1", "u", "USD", 1));
        TestRecord<byte[], byte[]> record = output(Topics.LEDGER_REFUSALS).readRecord();
        LedgerRefusal refusal = Json.read(record.value(), LedgerRefusal.class);
        assertEquals(LedgerRefusal.Reason.BELOW_ZERO, refusal.reason());
        assertEquals("asker", new String(record.key(), StandardCharsets.UTF_8));
        assertTrue(output(Topics.LEDGER_ENTRIES).isEmpty());
    }

    @Test
    void whatCannotBeReadIsSetAside() {
        byte[] good = Json.bytes(PostJournalEntry.of(BOOK, null, new WalletFact.WalletToppedUp("ch", "u", "USD", 1, 0)));
        requests.pipeInput(BOOK.value().getBytes(StandardCharsets.UTF_8), new byte[] {1, 2, 3});
        requests.pipeInput("other".getBytes(StandardCharsets.UTF_8), good);
        BookId elsewhere = IntStream.range(0, 100)
                .mapToObj(i -> new BookId("book-" + i))
                .filter(book -> partition(book) != 0)
                .findFirst()
                .orElseThrow();
        requests.pipeInput(elsewhere.value().getBytes(StandardCharsets.UTF_8), Json.bytes(PostJournalEntry.of(
                elsewhere, null, new WalletFact.WalletToppedUp("ch", "u", "USD", 1, 0))));
        List<TestRecord<byte[], byte[]>> letters = output(Topics.DEAD_LETTERS).readRecordsToList();
        assertEquals(3, letters.size());
        assertEquals(3, letters.get(0).value().length);
        assertEquals("ledger.requests.v1", RecordHeaders.text(letters.get(0).headers(), DeadLetter.TOPIC));
        assertEquals("the key must be the bookId", RecordHeaders.text(letters.get(1).headers(), DeadLetter.REASON));
        assertTrue(output(Topics.LEDGER_ENTRIES).isEmpty());
    }

    @Test
    void whoeverAskedIsAnsweredInTheInboxWithTheEntryOrTheRefusal() {
        ask(new WalletFact.WalletToppedUp("ch_1", "u", "USD", 1_000, 50));
        ask(new WalletFact.WalletWithdrawn("re_1", "u", "USD", 2_000));
        List<InboxRecord> told = values(Topics.COMMERCE_INBOX, InboxRecord.class);
        assertEquals(
                List.of(
                        new InboxMessage.EntryTold(BOOK + "/wallet-topped-up:ch_1", "wallet-topped-up:ch_1"),
                        new InboxMessage.RefusalTold(
                                BOOK + "/wallet-withdrawn:re_1", "wallet-withdrawn:re_1", "BELOW_ZERO")),
                told.stream().map(InboxRecord::message).toList());
        assertTrue(told.stream().allMatch(record -> record.aggregate().equals("asker")));
    }

    @Test
    void whoeverTakesOverGoesOnFromWhatIsCommitted() {
        ask(new WalletFact.WalletToppedUp("ch_1", "u", "USD", 1_000, 50));
        takeOver();
        BookHead before = books.head(BOOK);
        assertEquals(1, before.seq());
        ask(new WalletFact.WalletToppedUp("ch_1", "u", "USD", 1_000, 50));
        ask(new WalletFact.WalletWithdrawn("re_1", "u", "USD", 1_001));
        ask(new WalletFact.WalletWithdrawn("re_2", "u", "USD", 1_000));
        assertEquals(1, output(Topics.LEDGER_REFUSALS).getQueueSize());
        JournalEntry next = values(Topics.LEDGER_ENTRIES, JournalEntry.class).getFirst();
        assertEquals(2, next.seq());
        assertEquals(before.hash(), next.previousHash());
    }

    @Test
    void balancesThatWereNotToldBeforeAnotherTookOverAreTold() {
        ask(new WalletFact.WalletToppedUp("ch_1", "u", "USD", 1_000, 0));
        takeOver();
        driver.advanceWallClockTime(Duration.ofMillis(50));
        assertEquals(
                List.of("stripe:pending", "user:u:wallet"),
                values(Topics.LEDGER_BALANCES, Balance.class).stream()
                        .map(balance -> balance.account().name()).sorted().toList());
    }

    @Test
    void aReservationThatWasPostedStaysClosedForWhoeverTakesOver() {
        WalletFact planned = new WalletFact.WalletWithdrawn("re_1", "u", "USD", 600);
        ask(new WalletFact.WalletToppedUp("ch_1", "u", "USD", 1_000, 0));
        ask(new BookFact.Reserved("re_1", planned));
        ask(new BookFact.ReservationPosted("re_1", planned));
        takeOver();
        ask(new BookFact.ReservationVoided("re_1", planned));
        assertEquals(
                LedgerRefusal.Reason.RESERVATION_CLOSED,
                values(Topics.LEDGER_REFUSALS, LedgerRefusal.class).getFirst().reason());
    }

    @Test
    void anotherContentUnderTheSameIdStopsTheJournal() {
        ask(new WalletFact.WalletToppedUp("ch_1", "u", "USD", 1_000, 50));
        assertThrows(StreamsException.class, () -> ask(new WalletFact.WalletToppedUp("ch_1", "u", "USD", 999, 50)));
    }

    private void ask(LedgerFact fact) {
        requests.pipeInput(
                BOOK.value().getBytes(StandardCharsets.UTF_8), Json.bytes(PostJournalEntry.of(BOOK, "asker", fact)));
    }

    private <T> List<T> values(Topics.Topic topic, Class<T> type) {
        return output(topic).readRecordsToList().stream().map(record -> Json.read(record.value(), type)).toList();
    }

    private TestOutputTopic<byte[], byte[]> output(Topics.Topic topic) {
        return driver.createOutputTopic(topic.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static int partition(BookId book) {
        byte[] key = book.value().getBytes(StandardCharsets.UTF_8);
        return Utils.toPositive(Utils.murmur2(key)) % Topics.LEDGER_REQUESTS.partitions();
    }
}
