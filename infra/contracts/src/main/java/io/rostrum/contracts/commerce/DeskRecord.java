package io.rostrum.contracts.commerce;

import io.rostrum.contracts.id.CommandId;

import java.util.List;
import java.util.Objects;

/**
 * One record of {@code desks.events.v1}: what happened at a desk, and how it stands since.
 *
 * @param desk {@code user:id} or {@code seller:id}, the record's key
 * @param seq contiguous within the desk, from 1
 * @param atMillis the log time when it happened
 * @param commandId the command that brought it about; absent for what a payment, the journal, a show or
 *     time did
 * @param lines in their order; empty if only the standing changed
 */
public record DeskRecord(
        String desk, long seq, long atMillis, CommandId commandId, List<DeskLine> lines,
        DeskStanding standing) {

    public DeskRecord {
        Objects.requireNonNull(desk, "desk");
        Objects.requireNonNull(standing, "standing");
        lines = List.copyOf(lines);
        if (seq < 1) {
            throw new IllegalArgumentException("seq starts at 1");
        }
    }
}
