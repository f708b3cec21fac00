package io.rostrum.bidding.job;

import io.rostrum.auction.Step;
import io.rostrum.bidding.nudge.LogClock;
import io.rostrum.bidding.nudge.Nudges;
import io.rostrum.contracts.auction.AuctionCommand;
import io.rostrum.contracts.auction.CommandRecord;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import org.apache.flink.streaming.api.TimerService;

/**
 * Keeps one timer armed per show and sends nudges when they are due: it decides nothing, as all time comes
 * from the log.
 *
 * <p>A nudge for a deadline is repeated, ever more slowly, until the log has settled it. A heartbeat goes out
 * each second while the show wants one, and only after the last one came back.
 */
final class Clockwork {
    static final long HEARTBEAT_MILLIS = 1_000;

    /** How long a show may go without a look at the mirror's generation. */
    static final long LOOK_MILLIS = 2_000;

    static final long NUDGE_FIRST_MILLIS = 50;
    static final long NUDGE_LAST_MILLIS = 5_000;

    private static final UserId CLOCK = new UserId("bid-processor");

    private final LogClock clock = new LogClock();
    private final Nudges nudges;

    Clockwork(Nudges nudges) {
        this.nudges = nudges;
    }

    LogClock clock() {
        return clock;
    }

    /** Takes over what a step says is due. */
    void plan(ShowWatch watch, Step step, long localMillis) {
        watch.wantsHeartbeat = step.wantsHeartbeat();
        if (step.nextDeadlineMillis() != watch.deadlineMillis) {
            watch.deadlineMillis = step.nextDeadlineMillis();
            watch.nudges = 0;
            watch.nudgeMillis = watch.deadlineMillis == Step.NEVER
                    ? ShowWatch.NEVER
                    : Math.max(localMillis, clock.local(watch.deadlineMillis));
        }
        watch.deadlineLot = step.nextDeadlineLot();
    }

    /** Sends what is due now. */
    void work(String showId, ShowWatch watch, long localMillis) {
        if (watch.wantsHeartbeat
                && !watch.heartbeatOut
                && localMillis - watch.heartbeatMillis >= HEARTBEAT_MILLIS) {
            watch.heartbeatMillis = localMillis;
            watch.heartbeatOut = true;
            send(showId, new AuctionCommand.Heartbeat(), "beat", localMillis,
                    () -> watch.heartbeatOut = false);
        }
        if (localMillis >= watch.nudgeMillis) {
            watch.nudgeMillis = localMillis + nextWait(watch.nudges++);
            AuctionCommand due = new AuctionCommand.CloseDue(watch.deadlineLot, watch.deadlineMillis);
            send(showId, due, watch.deadlineLot.value() + '@' + watch.deadlineMillis, localMillis, () -> { });
        }
    }

    /** Arms the show's timer for whatever is due next. */
    void arm(ShowWatch watch, TimerService timers, long localMillis) {
        long next = Math.min(watch.nudgeMillis, localMillis + LOOK_MILLIS);
        if (watch.wantsHeartbeat) {
            next = Math.min(next, Math.max(localMillis, watch.heartbeatMillis) + HEARTBEAT_MILLIS);
        }
        if (next >= watch.armedMillis) {
            return;
        }
        if (watch.armedMillis != ShowWatch.NEVER) {
            timers.deleteProcessingTimeTimer(watch.armedMillis);
        }
        timers.registerProcessingTimeTimer(next);
        watch.armedMillis = next;
    }

    private static long nextWait(int nudges) {
        return Math.min(NUDGE_FIRST_MILLIS << Math.min(nudges, 16), NUDGE_LAST_MILLIS);
    }

    /** The id comes from the cause: the show, what is due, and when it was sent by the log's clock. */
    private void send(String showId, AuctionCommand nudge, String cause, long localMillis, Runnable lost) {
        long logMillis = clock.now(localMillis);
        CommandId id = CommandId.derived(logMillis, showId + '/' + cause + '/' + logMillis);
        nudges.send(
                new CommandRecord(id, new ShowId(showId), CLOCK, Role.SYSTEM, Long.MAX_VALUE, nudge), lost);
    }
}
