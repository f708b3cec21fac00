package io.rostrum.bidding.state;

import io.rostrum.contracts.id.CommandId;

import java.util.UUID;

/** The keys of those entries that one number or name does not tell apart. */
public final class EntryKeys {
    private EntryKeys() {}

    /** A line of a lot's history. */
    public record LotLine(String lotId, int n) {}

    /** A paddle's part in a lot. */
    public record LotPaddle(String lotId, int paddle) {}

    /** One of the lots that a paddle has a part in. */
    public record PaddleLine(int paddle, int n) {}

    /** A command id, as the two halves of its UUID. */
    public record IdHalves(long high, long low) {
        static IdHalves of(CommandId id) {
            UUID uuid = id.value();
            return new IdHalves(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
        }
    }
}
