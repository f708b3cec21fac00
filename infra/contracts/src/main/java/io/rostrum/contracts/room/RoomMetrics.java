package io.rostrum.contracts.room;

import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;

import java.util.Objects;

/**
 * One record of {@code room.metrics.v1}: how one gateway saw its part of a show's room in one second. The
 * parts of all gateways add up to the room. A second in which nobody was there and nothing happened has none.
 *
 * @param nodeId the gateway
 * @param atMillis the end of the second, by the gateway's clock
 * @param sellerId whose show it is; absent while the gateway does not know the show yet
 * @param viewers sockets that watch the show through this gateway now
 * @param joins that began to watch in this second
 * @param bids on the show that this gateway gave to the log in this second, whatever became of them
 */
public record RoomMetrics(
        ShowId showId, String nodeId, long atMillis, UserId sellerId, int viewers, int joins, int bids) {

    public RoomMetrics {
        Objects.requireNonNull(showId, "showId");
        Objects.requireNonNull(nodeId, "nodeId");
        if (nodeId.isEmpty() || nodeId.length() > 64) {
            throw new IllegalArgumentException("a node has 1 to 64 characters");
        }
        if (atMillis < 0 || viewers < 0 || joins < 0 || bids < 0) {
            throw new IllegalArgumentException("nothing is counted below zero");
        }
    }
}
