package io.rostrum.bench.load;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.AuctionCommand;
import io.rostrum.contracts.auction.CommandRecord;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.log.RecordHeaders;
import io.rostrum.contracts.log.ShowPartition;
import io.rostrum.contracts.log.Topics;
import org.apache.kafka.clients.producer.ProducerRecord;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Makes the records of a command log, byte for byte like the gateway's.
 *
 * @param topic the command log
 * @param node the node id under which the outcome is awaited
 */
public record Commands(String topic, String node) {

    /** How long a command may take to reach the log. */
    private static final long ADMITTED_MILLIS = 30_000;

    public ProducerRecord<byte[], byte[]> record(
            CommandId id, ShowId showId, UserId actor, Role role, AuctionCommand command) {
        long now = System.currentTimeMillis();
        CommandRecord value = new CommandRecord(id, showId, actor, role, now + ADMITTED_MILLIS, command);
        byte[] key = showId.value().getBytes(StandardCharsets.US_ASCII);
        var record = new ProducerRecord<>(
                topic, ShowPartition.of(showId, Topics.SHOW_PARTITIONS), key, Json.bytes(value));
        RecordHeaders.putCommand(
                record.headers(), id, command.getClass().getSimpleName(), "/bench",
                Instant.ofEpochMilli(now), node);
        return record;
    }

    public ProducerRecord<byte[], byte[]> bid(SampleId sample, Bid bid) {
        CommandId id = sample.toCommandId(System.currentTimeMillis());
        return record(id, bid.showId(), bid.userId(), Role.BIDDER, bid.command(Hall.CURRENCY));
    }
}
