package io.rostrum.bidding.job;

import io.rostrum.auction.Step;
import io.rostrum.contracts.id.LotId;

/**
 * What a subtask remembers of one show besides its state: what is due, and what the mirror has. All of it can
 * be lost: a restored timer finds it anew.
 */
final class ShowWatch {
    static final long NEVER = Long.MAX_VALUE;
    static final long NOWHERE = -1;

    /** The plumbing stopped the show: what is decided again differs from what is recorded. */
    boolean halted;

    /** When its timer is armed, in local time. */
    long armedMillis = NEVER;

    /** When the next nudge for the deadline goes out, in local time. */
    long nudgeMillis = NEVER;

    long deadlineMillis = Step.NEVER;
    LotId deadlineLot;
    int nudges;

    boolean wantsHeartbeat;
    long heartbeatMillis;

    /** Whether a heartbeat is on its way through the log. Cleared by the producer's thread if it got lost. */
    volatile boolean heartbeatOut;

    /** The mirror's generation that has all of the show. */
    long shownGeneration = NOWHERE;

    /**
     * The generation that is being shown all of the show, and how much of it the mirror took before it was
     * full.
     */
    long showingGeneration = NOWHERE;

    int shown;
}
