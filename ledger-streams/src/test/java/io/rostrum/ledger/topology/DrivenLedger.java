package io.rostrum.ledger.topology;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.AuctionCommand;
import io.rostrum.contracts.auction.AuctionEvent;
import io.rostrum.contracts.auction.CommandRecord;
import io.rostrum.contracts.auction.EventRecord;
import io.rostrum.contracts.auction.ShippedPacks;
import io.rostrum.contracts.commerce.CommerceCommand;
import io.rostrum.contracts.commerce.CommerceOutcome;
import io.rostrum.contracts.commerce.CommerceRecord;
import io.rostrum.contracts.commerce.OrderEventRecord;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.ledger.JournalEntry;
import io.rostrum.contracts.ledger.Side;
import io.rostrum.contracts.log.Topics;
import io.rostrum.contracts.payments.PaymentEvent;
import io.rostrum.contracts.payments.PaymentEventRecord;
import io.rostrum.contracts.payments.PaymentId;
import io.rostrum.contracts.payments.PaymentRequestRecord;
import io.rostrum.desks.DeskTerms;
import io.rostrum.ledger.LedgerConfig;
import io.rostrum.ledger.LedgerPart;
import io.rostrum.ledger.LedgerSettings;
import io.rostrum.ledger.reconcile.ReconcileSettings;
import io.rostrum.ledger.view.BookIndex;
import io.rostrum.ledger.view.EntryLog;
import io.rostrum.orders.OrderTerms;
import io.rostrum.orders.world.Provider;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The ledger's topology, journal included, with a small payment provider at its side; time goes on when a test says so. */
abstract class DrivenLedger {

    static final ShowId SHOW = new ShowId("show-1");
    static final UserId SELLER = new UserId("seller");
    static final UserId BUYER = new UserId("buyer");
    static final UserId OTHER = new UserId("other");
    /** The driver's task is that of partition 0, so the book must belong there. */
    static final BookId BOOK = IntStream.range(0, 100)
            .mapToObj(i -> new BookId("book-" + i))
            .filter(book -> Utils.toPositive(Utils.murmur2(book.value().getBytes(StandardCharsets.UTF_8)))
                    % Topics.LEDGER_REQUESTS.partitions() == 0)
            .findFirst()
            .orElseThrow();

    @TempDir
    Path data;

    final Provider provider = new Provider();
    private BookIndex books;
    TopologyTestDriver driver;
    Instant now = Instant.ofEpochMilli(1_700_000_000_000L);
    long seq;
    private final Map<Topics.Topic, List<TestRecord<byte[], byte[]>>> read = new HashMap<>();
    private int answeredRequests;
    private int wishes;

    @BeforeEach
    void start() throws IOException {
        books = new BookIndex(data.resolve("view"), new EntryLog("127.0.0.1:1"));
        LedgerConfig config = new LedgerConfig(
                data, "127.0.0.1:1", "127.0.0.1", 0, "n", null, 0, 1, 30, 50, "http://127.0.0.1:1",
                DeskTerms.SHIPPED, 1 << 20, ReconcileSettings.OFF);
        driver = new TopologyTestDriver(
                LedgerTopology.whole(
                        config, new JournalSide(books, partition -> {}), OrderTerms.SHIPPED.in(BOOK),
                        DeskTerms.SHIPPED.in(BOOK)),
                LedgerSettings.of(LedgerPart.ORDERS, config), now);
        tell("user:buyer", new PaymentEvent.MethodSaved(BUYER, "cus_1", "seti_1", "pm_1", "visa", null));
        tell("user:other", new PaymentEvent.MethodSaved(OTHER, "cus_2", "seti_2", "pm_2", "visa", null));
        tell("seller:seller", new PaymentEvent.AccountChanged(SELLER, "acct_1", true, true, List.of(), null, null));
        happen(new AuctionEvent.ShowCreated(SELLER, "Lamps", "USD", 1, 1, ShippedPacks.named("live", "USD")));
    }

    @AfterEach
    void stop() {
        driver.close();
        books.close();
    }

    void happen(AuctionEvent event) {
        happen(event, null);
    }

    void happen(AuctionEvent event, CommandId cause) {
        EventRecord record = new EventRecord(SHOW, ++seq, "", now.toEpochMilli(), cause, event);
        pipe(Topics.AUCTION_EVENTS, SHOW.value(), Json.bytes(record));
        settle();
    }

    void tell(String replyTo, PaymentEvent event) {
        tell(replyTo, replyTo, event);
    }

    /** A fact about a payment that nobody asked for just now. */
    void tell(String replyTo, String paymentId, PaymentEvent event) {
        PaymentEventRecord fact = new PaymentEventRecord(
                replyTo + ":known", new PaymentId(paymentId), replyTo, null, now.toEpochMilli(), event);
        pipe(Topics.PAYMENTS_EVENTS, paymentId, Json.bytes(fact));
        settle();
    }

    CommerceOutcome wish(UserId by, Role role, CommerceCommand command) {
        return wish(CommandId.derived(now.toEpochMilli(), "wish-" + ++wishes), by, role, command);
    }

    CommerceOutcome wish(CommandId id, UserId by, Role role, CommerceCommand command) {
        CommerceRecord record = CommerceRecord.of(id, by, role, now.toEpochMilli() + 10_000, command);
        pipe(Topics.COMMERCE_COMMANDS, record.aggregate(), Json.bytes(record));
        settle();
        return all(Topics.COMMERCE_OUTCOMES).stream()
                .map(outcome -> Json.read(outcome.value(), CommerceOutcome.class))
                .filter(outcome -> outcome.commandId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The wall clock goes on, an hour at a time. */
    void pass(Duration time) {
        Duration left = time;
        while (!left.isZero()) {
            Duration step = left.compareTo(Duration.ofHours(1)) > 0 ? Duration.ofHours(1) : left;
            now = now.plus(step);
            left = left.minus(step);
            driver.advanceWallClockTime(step);
            settle();
        }
    }

    /** The provider answers until nothing is asked any more. */
    void settle() {
        int answered = 0;
        while (true) {
            List<TestRecord<byte[], byte[]>> requests = all(Topics.PAYMENTS_REQUESTS);
            int from = answeredRequests;
            for (; answeredRequests < requests.size(); answeredRequests++) {
                PaymentRequestRecord request =
                        Json.read(requests.get(answeredRequests).value(), PaymentRequestRecord.class);
                for (PaymentEventRecord fact : provider.carryOut(request, now.toEpochMilli())) {
                    pipe(Topics.PAYMENTS_EVENTS, fact.paymentId().value(), Json.bytes(fact));
                    answered++;
                }
            }
            if (from == answeredRequests) {
                return;
            }
            assertTrue(answered < 1_000, "it never ends");
        }
    }

    void pipe(Topics.Topic topic, String key, byte[] value) {
        driver.createInputTopic(topic.name(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(key.getBytes(StandardCharsets.UTF_8), value, now.toEpochMilli());
    }

    List<TestRecord<byte[], byte[]>> all(Topics.Topic topic) {
        List<TestRecord<byte[], byte[]>> known = read.computeIfAbsent(topic, none -> new ArrayList<>());
        known.addAll(driver.createOutputTopic(topic.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList());
        return known;
    }

    List<String> orderEvents() {
        return all(Topics.ORDERS_EVENTS).stream()
                .map(record -> Json.read(record.value(), OrderEventRecord.class))
                .filter(record -> record.orderId() != null)
                .map(record -> record.event().getClass().getSimpleName())
                .toList();
    }

    List<String> auctionCommands() {
        return all(Topics.AUCTION_COMMANDS).stream()
                .map(record -> Json.read(record.value(), CommandRecord.class).command())
                .map(AuctionCommand::getClass)
                .map(Class::getSimpleName)
                .toList();
    }

    List<JournalEntry> entries() {
        return all(Topics.LEDGER_ENTRIES).stream()
                .map(record -> Json.read(record.value(), JournalEntry.class))
                .toList();
    }

    /** Debits less credits of one account in one unit. */
    long net(Account account, String unit) {
        return entries().stream()
                .flatMap(entry -> entry.postings().stream())
                .filter(posting -> posting.account().equals(account) && posting.unit().equals(unit))
                .mapToLong(posting -> posting.side() == Side.DEBIT ? posting.minor() : -posting.minor())
                .sum();
    }

    void assertBooksAreWhole() {
        Map<String, Long> net = new HashMap<>();
        entries().forEach(entry -> entry.postings().forEach(posting -> net.merge(
                posting.account().name(), posting.side() == Side.DEBIT ? posting.minor() : -posting.minor(), Long::sum)));
        assertEquals(0, net.values().stream().mapToLong(Long::longValue).sum());
        net.forEach((account, minor) -> {
            if (account.startsWith("hold:") || account.endsWith(":payable")) {
                assertEquals(0, minor, account);
            }
        });
    }
}
