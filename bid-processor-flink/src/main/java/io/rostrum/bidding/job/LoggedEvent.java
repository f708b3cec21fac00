package io.rostrum.bidding.job;

import io.rostrum.auction.RecordedEvent;
import io.rostrum.contracts.auction.EventRecord;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.ShowId;

import java.util.UUID;

/**
 * An event on its way to {@code auction.events.v1}, flat as Flink wants it.
 *
 * @param atMillis when it happened, by the log's clock: for a deadline that was settled late, the deadline
 * @param logMillis the log time of the command that brought it about, so that the topic can be searched by
 *     time
 * @param idHigh the causing command's id, first half; 0 if no command caused it
 * @param idLow its second half
 * @param bytes the event's JSON; not to be changed
 */
public record LoggedEvent(
        String showId, long seq, String type, long atMillis, long logMillis, long idHigh, long idLow,
        byte[] bytes) {

    public static LoggedEvent of(RecordedEvent recorded, long logMillis) {
        EventRecord event = recorded.event();
        UUID cause = event.commandId() == null ? null : event.commandId().value();
        return new LoggedEvent(
                event.showId().value(),
                event.seq(),
                event.event().getClass().getSimpleName(),
                event.atMillis(),
                logMillis,
                cause == null ? 0 : cause.getMostSignificantBits(),
                cause == null ? 0 : cause.getLeastSignificantBits(),
                recorded.bytes());
    }

    ShowId show() {
        return new ShowId(showId);
    }

    /** The command whose outcome this is, or null. */
    CommandId cause() {
        return idHigh == 0 && idLow == 0 ? null : new CommandId(new UUID(idHigh, idLow));
    }
}
