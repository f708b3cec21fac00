package io.rostrum.replay;

import io.rostrum.contracts.id.ShowId;

import java.util.List;

/**
 * What a replay found.
 *
 * @param commands the show's readable records in the command log
 * @param unreadable those that are dead letters
 * @param events how many the fold made
 * @param recorded how many different ones stand in the event log
 * @param repeated how many stand there again, equal
 * @param agreeing how many are equal to the byte
 * @param difference the first that is not; absent if all agree
 * @param sha256 hex, over the bytes of the fold's events in order, each followed by a line feed
 */
public record ReplayReport(
        ShowId showId,
        Verdict verdict,
        long commands,
        long unreadable,
        long events,
        long recorded,
        long repeated,
        long agreeing,
        String difference,
        String sha256,
        List<LotResult> lots) {

    /** What to make of it; the ordinal is the command's exit code. */
    public enum Verdict {
        /** The log tells the same story twice. */
        AGREES,
        /** {@link #difference} says where not. */
        DIFFERS,
        /** The show's history does not start with its creation: nothing can be said. */
        NO_BEGINNING
    }
}
