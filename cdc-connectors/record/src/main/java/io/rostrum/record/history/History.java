package io.rostrum.record.history;

import io.rostrum.record.rows.Rows;
import io.rostrum.record.rows.SubjectRow;
import io.rostrum.record.rows.Table;

/**
 * One subject's history as rows: its facts in their order, each once, with nothing missing between.
 *
 * <p>Rows are changed in place, so whoever cannot write them throws the history away and loads it again.
 *
 * @param <F> its facts
 */
public abstract class History<F extends Fact.Placed> {

    private final SubjectRow subject;

    History(SubjectRow subject) {
        this.subject = subject;
    }

    /** What became of a fact. */
    public enum Step {
        /** It is in the rows now. */
        TAKEN,
        /** It was there already. */
        REPEATED,
        /** It cannot follow what was there before: nothing of this subject is taken from here on. */
        STOPPED,
        /** The history stopped before it. */
        PASSED_OVER
    }

    /** @param offset where the fact stands in its partition */
    public final Step take(F fact, long offset, Rows rows) {
        if (!subject.stopped.isEmpty()) {
            return Step.PASSED_OVER;
        }
        if (fact.seq() < subject.seq || fact.seq() == subject.seq && fact.hash().equals(subject.hash)) {
            return Step.REPEATED;
        }
        String fault = fault(fact);
        if (!fault.isEmpty()) {
            return stop(fault, offset, rows);
        }
        try {
            apply(fact, rows);
        } catch (Unfitting unfitting) {
            return stop("event " + fact.seq() + ": " + unfitting.getMessage(), offset, rows);
        }
        subject.seq = fact.seq();
        subject.hash = fact.hash();
        rows.put(Table.SUBJECTS, subject);
        rows.counted();
        return Step.TAKEN;
    }

    private Step stop(String why, long offset, Rows rows) {
        subject.stopped = why;
        subject.stoppedAtOffset = offset;
        rows.put(Table.SUBJECTS, subject);
        return Step.STOPPED;
    }

    private String fault(F fact) {
        if (fact.seq() == subject.seq) {
            return "there are two different events " + fact.seq();
        }
        if (fact.seq() != subject.seq + 1) {
            return "after event " + subject.seq + " came " + fact.seq();
        }
        if (!fact.previousHash().equals(subject.hash)) {
            return "event " + fact.seq() + " names another event before it than the one that was there";
        }
        return "";
    }

    /** @throws Unfitting before it has changed anything */
    abstract void apply(F fact, Rows rows);

    /** A fact says something that cannot be after the facts before it. */
    static final class Unfitting extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unfitting(String message) {
            super(message);
        }
    }

    /** Why nothing follows; empty while it goes on. */
    public String stopped() {
        return subject.stopped;
    }
}
