package io.rostrum.ledger.reconcile;

import io.rostrum.accounting.reconcile.Difference;
import io.rostrum.contracts.ledger.BookId;

import java.util.List;

/**
 * What the running reconciler knows.
 *
 * @param everySeconds from one pass to the next; 0: it does not run
 * @param alarm whether a person must look: something differs, or no pass was clean for too long
 * @param passes since the process started
 * @param lastPassAtMillis when the last pass ended; absent before the first
 * @param lastCleanAtMillis when the last clean pass ended, which may be before the process started; absent if
 *     there was none
 * @param cleanAgeMillis how long ago that was, when this was asked; absent as that is
 * @param tookMillis the last pass
 * @param seq the last entry of the book that was compared
 * @param totalsAtMillis when Stripe's balance stood still for a comparison, the last time; absent if never
 * @param storeRoundAtMillis when the last round through the ledger's own books ended; absent before the first
 * @param gaps what could not be compared in the last pass, in words
 * @param differences what stayed different over its settling time; a hundred at most
 * @param differing how many those are
 * @param inFlight what differs for less long: it is under way
 */
public record ReconcileStatus(
        BookId bookId, int everySeconds, int settlingSeconds, State state, boolean alarm, long passes,
        Long lastPassAtMillis, Long lastCleanAtMillis, Long cleanAgeMillis, long tookMillis, long seq,
                Long totalsAtMillis,
        Long storeRoundAtMillis, List<String> gaps, List<Difference> differences, long differing,
                long inFlight) {

    /** How things stand. */
    public enum State {
        /** It does not run. */
        OFF,
        /** No pass has ended yet. */
        STARTING,
        /** All was compared, and all agree. */
        CLEAN,
        /** Nothing is known to differ, but not all could be compared. */
        INCOMPLETE,
        /** Something differs. */
        DIFFERENT,
        /** It ended by a fault of its own: a person must look, and start the process again. */
        ENDED
    }

    public ReconcileStatus {
        gaps = List.copyOf(gaps);
        differences = List.copyOf(differences);
    }

    /** Of a book that is not reconciled. */
    public static ReconcileStatus off(BookId bookId) {
        return before(bookId, ReconcileSettings.OFF, null);
    }

    static ReconcileStatus before(BookId bookId, ReconcileSettings settings, Long lastCleanAtMillis) {
        return new ReconcileStatus(
                bookId, settings.everySeconds(), settings.settlingSeconds(),
                settings.everySeconds() == 0 ? State.OFF : State.STARTING, false, 0, null, lastCleanAtMillis,
                        null, 0, 0, null,
                null, List.of(), List.of(), 0, 0);
    }

    /** As it is to be answered now. {@code sinceMillis} is when the process started. */
    ReconcileStatus at(long nowMillis, long sinceMillis, long staleMillis) {
        Long age = lastCleanAtMillis == null ? null : Long.valueOf(Math.max(0,
                nowMillis - lastCleanAtMillis));
        long unclean = nowMillis - Math.max(sinceMillis, lastCleanAtMillis == null ? 0 : lastCleanAtMillis);
        boolean stale = state != State.OFF && unclean > staleMillis;
        return new ReconcileStatus(
                bookId, everySeconds, settlingSeconds, state,
                        state == State.DIFFERENT || state == State.ENDED || stale, passes, lastPassAtMillis,
                lastCleanAtMillis, age, tookMillis, seq, totalsAtMillis, storeRoundAtMillis, gaps,
                        differences, differing,
                inFlight);
    }

    /** One line for people and probes. */
    public String sentence() {
        String clean = cleanAgeMillis == null
                ? "never clean yet" : "last clean " + cleanAgeMillis / 1_000 + " s ago";
        return switch (state) {
            case OFF -> "off";
            case STARTING -> "starting, " + clean;
            case CLEAN -> "clean, " + clean;
            case INCOMPLETE -> "incomplete, " + clean + ": " + String.join("; ", gaps);
            case ENDED -> "ended, " + clean + ": " + String.join("; ", gaps);
            case DIFFERENT -> differing + " differences, " + clean;
        } + (alarm ? ", ALARM" : "");
    }
}
