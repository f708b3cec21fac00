package io.rostrum.record.log;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.MalformedRecord;
import io.rostrum.contracts.auction.EventRecord;
import io.rostrum.contracts.commerce.OrderEventRecord;
import io.rostrum.contracts.ledger.JournalEntry;
import io.rostrum.contracts.log.Topics;
import io.rostrum.contracts.media.MediaEventRecord;
import io.rostrum.contracts.room.RoomMetrics;
import io.rostrum.record.history.Fact;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/** Reads the records of the topics that the record is made of. Not safe for use by several threads. */
public final class FactReader {

    /** The topics that the record is made of. */
    public static final List<Topics.Topic> TOPICS = List.of(
            Topics.AUCTION_EVENTS, Topics.ORDERS_EVENTS, Topics.LEDGER_ENTRIES, Topics.ROOM_METRICS,
            Topics.MEDIA_EVENTS);

    private final MessageDigest sha256;
    private final Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();

    public FactReader() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException cannotHappen) {
            throw new IllegalStateException("every Java platform has SHA-256", cannotHappen);
        }
    }

    /** Reads one record; what cannot be read is a {@link MalformedRecord}. */
    public Fact read(String topic, byte[] key, byte[] value) {
        if (value == null) {
            throw new MalformedRecord("a record without a value", null);
        }
        if (topic.equals(Topics.AUCTION_EVENTS.name())) {
            return keyed(key, new Fact.OfShow(Json.read(value, EventRecord.class), hash(value)));
        }
        if (topic.equals(Topics.ORDERS_EVENTS.name())) {
            return keyed(key, new Fact.OfTrade(Json.read(value, OrderEventRecord.class), hash(value)));
        }
        if (topic.equals(Topics.LEDGER_ENTRIES.name())) {
            return keyed(key, new Fact.OfBook(Json.read(value, JournalEntry.class), hash(value)));
        }
        if (topic.equals(Topics.ROOM_METRICS.name())) {
            return new Fact.OfRoom(Json.read(value, RoomMetrics.class));
        }
        if (topic.equals(Topics.MEDIA_EVENTS.name())) {
            return new Fact.OfMedia(Json.read(value, MediaEventRecord.class));
        }
        throw new IllegalArgumentException("the record is not made of " + topic);
    }

    /** A record under another key than its subject would be in the order of another history. */
    private static Fact keyed(byte[] key, Fact.Placed fact) {
        if (key == null || !new String(key, StandardCharsets.UTF_8).equals(fact.subject())) {
            throw new MalformedRecord("the key is not what the record is about", null);
        }
        return fact;
    }

    private String hash(byte[] value) {
        return base64.encodeToString(sha256.digest(value));
    }
}
