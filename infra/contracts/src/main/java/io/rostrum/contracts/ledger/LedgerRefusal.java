package io.rostrum.contracts.ledger;

import java.util.Objects;

/**
 * One record of {@code ledger.refusals.v1}: the journal booked nothing, and why.
 *
 * <p>A refusal is an answer, not a memory: the same request, sent again, is decided anew.
 *
 * @param replyTo as in the request; absent where nobody waits
 * @param detail for people: which account, unit or reservation
 */
public record LedgerRefusal(
        String entryId, BookId bookId, String replyTo, long atMillis, Reason reason, String detail) {

    public LedgerRefusal {
        Objects.requireNonNull(entryId, "entryId");
        Objects.requireNonNull(bookId, "bookId");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(detail, "detail");
    }

    /** Why an entry was refused, in the order in which it is looked at. */
    public enum Reason {
        /** A person's fact stands under this id with another content; choose another id. */
        ID_REUSED,
        /** Fewer than two postings: the fact moves nothing. */
        NOTHING_TO_POST,
        /** More than {@code Journal.MAX_POSTINGS}. */
        TOO_MANY_POSTINGS,
        /** Neither an ISO 4217 currency nor credits, or a unit that the account does not keep. */
        UNKNOWN_UNIT,
        /** An amount below zero, or a posting of zero. */
        NOT_POSITIVE,
        /** An amount or a total past the largest {@code long}. */
        OVERFLOW,
        /** Debits differ from credits in a unit. */
        UNBALANCED,
        /** A manual entry, a write-off or a reversal that was proposed and approved by the same person. */
        ONE_PERSON,
        /** What is to be reversed, posted or voided was never booked. */
        UNKNOWN_ENTRY,
        /** The reservation was posted or voided before. */
        RESERVATION_CLOSED,
        /** The date on which persons want it to take effect lies in a closed month. */
        CLOSED_PERIOD,
        /** The date on which persons want it to take effect is not there yet. */
        IN_THE_FUTURE,
        /** A month is closed when it is over. */
        MONTH_NOT_OVER,
        /** The month is closed. */
        ALREADY_CLOSED,
        /** The month is not closed. */
        NOT_CLOSED,
        /** A protected account would go below zero. */
        BELOW_ZERO,
        /** A payout of the platform would take money that it holds for others. */
        OVER_OWN_FUNDS
    }
}
