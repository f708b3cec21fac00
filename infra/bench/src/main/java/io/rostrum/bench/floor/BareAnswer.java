package io.rostrum.bench.floor;

import io.rostrum.bench.likeness.Likeness;
import io.rostrum.bidding.mirror.MirrorScript;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.CommandRecord;
import io.rostrum.contracts.log.RecordHeaders;
import io.rostrum.contracts.mirror.MirrorKeys;
import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns a bid's record into bytes for Redis, as the product's are: its JSON decoded; event, outcome and
 * script arguments encoded.
 */
final class BareAnswer {

    private final MirrorScript script;
    private final Likeness likeness;
    private final Map<String, byte[]> channels = new HashMap<>();

    BareAnswer(String epoch, int boardRows) {
        this.script = new MirrorScript(epoch);
        this.likeness = new Likeness(boardRows);
    }

    /**
     * What is to be sent to Redis.
     *
     * @param channel and {@code outcome}: to be published
     * @param scripts arguments of each call of the script, after its SHA
     * @param event goes nowhere here, but was encoded
     */
    record Answer(byte[] channel, byte[] outcome, List<byte[][]> scripts, byte[] event) {}

    Answer to(ConsumerRecord<byte[], byte[]> record) {
        CommandRecord command = Json.read(record.value(), CommandRecord.class);
        Likeness.Answer answer = likeness.to(command, record.timestamp());
        if (answer == null) {
            throw new IllegalArgumentException("the floor answers bids, not " + command.command().getClass());
        }
        byte[] event = Json.bytes(answer.event());
        List<byte[][]> scripts = answer.items().stream().map(script::arguments).toList();
        return new Answer(channel(record), Json.bytes(answer.outcome()), scripts, event);
    }

    private byte[] channel(ConsumerRecord<byte[], byte[]> record) {
        return channels.computeIfAbsent(
                RecordHeaders.text(record.headers(), RecordHeaders.REPLY_TO),
                node -> MirrorKeys.outcomes(node).getBytes(StandardCharsets.US_ASCII));
    }
}
