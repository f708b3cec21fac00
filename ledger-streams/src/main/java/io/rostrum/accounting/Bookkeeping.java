package io.rostrum.accounting;

import io.rostrum.contracts.ledger.BookFact;
import io.rostrum.contracts.ledger.CreditFact;
import io.rostrum.contracts.ledger.DisputeFact;
import io.rostrum.contracts.ledger.EntryPhase;
import io.rostrum.contracts.ledger.LedgerFact;
import io.rostrum.contracts.ledger.OrderFact;
import io.rostrum.contracts.ledger.PlanFact;
import io.rostrum.contracts.ledger.Posting;
import io.rostrum.contracts.ledger.TreasuryFact;
import io.rostrum.contracts.ledger.WalletFact;

import java.util.List;

/**
 * Says which entry each fact makes.
 *
 * <p>Total over every fact: a new one does not compile until it has its entry. Every entry but a manual one
 * balances by construction. A sum past a {@code long} is an {@link ArithmeticException}, which the journal
 * refuses by name.
 */
public final class Bookkeeping {

    private static final Draft NOTHING = new Draft(EntryPhase.NOTED, List.of());

    private Bookkeeping() {}

    /** The entry that the fact makes. */
    public static Draft entryFor(LedgerFact fact) {
        return switch (fact) {
            case BookFact book -> ofBook(book);
            case OrderFact order -> booked(OrderBookkeeping.postings(order));
            case DisputeFact dispute -> booked(DisputeBookkeeping.postings(dispute));
            case CreditFact credit -> booked(CreditBookkeeping.postings(credit));
            case PlanFact plan -> booked(RevenueBookkeeping.postings(plan));
            case WalletFact wallet -> booked(RevenueBookkeeping.postings(wallet));
            case TreasuryFact treasury -> booked(TreasuryBookkeeping.postings(treasury));
        };
    }

    private static Draft ofBook(BookFact fact) {
        return switch (fact) {
            case BookFact.ManualEntry manual -> booked(manual.postings());
            case BookFact.EntryReversed reversed -> booked(entryFor(reversed.original()).postings().stream()
                    .map(Posting::reversed)
                    .toList());
            case BookFact.MonthClosed closed -> NOTHING;
            case BookFact.MonthReopened reopened -> NOTHING;
            case BookFact.Reserved reserved -> of(EntryPhase.RESERVED, reserved.planned());
            case BookFact.ReservationPosted posted -> of(EntryPhase.POSTED, posted.planned());
            case BookFact.ReservationVoided voided -> of(EntryPhase.VOIDED, voided.planned());
        };
    }

    private static Draft of(EntryPhase phase, LedgerFact planned) {
        return new Draft(phase, entryFor(planned).postings());
    }

    private static Draft booked(List<Posting> postings) {
        return new Draft(EntryPhase.BOOKED, postings);
    }
}
