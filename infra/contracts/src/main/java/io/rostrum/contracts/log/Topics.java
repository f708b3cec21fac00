package io.rostrum.contracts.log;

import io.rostrum.contracts.auction.CommandRecord;
import io.rostrum.contracts.auction.EventRecord;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The topics of the platform, one constant each: name, key, partitions, retention and the type of their values. */
public final class Topics {

    /** Partitions of the auction's topics, which is also the bid processor's max parallelism; fixed at creation. */
    public static final int SHOW_PARTITIONS = 64;

    private static final long FOR_EVER = -1;

    /** What is wished; holds limits and reserves: for the bid processor and the replay only. */
    public static final Topic AUCTION_COMMANDS = new Topic(
            "auction.commands.v1", "showId", SHOW_PARTITIONS, FOR_EVER, CommandRecord.class,
            Map.of("message.timestamp.type", "LogAppendTime"));

    /** What happened; public. */
    public static final Topic AUCTION_EVENTS =
            new Topic("auction.events.v1", "showId", SHOW_PARTITIONS, FOR_EVER, EventRecord.class, Map.of());

    /** What could not be read or decided, with its original bytes. */
    public static final Topic DEAD_LETTERS =
            new Topic("dead-letters.v1", "source topic", 1, FOR_EVER, byte[].class, Map.of());

    /** Every topic, in the order of their creation. */
    public static final List<Topic> ALL = List.of(AUCTION_COMMANDS, AUCTION_EVENTS, DEAD_LETTERS);

    private Topics() {}

    /**
     * One topic.
     *
     * @param key what the record's key is
     * @param retentionMillis {@code -1} is for ever
     * @param type of the values; JSON, but for dead letters, which are the original bytes
     * @param settings further settings of the topic
     */
    public record Topic(
            String name, String key, int partitions, long retentionMillis, Class<?> type, Map<String, String> settings) {

        /** All settings that the topic is created with. */
        public Map<String, String> allSettings() {
            var all = new TreeMap<>(settings);
            all.put("retention.ms", Long.toString(retentionMillis));
            all.put("cleanup.policy", "delete");
            return all;
        }
    }
}
