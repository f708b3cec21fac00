package io.rostrum.accounting.reconcile;

import java.util.List;

/**
 * What a running reconciliation knows at one moment.
 *
 * @param seq the last entry of the book that was compared
 * @param differences what stayed different over its settling time, the oldest first; {@link #SHOWN_MAX} at
 *     most
 * @param differing how many those are; past {@link OpenItems#READ_MAX} they are no longer counted
 * @param inFlight what differs for a shorter time: one tells of it a moment before the other
 */
public record Findings(long seq, List<Difference> differences, long differing, long inFlight) {

    /** The most differences that are told one by one. */
    public static final int SHOWN_MAX = 100;

    public Findings {
        differences = List.copyOf(differences);
    }
}
