package io.rostrum.contracts.log;

import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.ShowId;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** The headers of a record: CloudEvents 1.0 in binary mode, and where an answer is wanted. */
public final class RecordHeaders {

    public static final String ID = "ce_id";
    public static final String TYPE = "ce_type";
    public static final String SOURCE = "ce_source";
    public static final String TIME = "ce_time";
    public static final String SPEC_VERSION = "ce_specversion";
    public static final String CONTENT_TYPE = "content-type";

    /** The node id of the gateway that waits for the outcome. */
    public static final String REPLY_TO = "reply-to";

    /** On an event: the command whose outcome it is, so that a reader finds its own without parsing. */
    public static final String CAUSE = "cause";

    private static final byte[] ONE_ZERO = ascii("1.0");
    private static final byte[] JSON = ascii("application/json");

    private RecordHeaders() {}

    /** Puts the headers of a command. {@code replyTo} may be null. */
    public static void putCommand(
            Headers headers, CommandId id, String type, String source, Instant time, String replyTo) {
        put(headers, id.toString(), type, source, time);
        if (replyTo != null) {
            headers.add(REPLY_TO, ascii(replyTo));
        }
    }

    /** Puts the headers of an event; its id is {@code showId:seq}. {@code cause} may be null. */
    public static void putEvent(
            Headers headers, ShowId showId, long seq, String type, String source, Instant time,
            CommandId cause) {
        put(headers, showId.value() + ":" + seq, type, source, time);
        if (cause != null) {
            headers.add(CAUSE, ascii(cause.toString()));
        }
    }

    /** The header's text, or null. */
    public static String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null
                ? null
                : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** Puts the headers of any record; {@code type} is the simple name of what it is. */
    public static void put(Headers headers, String id, String type, String source, Instant time) {
        headers.add(SPEC_VERSION, ONE_ZERO);
        headers.add(ID, ascii(id));
        headers.add(TYPE, ascii("io.rostrum." + type));
        headers.add(SOURCE, ascii(source));
        headers.add(TIME, ascii(time.toString()));
        headers.add(CONTENT_TYPE, JSON);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
