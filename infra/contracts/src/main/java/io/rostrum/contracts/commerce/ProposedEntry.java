package io.rostrum.contracts.commerce;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.BookFact;
import io.rostrum.contracts.ledger.DisputeFact;
import io.rostrum.contracts.ledger.LedgerFact;
import io.rostrum.contracts.ledger.Month;
import io.rostrum.contracts.ledger.Posting;
import io.rostrum.contracts.ledger.WalletFact;

import java.util.List;
import java.util.Objects;

/**
 * What one person of finance proposes to the other; the amounts are for the journal to check, so the records
 * take any.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ProposedEntry.Postings.class, name = "Postings"),
    @JsonSubTypes.Type(value = ProposedEntry.WriteOff.class, name = "WriteOff"),
    @JsonSubTypes.Type(value = ProposedEntry.Reversal.class, name = "Reversal"),
    @JsonSubTypes.Type(value = ProposedEntry.Goodwill.class, name = "Goodwill"),
    @JsonSubTypes.Type(value = ProposedEntry.Reopening.class, name = "Reopening"),
})
public sealed interface ProposedEntry {

    /** For people: 1 to 500 characters. */
    String reason();

    /** The fact that is booked once both agree. */
    LedgerFact fact(CommandId proposal, UserId proposedBy, UserId approvedBy);

    /**
     * Any postings that balance.
     *
     * @param about what they are about, such as a balance transaction at Stripe; absent where nothing has a
     *     name
     * @param postings 100 at most
     */
    record Postings(String about, List<Posting> postings, String reason) implements ProposedEntry {

        /** The most postings of one proposal. */
        public static final int MAX = 100;

        public Postings {
            if (about != null) {
                Parts.reference("about", about);
            }
            postings = List.copyOf(postings);
            if (postings.size() > MAX) {
                throw new IllegalArgumentException("a proposal has at most " + MAX + " postings");
            }
            requireReason(reason);
        }

        @Override
        public LedgerFact fact(CommandId proposal, UserId proposedBy, UserId approvedBy) {
            return new BookFact.ManualEntry(
                    about == null ? proposal.toString() : about, reason, proposedBy.value(),
                            approvedBy.value(), postings);
        }
    }

    /** A debt is given up. {@code receivable} is the account that it is owed on. */
    record WriteOff(Account receivable, String currency, long minor, String reason) implements ProposedEntry {
        public WriteOff {
            Objects.requireNonNull(receivable, "receivable");
            Objects.requireNonNull(currency, "currency");
            requireReason(reason);
        }

        @Override
        public LedgerFact fact(CommandId proposal, UserId proposedBy, UserId approvedBy) {
            return new DisputeFact.ReceivableWrittenOff(
                    proposal.toString(), receivable, currency, minor, proposedBy.value(), approvedBy.value());
        }
    }

    /**
     * An entry is taken back: the same postings on the other sides. {@code original} is its fact, as the
     * journal has it.
     */
    record Reversal(LedgerFact original, String reason) implements ProposedEntry {
        public Reversal {
            Objects.requireNonNull(original, "original");
            requireReason(reason);
        }

        @Override
        public LedgerFact fact(CommandId proposal, UserId proposedBy, UserId approvedBy) {
            return new BookFact.EntryReversed(original, reason, proposedBy.value(), approvedBy.value());
        }
    }

    /** A user is given money of the platform. */
    record Goodwill(UserId userId, String currency, long minor, String reason) implements ProposedEntry {
        public Goodwill {
            Objects.requireNonNull(userId, "userId");
            Objects.requireNonNull(currency, "currency");
            requireReason(reason);
        }

        @Override
        public LedgerFact fact(CommandId proposal, UserId proposedBy, UserId approvedBy) {
            return new WalletFact.GoodwillGranted(
                    proposal.toString(), userId.value(), currency, minor, proposedBy.value(),
                            approvedBy.value());
        }
    }

    /** A closed month is opened again, and with it every month after. */
    record Reopening(Month month, String reason) implements ProposedEntry {
        public Reopening {
            Objects.requireNonNull(month, "month");
            requireReason(reason);
        }

        @Override
        public LedgerFact fact(CommandId proposal, UserId proposedBy, UserId approvedBy) {
            return new BookFact.MonthReopened(
                    month, proposal.toString(), reason, proposedBy.value(), approvedBy.value());
        }
    }

    static void requireReason(String reason) {
        boolean fit = reason != null && !reason.isBlank() && reason.length() <= 500
                && reason.chars().noneMatch(Character::isISOControl);
        if (!fit) {
            throw new IllegalArgumentException("reason must have 1 to 500 characters");
        }
    }
}
