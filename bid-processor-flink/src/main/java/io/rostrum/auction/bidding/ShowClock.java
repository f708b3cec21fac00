package io.rostrum.auction.bidding;

import io.rostrum.auction.state.ShowState;

/**
 * The two times of a show: log time made monotone, and the show's own clock, on which all deadlines stand.
 *
 * <p>The own clock is log time less the time that the show was held (paused, or without its bid processor);
 * while the show is paused it stands still.
 */
public final class ShowClock {

    private ShowClock() {}

    /**
     * The show's log time at a record: never earlier than at the record before. The one place where time
     * enters.
     */
    public static long now(ShowState show, long logTimeMillis) {
        return show == null ? logTimeMillis : Math.max(show.nowMillis(), logTimeMillis);
    }

    /** What the show's own clock says at its newest log time. */
    public static long at(ShowState show) {
        long log = show.pausedAtMillis() != 0 ? show.pausedAtMillis() : show.nowMillis();
        return log - show.heldMillis();
    }

    /** The log time at which the show's clock reaches a deadline, if nothing holds it further. */
    public static long toLog(ShowState show, long deadlineMillis) {
        return deadlineMillis + show.heldMillis();
    }
}
