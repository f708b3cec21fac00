package io.rostrum.auction.deciding;

import io.rostrum.auction.bidding.ShowClock;
import io.rostrum.auction.state.LotState;
import io.rostrum.auction.state.PackState;
import io.rostrum.auction.state.ShowState;
import io.rostrum.auction.state.ShowView;
import io.rostrum.contracts.auction.Contradictions;
import io.rostrum.contracts.auction.LotPhase;
import io.rostrum.contracts.auction.ShowStatus;
import io.rostrum.contracts.id.LotId;

/** What time alone brings about: bridged outages, closings, confirmed sales. */
public final class Settling {

    private Settling() {}

    /**
     * Whether, at the show's newest log time, the bid processor had been silent for longer than its pack's
     * outage.
     *
     * <p>Asked before deadlines are settled. A step of the brokers' clock without a heartbeat between is such
     * a silence.
     */
    public static boolean wasSilent(ShowView view) {
        ShowState show = view.show();
        if (!wantsHeartbeat(show)
                || show.nowMillis() - show.heartbeatMillis() <= Contradictions.MIN_OUTAGE_MILLIS) {
            return false;
        }
        PackState pack = view.pack(PackState.OF_THE_SHOW);
        return show.nowMillis() - show.heartbeatMillis() > pack.outageMillis();
    }

    /**
     * Whether the show is to get a heartbeat each second: it is live, and a lot is open or to be confirmed.
     */
    public static boolean wantsHeartbeat(ShowState show) {
        return show.status() == ShowStatus.LIVE && show.openLots() + show.soldLots() > 0;
    }

    /** Whether deadlines come about: not while the show is paused, never once it is frozen. */
    public static boolean isRunning(ShowState show) {
        return show.status() == ShowStatus.LIVE || show.status() == ShowStatus.ENDED;
    }

    /** What a lot's deadline brings, as it was at {@code deadlineMillis} of the show's clock. */
    public static Fact due(ShowView view, LotId lotId, long deadlineMillis) {
        LotState lot = view.lot(lotId.value());
        return lot.phase() == LotPhase.SOLD
                ? new Fact.SaleConfirmed(lotId)
                : Auctioneering.closed(view, lotId, true, deadlineMillis);
    }

    /** The log time of a deadline on the show's clock. */
    public static long logTime(ShowView view, long deadlineMillis) {
        return ShowClock.toLog(view.show(), deadlineMillis);
    }
}
