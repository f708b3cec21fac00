package io.rostrum.accounting;

import io.rostrum.accounting.Journal.Refusal;
import io.rostrum.contracts.ledger.AccountClass;
import io.rostrum.contracts.ledger.EntryPhase;
import io.rostrum.contracts.ledger.LedgerRefusal.Reason;
import io.rostrum.contracts.ledger.Posting;
import io.rostrum.contracts.ledger.Side;
import io.rostrum.contracts.ledger.Units;

import java.util.List;

/**
 * What an entry must be in itself, whatever the balances: enough postings, known units, amounts above zero,
 * balanced.
 */
final class DraftCheck {

    private DraftCheck() {}

    /** What is wrong with it, or null. */
    static Refusal fault(Draft draft) {
        List<Posting> postings = draft.postings();
        if (draft.phase() == EntryPhase.NOTED) {
            return null;
        }
        if (postings.size() < 2) {
            return new Refusal(Reason.NOTHING_TO_POST, postings.size() + " postings");
        }
        if (postings.size() > Journal.MAX_POSTINGS) {
            return new Refusal(Reason.TOO_MANY_POSTINGS, postings.size() + " postings");
        }
        for (Posting posting : postings) {
            if (!keeps(posting)) {
                return new Refusal(Reason.UNKNOWN_UNIT, posting.account() + " keeps no " + posting.unit());
            }
        }
        for (Posting posting : postings) {
            if (posting.minor() <= 0) {
                return new Refusal(Reason.NOT_POSITIVE, posting.account().name());
            }
        }
        return unbalanced(postings);
    }

    private static boolean keeps(Posting posting) {
        boolean wholeCredits = posting.account().kind().accountClass() == AccountClass.CREDITS;
        return wholeCredits ? Units.CREDITS.equals(posting.unit()) : Units.isCurrency(posting.unit());
    }

    private static Refusal unbalanced(List<Posting> postings) {
        for (int i = 0; i < postings.size(); i++) {
            String unit = postings.get(i).unit();
            if (i > 0 && unit.equals(postings.get(i - 1).unit())) {
                continue;
            }
            try {
                long debits = total(postings, unit, Side.DEBIT);
                long credits = total(postings, unit, Side.CREDIT);
                if (debits != credits) {
                    return new Refusal(
                            Reason.UNBALANCED, unit + " debits " + debits + ", credits " + credits);
                }
            } catch (ArithmeticException overflow) {
                return new Refusal(Reason.OVERFLOW, "the sum of one side in " + unit);
            }
        }
        return null;
    }

    private static long total(List<Posting> postings, String unit, Side side) {
        long total = 0;
        for (Posting posting : postings) {
            if (posting.side() == side && posting.unit().equals(unit)) {
                total = Math.addExact(total, posting.minor());
            }
        }
        return total;
    }
}
