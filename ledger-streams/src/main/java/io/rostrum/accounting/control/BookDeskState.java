package io.rostrum.accounting.control;

import io.rostrum.contracts.commerce.CommerceRefusal;
import io.rostrum.contracts.commerce.ProposedEntry;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.ledger.Month;

import java.util.List;

/**
 * What the desk of one book holds.
 *
 * @param nowMillis the newest log time that it saw
 * @param seq of its last event
 * @param closedThrough the last closed month as the desk knows it; absent while none is. The journal decides
 * @param closing months that the journal is asked to close
 */
public record BookDeskState(
        long nowMillis, long seq, Month closedThrough, List<Pending> pending, List<Closing> closing,
        List<RememberedCommand> remembered) {

    public static final BookDeskState NEW = new BookDeskState(0, 0, null, List.of(), List.of(), List.of());

    /** A proposal. @param approvedBy absent until then, as {@code approval}, the command that did */
    public record Pending(
            CommandId id, UserId by, ProposedEntry entry, Long effectiveMillis, long expiresAtMillis,
                    UserId approvedBy,
            CommandId approval) {}

    /** A month that the journal is asked to close. */
    public record Closing(CommandId command, UserId by, Month month) {}

    /**
     * A command and its outcome.
     *
     * @param fingerprint of sender and content
     * @param answered false while the journal is asked
     * @param reason absent when accepted
     */
    public record RememberedCommand(
            CommandId commandId, String fingerprint, long atMillis, boolean answered, CommerceRefusal reason,
                    String detail) {}

    public BookDeskState {
        pending = List.copyOf(pending);
        closing = List.copyOf(closing);
        remembered = List.copyOf(remembered);
    }

    BookDeskState at(long logMillis) {
        return new BookDeskState(
                Math.max(nowMillis, logMillis), seq, closedThrough, pending, closing, remembered);
    }

    BookDeskState next(List<Pending> left, List<Closing> asked, Month through) {
        return new BookDeskState(nowMillis, seq + 1, through, left, asked, remembered);
    }

    BookDeskState remembering(List<RememberedCommand> commands) {
        return new BookDeskState(nowMillis, seq, closedThrough, pending, closing, commands);
    }

    Pending find(CommandId proposal) {
        return pending.stream().filter(one -> one.id().equals(proposal)).findFirst().orElse(null);
    }

    /** When a proposal's time is over next; {@link Long#MAX_VALUE} is never. */
    public long nextDueMillis() {
        return pending.stream().mapToLong(Pending::expiresAtMillis).min().orElse(Long.MAX_VALUE);
    }
}
