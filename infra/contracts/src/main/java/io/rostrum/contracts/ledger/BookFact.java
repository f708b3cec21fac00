package io.rostrum.contracts.ledger;

import java.util.List;
import java.util.Objects;

/**
 * What is done to the books themselves: entries by hand, corrections, and money set aside for something under
 * way.
 */
public sealed interface BookFact extends LedgerFact {

    /** Two persons of finance booked by hand. {@code reason} is for people. */
    record ManualEntry(
            String noteId, String reason, String proposedBy, String approvedBy, List<Posting> postings)
            implements BookFact, TwoPersons {
        public ManualEntry {
            Objects.requireNonNull(reason, "reason");
            TwoPersons.require(proposedBy, approvedBy);
            postings = List.copyOf(postings);
        }

        @Override
        public String id() {
            return LedgerFact.id("manual", noteId);
        }
    }

    /**
     * Two persons of finance took an entry back: the same postings on the other sides. {@code original} is
     * its fact.
     */
    record EntryReversed(LedgerFact original, String reason, String proposedBy, String approvedBy)
            implements BookFact, TwoPersons {
        public EntryReversed {
            LedgerFact.requirePlain(original);
            Objects.requireNonNull(reason, "reason");
            TwoPersons.require(proposedBy, approvedBy);
        }

        @Override
        public String id() {
            return LedgerFact.id("reversed", original.id());
        }
    }

    /**
     * Finance closed a month, and with it every month before: nothing takes effect in it any more.
     *
     * @param noteId of the command, so that a month can be closed again after it was opened
     */
    record MonthClosed(Month month, String noteId, String closedBy) implements BookFact {
        public MonthClosed {
            Objects.requireNonNull(month, "month");
            Objects.requireNonNull(closedBy, "closedBy");
        }

        @Override
        public String id() {
            return LedgerFact.id("month-closed", month.value(), noteId);
        }
    }

    /**
     * Two persons of finance opened a closed month again, and with it every month after. {@code reason} is
     * for people.
     */
    record MonthReopened(Month month, String noteId, String reason, String proposedBy, String approvedBy)
            implements BookFact, TwoPersons {
        public MonthReopened {
            Objects.requireNonNull(month, "month");
            Objects.requireNonNull(reason, "reason");
            TwoPersons.require(proposedBy, approvedBy);
        }

        @Override
        public String id() {
            return LedgerFact.id("month-reopened", month.value(), noteId);
        }
    }

    /**
     * Money is set aside for something that is asked of Stripe, so that nothing else spends it meanwhile.
     *
     * @param reservationId names what is under way
     * @param planned what will be booked when it succeeds; its ids are those of the wish, for Stripe's are
     *     not known yet
     */
    record Reserved(String reservationId, LedgerFact planned) implements BookFact {
        public Reserved {
            LedgerFact.requirePlain(planned);
        }

        @Override
        public String id() {
            return LedgerFact.id("reserved", reservationId);
        }
    }

    /** What was under way succeeded. {@code planned} is the one of the reservation. */
    record ReservationPosted(String reservationId, LedgerFact planned) implements BookFact {
        public ReservationPosted {
            LedgerFact.requirePlain(planned);
        }

        @Override
        public String id() {
            return LedgerFact.id("reservation-posted", reservationId);
        }
    }

    /** What was under way failed. {@code planned} is the one of the reservation. */
    record ReservationVoided(String reservationId, LedgerFact planned) implements BookFact {
        public ReservationVoided {
            LedgerFact.requirePlain(planned);
        }

        @Override
        public String id() {
            return LedgerFact.id("reservation-voided", reservationId);
        }
    }
}
