package io.rostrum.contracts.commerce;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.ledger.Month;

import java.util.Objects;

/**
 * What became of the wishes of finance about a book, in the past tense.
 *
 * <pre>
 * EntryProposed ─► ProposalApproved ─► ProposalBooked
 *       │                 └──────────► ProposalRefused (by the journal)
 *       ├─► ProposalRejected
 *       └─► ProposalExpired (72 hours)
 * MonthCloseAsked ─► MonthCloseAnswered
 * </pre>
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ControlEvent.EntryProposed.class, name = "EntryProposed"),
    @JsonSubTypes.Type(value = ControlEvent.ProposalApproved.class, name = "ProposalApproved"),
    @JsonSubTypes.Type(value = ControlEvent.ProposalRejected.class, name = "ProposalRejected"),
    @JsonSubTypes.Type(value = ControlEvent.ProposalExpired.class, name = "ProposalExpired"),
    @JsonSubTypes.Type(value = ControlEvent.ProposalBooked.class, name = "ProposalBooked"),
    @JsonSubTypes.Type(value = ControlEvent.ProposalRefused.class, name = "ProposalRefused"),
    @JsonSubTypes.Type(value = ControlEvent.MonthCloseAsked.class, name = "MonthCloseAsked"),
    @JsonSubTypes.Type(value = ControlEvent.MonthCloseAnswered.class, name = "MonthCloseAnswered"),
})
public sealed interface ControlEvent {

    /**
     * Somebody proposed an entry.
     *
     * @param proposal the command's id
     * @param effectiveMillis when it is to take effect; absent is when it is booked
     */
    record EntryProposed(
            CommandId proposal, UserId by, ProposedEntry entry, Long effectiveMillis, long expiresAtMillis)
            implements ControlEvent {
        public EntryProposed {
            Objects.requireNonNull(proposal, "proposal");
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(entry, "entry");
        }
    }

    /** Another person approved; the journal is asked. {@code command} is the approval's. */
    record ProposalApproved(CommandId proposal, UserId by, CommandId command) implements ControlEvent {}

    record ProposalRejected(CommandId proposal, UserId by, String reason) implements ControlEvent {}

    record ProposalExpired(CommandId proposal) implements ControlEvent {}

    record ProposalBooked(CommandId proposal, String entryId) implements ControlEvent {}

    /** @param reason the journal's */
    record ProposalRefused(CommandId proposal, String reason) implements ControlEvent {}

    /** Somebody closed a month; the journal is asked. {@code command} is the wish's. */
    record MonthCloseAsked(CommandId command, UserId by, Month month) implements ControlEvent {}

    /** @param refusal the journal's reason; absent if the month is closed */
    record MonthCloseAnswered(CommandId command, Month month, String refusal) implements ControlEvent {}
}
