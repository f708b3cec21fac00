package io.rostrum.contracts.log;

import io.rostrum.contracts.auction.CommandRecord;
import io.rostrum.contracts.auction.EventRecord;
import io.rostrum.contracts.commerce.CommerceOutcome;
import io.rostrum.contracts.commerce.CommerceRecord;
import io.rostrum.contracts.commerce.ControlRecord;
import io.rostrum.contracts.commerce.DeskRecord;
import io.rostrum.contracts.commerce.InboxRecord;
import io.rostrum.contracts.commerce.OrderEventRecord;
import io.rostrum.contracts.commerce.ShowRecord;
import io.rostrum.contracts.ledger.Balance;
import io.rostrum.contracts.ledger.JournalEntry;
import io.rostrum.contracts.ledger.LedgerRefusal;
import io.rostrum.contracts.ledger.PostJournalEntry;
import io.rostrum.contracts.media.MediaEventRecord;
import io.rostrum.contracts.payments.PaymentEventRecord;
import io.rostrum.contracts.payments.PaymentRequestRecord;
import io.rostrum.contracts.room.RoomMetrics;
import org.apache.kafka.common.TopicPartition;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The topics of the platform, one constant each: name, key, partitions, retention and the type of their
 * values.
 */
public final class Topics {

    /**
     * Partitions of the auction's topics, which is also the bid processor's max parallelism; fixed at
     * creation.
     */
    public static final int SHOW_PARTITIONS = 64;

    /** Partitions of what is about orders and payments; fixed at creation. */
    public static final int ORDER_PARTITIONS = 8;

    /** Partitions of the ledger's topics: one book stands in one of them; fixed at creation. */
    public static final int LEDGER_PARTITIONS = 4;

    /** Partitions of what is about rooms; fixed at creation. */
    public static final int ROOM_PARTITIONS = 8;

    private static final long FOR_EVER = -1;
    private static final long A_WEEK = 7L * 24 * 60 * 60 * 1_000;
    private static final long A_MONTH = 30L * 24 * 60 * 60 * 1_000;
    private static final Map<String, String> LOG_APPEND_TIME =
            Map.of("message.timestamp.type", "LogAppendTime");

    /** What is wished; holds limits and reserves: for the bid processor and the replay only. */
    public static final Topic AUCTION_COMMANDS = new Topic(
            "auction.commands.v1", "showId", SHOW_PARTITIONS, FOR_EVER, CommandRecord.class,
            LOG_APPEND_TIME);

    /** What happened; public. */
    public static final Topic AUCTION_EVENTS =
            new Topic("auction.events.v1", "showId", SHOW_PARTITIONS, FOR_EVER, EventRecord.class, Map.of());

    /** What is wished of orders and desks; also the proposals of the clock. */
    public static final Topic COMMERCE_COMMANDS = new Topic(
            "commerce.commands.v1", "aggregate", ORDER_PARTITIONS, FOR_EVER, CommerceRecord.class,
            LOG_APPEND_TIME);

    /** What became of each command of orders and desks; a refusal is a fact too. */
    public static final Topic COMMERCE_OUTCOMES = new Topic(
            "commerce.outcomes.v1", "aggregate", ORDER_PARTITIONS, FOR_EVER, CommerceOutcome.class, Map.of());

    /**
     * What the ledger's aggregates are told and tell each other; made again out of the other topics, so kept
     * for a while only.
     */
    public static final Topic COMMERCE_INBOX = new Topic(
            "commerce.inbox.v1", "aggregate", ORDER_PARTITIONS, A_WEEK, InboxRecord.class, LOG_APPEND_TIME);

    /** An order's life from hammer to payout, and its invoice's. */
    public static final Topic ORDERS_EVENTS = new Topic(
            "orders.events.v1", "orderId or invoiceId", ORDER_PARTITIONS, FOR_EVER,
            OrderEventRecord.class, Map.of());

    /** What desks ask of shows; stands in the partition of the show's events. Made again out of commands. */
    public static final Topic COMMERCE_SHOWS = new Topic(
            "commerce.shows.v1", "showId", SHOW_PARTITIONS, A_WEEK, ShowRecord.class, LOG_APPEND_TIME);

    /** What happened at desks, and how they stand: credits, wallets, plans. */
    public static final Topic DESKS_EVENTS = new Topic(
            "desks.events.v1", "desk", ORDER_PARTITIONS, FOR_EVER, DeskRecord.class, Map.of());

    /** What is asked of Stripe. */
    public static final Topic PAYMENTS_REQUESTS = new Topic(
            "payments.requests.v1", "paymentId", ORDER_PARTITIONS, FOR_EVER,
            PaymentRequestRecord.class, Map.of());

    /** What Stripe said. */
    public static final Topic PAYMENTS_EVENTS = new Topic(
            "payments.events.v1", "paymentId", ORDER_PARTITIONS, FOR_EVER,
            PaymentEventRecord.class, Map.of());

    /** What the journal is asked to book; the broker's time is the time of the entry. */
    public static final Topic LEDGER_REQUESTS = new Topic(
            "ledger.requests.v1", "bookId", LEDGER_PARTITIONS, FOR_EVER, PostJournalEntry.class,
            LOG_APPEND_TIME);

    /** The journal: every entry of a book in its order, each naming the hash of the one before. */
    public static final Topic LEDGER_ENTRIES =
            new Topic(
                    "ledger.entries.v1", "bookId", LEDGER_PARTITIONS, FOR_EVER, JournalEntry.class, Map.of());

    /** What the journal did not book, and why. */
    public static final Topic LEDGER_REFUSALS =
            new Topic("ledger.refusals.v1", "replyTo", LEDGER_PARTITIONS, FOR_EVER,
                    LedgerRefusal.class, Map.of());

    /** The totals of each account, of which the newest counts. */
    public static final Topic LEDGER_BALANCES = new Topic(
            "ledger.balances.v1", "book, account and unit", LEDGER_PARTITIONS, FOR_EVER, Balance.class,
            Map.of("cleanup.policy", "compact"));

    /** What finance proposed, approved, rejected and closed. */
    public static final Topic LEDGER_CONTROLS =
            new Topic("ledger.controls.v1", "bookId", LEDGER_PARTITIONS, FOR_EVER,
                    ControlRecord.class, Map.of());

    /** What happens to streams: up and down, health, thumbnails, clips. */
    public static final Topic MEDIA_EVENTS = new Topic(
            "media.events.v1", "showId", SHOW_PARTITIONS, FOR_EVER, MediaEventRecord.class, Map.of());

    /** How many watch and bid in each room, each second, as each gateway sees its part. */
    public static final Topic ROOM_METRICS = new Topic(
            "room.metrics.v1", "showId", ROOM_PARTITIONS, A_MONTH, RoomMetrics.class, Map.of());

    /** What could not be read or decided, with its original bytes; the same key twice is the same letter. */
    public static final Topic DEAD_LETTERS =
            new Topic("dead-letters.v1", "source topic, partition and offset", 1, FOR_EVER,
                    byte[].class, Map.of());

    /** Every topic that this platform's own programs write, in the order of their creation. */
    public static final List<Topic> ALL = List.of(
            AUCTION_COMMANDS, AUCTION_EVENTS, COMMERCE_COMMANDS, COMMERCE_OUTCOMES, COMMERCE_INBOX,
            COMMERCE_SHOWS, ORDERS_EVENTS, DESKS_EVENTS, PAYMENTS_REQUESTS, PAYMENTS_EVENTS, LEDGER_REQUESTS,
            LEDGER_ENTRIES, LEDGER_REFUSALS, LEDGER_BALANCES, LEDGER_CONTROLS,
            MEDIA_EVENTS, ROOM_METRICS, DEAD_LETTERS);

    /** Before the name of a table in the name of the topic of its changed rows. */
    public static final String CDC_PREFIX = "cdc.public.";

    /**
     * The changed rows of the record's tables, one topic for each table that is published: JSON objects
     * with the columns as they stand after the change, keyed by the primary key. Equal keys share a
     * partition, as an upsert table needs, so the number of partitions is fixed at creation. The newest of
     * each row is kept for ever; rows that never change are kept as they came.
     */
    public static final List<Topic> CDC = List.of(
            rows("sellers", 1, true), rows("shows", 1, true), rows("lots", 2, true), rows("paddles", 2, true),
            rows("bids", 4, false), rows("orders", 2, true), rows("entries", 2, false),
            rows("postings", 2, false), rows("payouts", 1, true), rows("disputes", 1, true),
            rows("viewers_per_minute", 1, true));

    /**
     * Where the capture of changes says that it goes on although nothing changes; of no use to anybody else,
     * and the newest is enough.
     */
    public static final Topic CDC_HEARTBEAT = new Topic(
            "cdc.heartbeat.rostrum", "server", 1, FOR_EVER, byte[].class,
            Map.of("cleanup.policy", "compact"));

    private Topics() {}

    private static Topic rows(String table, int partitions, boolean changing) {
        return new Topic(
                CDC_PREFIX + table, "primary key", partitions, FOR_EVER, byte[].class,
                Map.of("cleanup.policy", changing ? "compact" : "delete"));
    }

    /**
     * One topic.
     *
     * @param key what the record's key is
     * @param retentionMillis {@code -1} is for ever
     * @param type of the values; JSON, but for dead letters, which are the original bytes
     * @param settings further settings of the topic
     */
    public record Topic(
            String name, String key, int partitions, long retentionMillis, Class<?> type,
            Map<String, String> settings) {

        /** All its partitions, by number. */
        public List<TopicPartition> everyPartition() {
            return IntStream.range(0, partitions)
                    .mapToObj(partition -> new TopicPartition(name, partition))
                    .toList();
        }

        /** All settings that the topic is created with. */
        public Map<String, String> allSettings() {
            var all = new TreeMap<String, String>();
            all.put("retention.ms", Long.toString(retentionMillis));
            all.put("cleanup.policy", "delete");
            all.putAll(settings);
            return all;
        }
    }
}
