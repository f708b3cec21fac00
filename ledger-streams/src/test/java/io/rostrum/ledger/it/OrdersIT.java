package io.rostrum.ledger.it;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.AuctionEvent;
import io.rostrum.contracts.auction.EventRecord;
import io.rostrum.contracts.auction.LotPhase;
import io.rostrum.contracts.auction.LotStanding;
import io.rostrum.contracts.auction.ReserveState;
import io.rostrum.contracts.auction.ShippedPacks;
import io.rostrum.contracts.commerce.CommerceRecord;
import io.rostrum.contracts.commerce.LifeEvent;
import io.rostrum.contracts.commerce.OrderCommand;
import io.rostrum.contracts.commerce.OrderEventRecord;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.ledger.JournalEntry;
import io.rostrum.contracts.ledger.Posting;
import io.rostrum.contracts.ledger.Side;
import io.rostrum.contracts.log.ShowPartition;
import io.rostrum.contracts.log.Topics;
import io.rostrum.contracts.payments.PaymentEvent;
import io.rostrum.contracts.payments.PaymentEventRecord;
import io.rostrum.contracts.payments.PaymentId;
import io.rostrum.contracts.payments.PaymentRequestRecord;
import io.rostrum.orders.world.Provider;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Orders from the hammer to the payout over a real broker, while the ledger or the broker is killed again and again. */
@Tag("drill")
class OrdersIT {

    private static final int KILLS = Integer.getInteger("rostrum.drill.kills", 20);
    private static final int SHOWS = Integer.getInteger("rostrum.drill.shows", 32);
    private static final int BUYERS = 25;
    private static final int LOTS_EACH = 5;
    private static final int ORDERS = SHOWS * BUYERS * LOTS_EACH;
    private static final int IN_FLIGHT_MIN = 500;
    private static final long HAMMER = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final UserId SELLER = new UserId("seller");

    private final Provider provider = new Provider();
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();
    private final AtomicInteger entries = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();
    private final List<Thread> people = new ArrayList<>();
    private final List<Throwable> faults = new ArrayList<>();

    /** What is killed. */
    enum Victim {
        LEDGER {
            @Override
            void kill(Engines engines) throws Exception {
                engines.killLedger();
                engines.startLedger();
            }
        },
        BROKER {
            @Override
            void kill(Engines engines) throws Exception {
                engines.killBroker();
                engines.startBroker();
            }
        };

        abstract void kill(Engines engines) throws Exception;
    }

    @ParameterizedTest
    @EnumSource
    void noStepIsLostDoubledOrTornWhenOneIsKilledInTheMiddle(Victim victim) throws Exception {
        try (Engines engines = new Engines()) {
            introduce(engines);
            follow(engines, Topics.PAYMENTS_REQUESTS, record -> provide(engines, record));
            follow(engines, Topics.ORDERS_EVENTS, record -> trade(engines, record));
            follow(engines, Topics.LEDGER_ENTRIES, record -> entries.incrementAndGet());
            long begun = System.nanoTime();
            sell(engines);
            for (int kill = 1; kill <= KILLS; kill++) {
                int wanted = ORDERS * 2 * kill / (KILLS + 2);
                Awaitility.await().atMost(PATIENCE).until(() -> entries.get() >= wanted);
                int unfinished = ORDERS - done.get();
                assertTrue(unfinished >= IN_FLIGHT_MIN, unfinished + " orders are under way");
                victim.kill(engines);
            }
            Awaitility.await().atMost(PATIENCE).until(() -> done.get() >= ORDERS);
            long seconds = Math.max(1, (System.nanoTime() - begun) / 1_000_000_000);
            System.out.println(victim + " killed " + KILLS + " times: " + ORDERS + " orders, " + entries
                    + " entries, " + seconds + " s, " + entries.get() / seconds + " entries a second");
            assertTrue(engines.ledgerIsAlive());
            over.set(true);
            for (Thread person : people) {
                person.join();
            }
            assertEquals(List.of(), faults);
            everyOrderHasOneUnbrokenHistory(engines);
            theBooksAreWhole(engines);
            nobodyIsAskedTwice();
        }
    }

    /** Buyers with a card each, and a seller with an account. */
    private void introduce(Engines engines) {
        List<PaymentEventRecord> facts = new ArrayList<>();
        for (int b = 0; b < BUYERS; b++) {
            UserId buyer = new UserId("buyer-" + b);
            facts.add(fact("user/" + buyer, "user:" + buyer, new PaymentEvent.MethodSaved(
                    buyer, "cus_" + b, "seti_" + b, "pm_" + b, "visa", null)));
        }
        facts.add(fact("seller/seller", "seller:seller", new PaymentEvent.AccountChanged(
                SELLER, "acct_1", true, true, List.of(), null, null)));
        facts.forEach(fact ->
                engines.append(Topics.PAYMENTS_EVENTS, null, fact.paymentId().value(), fact));
        Awaitility.await().atMost(PATIENCE).until(
                () -> engines.committed(Topics.COMMERCE_INBOX).size() == facts.size());
    }

    private static PaymentEventRecord fact(String paymentId, String replyTo, PaymentEvent event) {
        return new PaymentEventRecord(
                paymentId + ":known", new PaymentId(paymentId), replyTo, null, System.currentTimeMillis(), event);
    }

    private static void sell(Engines engines) {
        LotStanding sold = new LotStanding(LotPhase.CONFIRMED, HAMMER, 0, 1, 1, ReserveState.NONE, 0, 0, 0, 0);
        for (int s = 0; s < SHOWS; s++) {
            ShowId show = new ShowId("show-" + s);
            long seq = 1;
            say(engines, show, seq, new AuctionEvent.ShowCreated(
                    SELLER, "Lamps", "USD", 1, 1, ShippedPacks.named("live", "USD")));
            for (int lot = 0; lot < BUYERS * LOTS_EACH; lot++) {
                say(engines, show, ++seq, new AuctionEvent.SaleConfirmed(
                        new LotId("lot-" + lot), SELLER, new UserId("buyer-" + lot % BUYERS), 1 + lot % BUYERS, HAMMER,
                        "USD", 2_000, sold));
            }
            say(engines, show, ++seq, new AuctionEvent.ShowEnded());
            say(engines, show, seq, new AuctionEvent.ShowEnded());
        }
    }

    private static void say(Engines engines, ShowId show, long seq, AuctionEvent event) {
        engines.append(
                Topics.AUCTION_EVENTS, ShowPartition.of(show, Topics.SHOW_PARTITIONS), show.value(),
                new EventRecord(show, seq, "", System.currentTimeMillis(), null, event));
    }

    /** Answers what is asked of the payment provider, each wish once however often it stands there. */
    private void provide(Engines engines, ConsumerRecord<byte[], byte[]> record) {
        PaymentRequestRecord request = Json.read(record.value(), PaymentRequestRecord.class);
        asked.merge(request.request().getClass().getSimpleName() + " " + request.requestId(), 1, Integer::sum);
        for (PaymentEventRecord fact : provider.carryOut(request, System.currentTimeMillis())) {
            engines.append(Topics.PAYMENTS_EVENTS, null, fact.paymentId().value(), fact);
        }
    }

    /** The seller ships what is paid, the buyer confirms what is shipped. */
    private void trade(Engines engines, ConsumerRecord<byte[], byte[]> record) {
        OrderEventRecord told = Json.read(record.value(), OrderEventRecord.class);
        if (told.event() instanceof LifeEvent.OrderHeld) {
            wish(engines, SELLER, Role.SELLER, told, new OrderCommand.MarkShipped(
                    told.invoiceId(), told.orderId(), "DHL", "JD0001"));
        } else if (told.event() instanceof LifeEvent.OrderShipped) {
            wish(engines, told.invoiceId().buyerId(), Role.BIDDER, told,
                    new OrderCommand.ConfirmDelivered(told.invoiceId(), told.orderId()));
        } else if (told.event() instanceof LifeEvent.OrderPaidOut) {
            done.incrementAndGet();
        }
    }

    private static void wish(Engines engines, UserId by, Role role, OrderEventRecord told, OrderCommand command) {
        long now = System.currentTimeMillis();
        CommandId id = CommandId.derived(now, told.orderId() + command.getClass().getSimpleName());
        CommerceRecord record = CommerceRecord.of(id, by, role, now + 3_600_000, command);
        engines.append(Topics.COMMERCE_COMMANDS, null, record.aggregate(), record);
    }

    private void follow(Engines engines, Topics.Topic topic, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        Thread person = new Thread(() -> read(engines, topic, reader), topic.name());
        person.setUncaughtExceptionHandler((thread, fault) -> faults.add(fault));
        people.add(person);
        person.start();
    }

    private void read(Engines engines, Topics.Topic topic, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", engines.bootstrap(), "isolation.level", "read_committed"),
                new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = topic.everyPartition();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!over.get()) {
                consumer.poll(Duration.ofMillis(50)).forEach(reader);
            }
        }
    }

    private static void everyOrderHasOneUnbrokenHistory(Engines engines) {
        Map<String, Long> seqs = new HashMap<>();
        Map<String, Integer> payouts = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : engines.committed(Topics.ORDERS_EVENTS)) {
            OrderEventRecord told = Json.read(record.value(), OrderEventRecord.class);
            long before = seqs.getOrDefault(told.subject(), 0L);
            assertEquals(before + 1, told.seq(), told.subject());
            seqs.put(told.subject(), told.seq());
            if (told.event() instanceof LifeEvent.OrderPaidOut) {
                payouts.merge(told.subject(), 1, Integer::sum);
            }
        }
        assertEquals(ORDERS, payouts.size());
        assertTrue(payouts.values().stream().allMatch(times -> times == 1));
    }

    private static void theBooksAreWhole(Engines engines) {
        Map<String, Long> net = new HashMap<>();
        for (JournalEntry entry : engines.entries()) {
            long sum = 0;
            for (Posting posting : entry.postings()) {
                long signed = posting.side() == Side.DEBIT ? posting.minor() : -posting.minor();
                sum += signed;
                net.merge(posting.account().name(), signed, Long::sum);
            }
            assertEquals(0, sum, entry.entryId());
        }
        net.forEach((account, minor) -> {
            if (account.startsWith("hold:") || account.endsWith(":payable")) {
                assertEquals(0, minor, account);
            }
        });
        assertEquals(0, net.values().stream().mapToLong(Long::longValue).sum());
        assertEquals(-ORDERS * HAMMER / 5, net.get("buyers-premium"));
    }

    /** Each order is transferred and paid out once, each invoice charged once: under one id, and asked for once. */
    private void nobodyIsAskedTwice() {
        asked.forEach((request, times) -> assertEquals(1, times, request));
        assertEquals(ORDERS, asked.keySet().stream().filter(request -> request.startsWith("Transfer ")).count());
        assertEquals(SHOWS * BUYERS, provider.charges.size());
        provider.charges.forEach((invoice, times) -> assertEquals(1, times, invoice.value()));
    }
}
