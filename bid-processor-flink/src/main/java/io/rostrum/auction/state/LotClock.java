package io.rostrum.auction.state;

/**
 * A lot's deadline, on the show's clock.
 *
 * @param deadlineMillis when the lot closes or, once sold, when the sale is confirmed; 0 is never
 * @param queuedMillis under which time the lot stands in the heap of deadlines (never later than the
 *     deadline); 0 if it does not
 * @param extensions how often the soft close moved the deadline
 */
public record LotClock(long deadlineMillis, long queuedMillis, int extensions) {

    /** No deadline. */
    public static final LotClock STILL = new LotClock(0, 0, 0);
}
