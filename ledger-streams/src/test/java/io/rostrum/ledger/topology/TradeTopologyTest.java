package io.rostrum.ledger.topology;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.AuctionCommand;
import io.rostrum.contracts.auction.AuctionEvent;
import io.rostrum.contracts.auction.CommandRecord;
import io.rostrum.contracts.auction.EventRecord;
import io.rostrum.contracts.auction.LotPhase;
import io.rostrum.contracts.auction.LotStanding;
import io.rostrum.contracts.auction.ReserveState;
import io.rostrum.contracts.auction.ShippedPacks;
import io.rostrum.contracts.commerce.CommerceOutcome;
import io.rostrum.contracts.commerce.CommerceRecord;
import io.rostrum.contracts.commerce.CommerceRefusal;
import io.rostrum.contracts.commerce.InvoiceId;
import io.rostrum.contracts.commerce.OrderCommand;
import io.rostrum.contracts.commerce.OrderEventRecord;
import io.rostrum.contracts.commerce.OrderId;
import io.rostrum.contracts.commerce.TrackingStatus;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.ledger.JournalEntry;
import io.rostrum.contracts.ledger.Side;
import io.rostrum.contracts.log.Topics;
import io.rostrum.contracts.payments.PaymentEvent;
import io.rostrum.contracts.payments.PaymentEventRecord;
import io.rostrum.contracts.payments.PaymentId;
import io.rostrum.contracts.payments.PaymentRequestRecord;
import io.rostrum.ledger.LedgerConfig;
import io.rostrum.ledger.LedgerSettings;
import io.rostrum.orders.OrderTerms;
import io.rostrum.orders.world.Provider;
import io.rostrum.orders.world.Provider.Card;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** An order's whole life through the ledger's topology, journal included, with a provider at its side. */
class TradeTopologyTest {

    private static final ShowId SHOW = new ShowId("show-1");
    private static final UserId SELLER = new UserId("seller");
    private static final UserId BUYER = new UserId("buyer");
    private static final UserId OTHER = new UserId("other");
    private static final InvoiceId INVOICE = InvoiceId.of(SHOW, BUYER, 1);
    private static final OrderId ORDER = OrderId.of(SHOW, new LotId("lot-1"), 0);
    private static final LotStanding SOLD =
            new LotStanding(LotPhase.CONFIRMED, 10_000, 0, 1, 1, ReserveState.NONE, 0, 0, 0, 0);
    /** The driver's task is that of partition 0, so the book must belong there. */
    private static final BookId BOOK = IntStream.range(0, 100)
            .mapToObj(i -> new BookId("book-" + i))
            .filter(book -> Utils.toPositive(Utils.murmur2(book.value().getBytes(StandardCharsets.UTF_8)))
                    % Topics.LEDGER_REQUESTS.partitions() == 0)
            .findFirst()
            .orElseThrow();

    @TempDir
    private Path data;

    private final Provider provider = new Provider();
    private final Map<Topics.Topic, List<TestRecord<byte[], byte[]>>> read = new HashMap<>();
    private TopologyTestDriver driver;
    private Instant now = Instant.ofEpochMilli(1_700_000_000_000L);
    private long seq;
    private int answeredRequests;
    private int wishes;

    @BeforeEach
    void start() {
        LedgerConfig config = new LedgerConfig(
                data, "127.0.0.1:1", "127.0.0.1", 0, "n", null, 0, 1, 30, 50, "http://127.0.0.1:1", 1 << 20);
        driver = new TopologyTestDriver(
                LedgerTopology.build(config, OrderTerms.SHIPPED.in(BOOK)), LedgerSettings.of(config), now);
        tell("user:buyer", new PaymentEvent.MethodSaved(BUYER, "cus_1", "seti_1", "pm_1", "visa"));
        tell("user:other", new PaymentEvent.MethodSaved(OTHER, "cus_2", "seti_2", "pm_2", "visa"));
        tell("seller:seller", new PaymentEvent.AccountChanged(SELLER, "acct_1", true, true, List.of(), null));
        happen(new AuctionEvent.ShowCreated(SELLER, "Lamps", "USD", 1, 1, ShippedPacks.named("live", "USD")));
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    private void sell() {
        happen(new AuctionEvent.SaleConfirmed(
                new LotId("lot-1"), SELLER, BUYER, 1, 10_000, "USD", 2_000, SOLD));
        happen(new AuctionEvent.ShowEnded());
        pass(Duration.ofSeconds(20));
    }

    @Test
    void aSoldLotGoesFromTheHammerToThePayoutByItsOwnClocks() {
        sell();
        assertEquals(List.of("OrderSettled"), auctionCommands());
        wish(SELLER, Role.SELLER, new OrderCommand.MarkShipped(INVOICE, ORDER, "DHL", "JD01"));
        wish(new UserId("carrier"), Role.SYSTEM, new OrderCommand.CarrierReported(INVOICE, ORDER, TrackingStatus.DELIVERED));
        assertFalse(orderEvents().contains("OrderReleased"));
        pass(Duration.ofHours(73));
        assertEquals("OrderPaidOut", orderEvents().getLast());
        assertEquals(
                List.of("InvoicePaid", "OrderReleased", "Transferred"),
                entries().stream().map(entry -> entry.fact().getClass().getSimpleName()).toList());
        assertBooksAreWhole();
        try (KeyValueIterator<String, byte[]> dues = driver.<String, byte[]>getKeyValueStore("dues").all()) {
            assertFalse(dues.hasNext(), "nothing is due any more");
        }
        assertTrue(all(Topics.DEAD_LETTERS).isEmpty());
    }

    @Test
    void anUnpaidLotIsOfferedToTheUnderbidderAtTheAuctionsPrice() {
        provider.card = request -> request.contains(".buyer.") ? Card.DECLINES : Card.PAYS;
        sell();
        pass(Duration.ofHours(49));
        assertEquals(List.of("OrderUnpaid", "FindUnderbidder"), auctionCommands());
        happen(new AuctionEvent.UnderbidderFound(new LotId("lot-1"), 1, SELLER, OTHER, 2, 6_200, "USD", 2_000));
        OrderId offer = OrderId.of(SHOW, new LotId("lot-1"), 1);
        wish(OTHER, Role.BIDDER, new OrderCommand.AcceptSecondChance(InvoiceId.basketOf(SHOW, OTHER), offer));
        pass(Duration.ofSeconds(1));
        assertEquals(1, provider.charges.size());
        assertEquals("OrderHeld", orderEvents().getLast());
        pass(Duration.ofDays(6));
        assertEquals("OrderRefunded", orderEvents().getLast());
        assertBooksAreWhole();
    }

    @Test
    void whatTheAuctionSaysTwiceIsSoldOnce() {
        sell();
        seq -= 2;
        sell();
        assertEquals(1, provider.charges.size());
        assertEquals(1, orderEvents().stream().filter("OrderPlaced"::equals).count());
    }

    @Test
    void badInputIsRefusedByNameAndBooksNothing() {
        sell();
        int booked = entries().size();
        OrderId none = OrderId.of(SHOW, new LotId("none"), 0);
        assertEquals(CommerceRefusal.UNKNOWN_ORDER,
                wish(SELLER, Role.SELLER, new OrderCommand.MarkShipped(INVOICE, none, "DHL", null)).reason());
        assertEquals(CommerceRefusal.UNKNOWN_INVOICE,
                wish(OTHER, Role.BIDDER, new OrderCommand.PayInvoice(InvoiceId.of(SHOW, OTHER, 1), null)).reason());
        assertEquals(CommerceRefusal.OVER_CHARGE,
                wish(SELLER, Role.SELLER, new OrderCommand.RefundPart(INVOICE, ORDER, 1_000_000)).reason());
        assertEquals(CommerceRefusal.WRONG_ROLE,
                wish(BUYER, Role.BIDDER, new OrderCommand.RefundPart(INVOICE, ORDER, 100)).reason());
        pipe(Topics.COMMERCE_COMMANDS, "basket:x", new byte[] {'{'});
        settle();
        assertEquals(booked, entries().size());
        assertEquals(1, all(Topics.DEAD_LETTERS).size());
    }

    private void happen(AuctionEvent event) {
        EventRecord record = new EventRecord(SHOW, ++seq, "", now.toEpochMilli(), null, event);
        pipe(Topics.AUCTION_EVENTS, SHOW.value(), Json.bytes(record));
        settle();
    }

    private void tell(String replyTo, PaymentEvent event) {
        PaymentEventRecord fact = new PaymentEventRecord(
                replyTo + ":known", new PaymentId(replyTo), replyTo, null, now.toEpochMilli(), event);
        pipe(Topics.PAYMENTS_EVENTS, replyTo, Json.bytes(fact));
    }

    private CommerceOutcome wish(UserId by, Role role, OrderCommand command) {
        CommandId id = CommandId.derived(now.toEpochMilli(), "wish-" + ++wishes);
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
    private void pass(Duration time) {
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
    private void settle() {
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

    private void pipe(Topics.Topic topic, String key, byte[] value) {
        driver.createInputTopic(topic.name(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(key.getBytes(StandardCharsets.UTF_8), value, now.toEpochMilli());
    }

    private List<TestRecord<byte[], byte[]>> all(Topics.Topic topic) {
        List<TestRecord<byte[], byte[]>> known = read.computeIfAbsent(topic, none -> new ArrayList<>());
        known.addAll(driver.createOutputTopic(topic.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList());
        return known;
    }

    private List<String> orderEvents() {
        return all(Topics.ORDERS_EVENTS).stream()
                .map(record -> Json.read(record.value(), OrderEventRecord.class))
                .filter(record -> record.orderId() != null)
                .map(record -> record.event().getClass().getSimpleName())
                .toList();
    }

    private List<String> auctionCommands() {
        return all(Topics.AUCTION_COMMANDS).stream()
                .map(record -> Json.read(record.value(), CommandRecord.class).command())
                .map(AuctionCommand::getClass)
                .map(Class::getSimpleName)
                .toList();
    }

    private List<JournalEntry> entries() {
        return all(Topics.LEDGER_ENTRIES).stream()
                .map(record -> Json.read(record.value(), JournalEntry.class))
                .toList();
    }

    private void assertBooksAreWhole() {
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
