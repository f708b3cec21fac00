package io.rostrum.ledger.topology;

import io.rostrum.contracts.log.ShowPartition;
import io.rostrum.contracts.log.Topics;
import io.rostrum.desks.DeskTerms;
import io.rostrum.ledger.LedgerConfig;
import io.rostrum.ledger.LedgerPart;
import io.rostrum.orders.OrderTerms;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

import java.util.Optional;
import java.util.Set;

/**
 * The data flow of the ledger, one line a step. Its {@link LedgerPart parts} are joined by topics alone and
 * run as applications of their own.
 *
 * <pre>
 * auction.events, commerce.shows ─► sales ───────────────────► commerce.inbox
 * payments.events ─► answers ─┬─► commerce.inbox
 *                             └─► ledger.requests (the platform's own money)
 * commerce.commands, commerce.inbox ─► aggregates ─┬─► orders.events, commerce.outcomes
 *                                                  ├─► payments.requests, ledger.requests, auction.commands
 *                                                  ├─► desks.events, commerce.shows
 *                                                  └─► commerce.inbox, commerce.commands (what the clock proposes)
 * commerce.commands, commerce.inbox ─► book desk ─► ledger.controls, ledger.requests, commerce.outcomes
 * ledger.requests ─► journal ─┬─► ledger.entries
 *                             ├─► ledger.balances
 *                             ├─► ledger.refusals
 *                             ├─► commerce.inbox (the answer to whoever asked)
 *                             └─► dead-letters
 * </pre>
 */
public final class LedgerTopology {

    static final String REQUESTS = "ledger-requests";
    static final String JOURNAL = "journal";
    static final String ENTRIES = "ledger-entries";
    static final String BALANCES = "ledger-balances";
    static final String REFUSALS = "ledger-refusals";
    static final String DEAD_LETTERS = "journal-dead-letters";
    static final String JOURNAL_INBOX = "journal-inbox";
    static final String TOLD_STORE = "journal-told";

    static final String SALES_INBOX = "sales-inbox";
    static final String SHOWS_STORE = "shows";
    static final String ANSWERS_INBOX = "answers-inbox";
    static final String TREASURY_REQUESTS = "treasury-requests";
    static final String ORDER_EVENTS = "order-events";
    static final String DESK_EVENTS = "desk-events";
    static final String SHOW_ASKS = "show-asks";
    static final String OUTCOMES = "commerce-outcomes";
    static final String PAYMENT_REQUESTS = "payment-requests";
    static final String ORDER_REQUESTS = "order-ledger-requests";
    static final String AUCTION_COMMANDS = "auction-commands";
    static final String AGGREGATES_INBOX = "aggregates-inbox";
    static final String PROPOSALS = "proposals";
    static final String BASKETS_STORE = "baskets";
    static final String DESKS_STORE = "desks";
    static final String DUES_STORE = "dues";

    static final String BOOK_DESK = "book-desk";
    static final String BOOK_DESK_STORE = "book-desks";
    static final String CONTROLS = "controls";
    static final String CONTROL_REQUESTS = "control-ledger-requests";
    static final String CONTROL_OUTCOMES = "control-outcomes";
    static final String CONTROL_PROPOSALS = "control-proposals";
    static final String BOOK_DESK_LETTERS = "book-desk-dead-letters";

    static final String SALES_LETTERS = "sales-dead-letters";
    static final String ANSWERS_LETTERS = "answers-dead-letters";
    static final String AGGREGATES_LETTERS = "aggregates-dead-letters";

    private static final String SALES = "sales";
    private static final String ANSWERS = "answers";
    private static final String AGGREGATES = "aggregates";
    private static final long TICK_MILLIS = 250;

    private static final Deserializer<byte[]> READ = new ByteArrayDeserializer();
    private static final Serializer<byte[]> WRITE = new ByteArraySerializer();

    private LedgerTopology() {}

    /** What one of the ledger's applications runs. */
    public static Topology of(LedgerPart part, LedgerConfig config, JournalSide side) {
        Topology topology = new Topology();
        add(topology, part, config, side, OrderTerms.SHIPPED, config.desks());
        return topology;
    }

    /** All parts as one application, for a test that drives them together. */
    static Topology whole(LedgerConfig config, JournalSide side, OrderTerms terms, DeskTerms desks) {
        Topology topology = new Topology();
        for (LedgerPart part : LedgerPart.values()) {
            add(topology, part, config, side, terms, desks);
        }
        return topology;
    }

    private static void add(
            Topology topology, LedgerPart part, LedgerConfig config, JournalSide side, OrderTerms terms,
            DeskTerms desks) {
        switch (part) {
            case SALES -> addSales(topology);
            case ORDERS -> {
                addAnswers(topology, terms);
                addAggregates(topology, terms, desks);
                addBookDesk(topology);
            }
            case JOURNAL -> addJournal(topology, config, side);
        }
    }

    private static void addSales(Topology topology) {
        topology.addSource(
                "shows-told", READ, READ, Topics.AUCTION_EVENTS.name(), Topics.COMMERCE_SHOWS.name())
                .addProcessor(SALES, SalesProcessor::new, "shows-told")
                .addStateStore(onDisk(SHOWS_STORE), SALES)
                .addSink(SALES_INBOX, Topics.COMMERCE_INBOX.name(), WRITE, WRITE, SALES)
                .addSink(SALES_LETTERS, Topics.DEAD_LETTERS.name(), WRITE, WRITE, SALES);
    }

    private static void addAnswers(Topology topology, OrderTerms terms) {
        topology.addSource(
                        "said", READ, READ, Topics.PAYMENTS_EVENTS.name())
                .addProcessor(ANSWERS, () -> new AnswersProcessor(terms.book()), "said")
                .addSink(ANSWERS_INBOX, Topics.COMMERCE_INBOX.name(), WRITE, WRITE, ANSWERS)
                .addSink(TREASURY_REQUESTS, Topics.LEDGER_REQUESTS.name(), WRITE, WRITE, ANSWERS)
                .addSink(ANSWERS_LETTERS, Topics.DEAD_LETTERS.name(), WRITE, WRITE, ANSWERS);
    }

    private static void addAggregates(Topology topology, OrderTerms terms, DeskTerms desks) {
        topology.addSource(
                "wishes", READ, READ, Topics.COMMERCE_COMMANDS.name(), Topics.COMMERCE_INBOX.name())
                .addProcessor(AGGREGATES, () -> new AggregatesProcessor(terms, desks, TICK_MILLIS), "wishes")
                .addStateStore(onDisk(BASKETS_STORE), AGGREGATES)
                .addStateStore(onDisk(DESKS_STORE), AGGREGATES)
                .addStateStore(onDisk(DUES_STORE), AGGREGATES)
                .addSink(ORDER_EVENTS, Topics.ORDERS_EVENTS.name(), WRITE, WRITE, AGGREGATES)
                .addSink(DESK_EVENTS, Topics.DESKS_EVENTS.name(), WRITE, WRITE, AGGREGATES)
                .addSink(
                        SHOW_ASKS, Topics.COMMERCE_SHOWS.name(), WRITE, WRITE,
                        LedgerTopology::showPartition, AGGREGATES)
                .addSink(OUTCOMES, Topics.COMMERCE_OUTCOMES.name(), WRITE, WRITE, AGGREGATES)
                .addSink(PAYMENT_REQUESTS, Topics.PAYMENTS_REQUESTS.name(), WRITE, WRITE, AGGREGATES)
                .addSink(ORDER_REQUESTS, Topics.LEDGER_REQUESTS.name(), WRITE, WRITE, AGGREGATES)
                .addSink(
                        AUCTION_COMMANDS, Topics.AUCTION_COMMANDS.name(), WRITE, WRITE,
                        LedgerTopology::showPartition, AGGREGATES)
                .addSink(AGGREGATES_INBOX, Topics.COMMERCE_INBOX.name(), WRITE, WRITE, AGGREGATES)
                .addSink(PROPOSALS, Topics.COMMERCE_COMMANDS.name(), WRITE, WRITE, AGGREGATES)
                .addSink(AGGREGATES_LETTERS, Topics.DEAD_LETTERS.name(), WRITE, WRITE, AGGREGATES);
    }

    /** Reads what the aggregates read, and of it what is for books. */
    private static void addBookDesk(Topology topology) {
        topology.addProcessor(BOOK_DESK, () -> new BookDeskProcessor(TICK_MILLIS), "wishes")
                .addStateStore(onDisk(BOOK_DESK_STORE), BOOK_DESK)
                .addSink(CONTROLS, Topics.LEDGER_CONTROLS.name(), WRITE, WRITE, BOOK_DESK)
                .addSink(CONTROL_REQUESTS, Topics.LEDGER_REQUESTS.name(), WRITE, WRITE, BOOK_DESK)
                .addSink(CONTROL_OUTCOMES, Topics.COMMERCE_OUTCOMES.name(), WRITE, WRITE, BOOK_DESK)
                .addSink(CONTROL_PROPOSALS, Topics.COMMERCE_COMMANDS.name(), WRITE, WRITE, BOOK_DESK)
                .addSink(BOOK_DESK_LETTERS, Topics.DEAD_LETTERS.name(), WRITE, WRITE, BOOK_DESK);
    }

    /** What is about a show stands where the show's commands and events do. */
    private static Optional<Set<Integer>> showPartition(
            String topic, byte[] key, byte[] value, int partitions) {
        return Optional.of(Set.of(ShowPartition.of(Letters.text(key), partitions)));
    }

    private static void addJournal(Topology topology, LedgerConfig config, JournalSide side) {
        long tellEvery = config.balancesEveryMillis();
        topology.addSource(REQUESTS, READ, READ, Topics.LEDGER_REQUESTS.name())
                .addProcessor(JOURNAL, () -> new JournalProcessor(side, tellEvery), REQUESTS)
                .addStateStore(onDisk(TOLD_STORE), JOURNAL)
                .addSink(ENTRIES, Topics.LEDGER_ENTRIES.name(), WRITE, WRITE, JOURNAL)
                .addSink(BALANCES, Topics.LEDGER_BALANCES.name(), WRITE, WRITE, JOURNAL)
                .addSink(REFUSALS, Topics.LEDGER_REFUSALS.name(), WRITE, WRITE, JOURNAL)
                .addSink(JOURNAL_INBOX, Topics.COMMERCE_INBOX.name(), WRITE, WRITE, JOURNAL)
                .addSink(DEAD_LETTERS, Topics.DEAD_LETTERS.name(), WRITE, WRITE, JOURNAL);
    }

    /** Without a cache of Kafka Streams: keeping it sorted costs more than it saves. */
    private static StoreBuilder<KeyValueStore<String, byte[]>> onDisk(String name) {
        return Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.ByteArray());
    }
}
