package io.rostrum.contracts.commerce;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.ledger.Month;

import java.util.Objects;

/**
 * A wish of finance about the books themselves: entries by hand, which want two persons, and the closing of
 * months.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = BookCommand.ProposeEntry.class, name = "ProposeEntry"),
    @JsonSubTypes.Type(value = BookCommand.ApproveEntry.class, name = "ApproveEntry"),
    @JsonSubTypes.Type(value = BookCommand.RejectEntry.class, name = "RejectEntry"),
    @JsonSubTypes.Type(value = BookCommand.CloseMonth.class, name = "CloseMonth"),
    @JsonSubTypes.Type(value = BookCommand.ProposalDue.class, name = "ProposalDue"),
})
public sealed interface BookCommand extends CommerceCommand {

    /** How the aggregates of books begin. */
    String AGGREGATE = "book:";

    BookId bookId();

    @Override
    default String aggregate(UserId actor) {
        return AGGREGATE + bookId().value();
    }

    /**
     * Proposes an entry; the command's id names the proposal.
     *
     * @param effectiveMillis when it is to take effect; absent is when it is booked
     */
    record ProposeEntry(BookId bookId, ProposedEntry entry, Long effectiveMillis) implements BookCommand {
        public ProposeEntry {
            Objects.requireNonNull(bookId, "bookId");
            Objects.requireNonNull(entry, "entry");
        }
    }

    /** Another person of finance approves: the entry is booked in both names. */
    record ApproveEntry(BookId bookId, CommandId proposal) implements BookCommand {
        public ApproveEntry {
            Objects.requireNonNull(bookId, "bookId");
            Objects.requireNonNull(proposal, "proposal");
        }
    }

    /**
     * Somebody of finance, who may be the proposer, takes the proposal away. {@code reason} is for people.
     */
    record RejectEntry(BookId bookId, CommandId proposal, String reason) implements BookCommand {
        public RejectEntry {
            Objects.requireNonNull(bookId, "bookId");
            Objects.requireNonNull(proposal, "proposal");
            ProposedEntry.requireReason(reason);
        }
    }

    /** Closes a month that is over, and with it every month before. */
    record CloseMonth(BookId bookId, Month month) implements BookCommand {
        public CloseMonth {
            Objects.requireNonNull(bookId, "bookId");
            Objects.requireNonNull(month, "month");
        }
    }

    // Parts of the platform.

    /** Says that a proposal's time is over; it changes nothing but brings the log's time. */
    record ProposalDue(BookId bookId, long deadlineMillis) implements BookCommand {
        public ProposalDue {
            Objects.requireNonNull(bookId, "bookId");
        }
    }
}
