package io.rostrum.auction;

import io.rostrum.contracts.auction.CommandRecord;

import java.util.Objects;

/**
 * One record of {@code auction.commands.v1} as the rules see it.
 *
 * @param bodyHash {@link BodyHash} of the record's value: the same for the same body, whoever sends it
 * @param logTimeMillis the broker's append time
 */
public record Inbound(CommandRecord command, long bodyHash, long logTimeMillis, int partition, long offset) {

    public Inbound {
        Objects.requireNonNull(command, "command");
    }

    /** Of a record's value and what was read from it. */
    public static Inbound of(
            byte[] value, CommandRecord command, long logTimeMillis, int partition, long offset) {
        return new Inbound(command, BodyHash.of(value), logTimeMillis, partition, offset);
    }
}
