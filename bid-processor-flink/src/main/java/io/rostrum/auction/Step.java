package io.rostrum.auction;

import io.rostrum.auction.projection.Changes;
import io.rostrum.contracts.auction.Outcome;
import io.rostrum.contracts.id.LotId;

import java.util.List;

/**
 * What one record came to.
 *
 * @param events in the order of their {@code seq}; empty for repeats, queries and most nudges
 * @param outcome for the command's sender; absent for nudges
 * @param changes what the mirror is to show anew
 * @param nextDeadlineMillis log time at which a nudge is wanted; {@link #NEVER} if none is
 * @param nextDeadlineLot which lot to nudge; absent if none
 * @param wantsHeartbeat whether the show is to get a {@code Heartbeat} each second
 * @param fault what the rules threw: the show is frozen by it and the record is a dead letter; absent if
 *     nothing
 */
public record Step(
        List<RecordedEvent> events,
        Outcome outcome,
        Changes changes,
        long nextDeadlineMillis,
        LotId nextDeadlineLot,
        boolean wantsHeartbeat,
        RuntimeException fault) {

    /** No nudge is wanted. */
    public static final long NEVER = Long.MAX_VALUE;
}
