package io.rostrum.auction.state;

import io.rostrum.contracts.auction.ShowStatus;

/**
 * The header of a show: what nearly every command reads and writes.
 *
 * <p>Deadlines are kept on the show's own clock, which is log time less {@code heldMillis} and stands still
 * while the show is paused: so a pause or an outage moves every deadline at once.
 *
 * @param seq of the newest event
 * @param lastHash of the newest event's bytes
 * @param nowMillis the highest log time seen
 * @param heldMillis how long the show's clock stood still in all
 * @param pausedAtMillis since when the show is paused, in log time; 0 if it is not
 * @param heartbeatMillis log time of the newest sign of life of the bid processor
 * @param startsAtMillis 0 while not scheduled
 * @param showSeq the newest event that changed the show's own projection
 * @param clockSeq the newest event that moved every deadline at once (a pause, its end, an outage); 0 if none
 *     did
 * @param clockAtMillis log time of that event
 * @param lots how many lots the run list has
 * @param openLots how many of them take bids
 * @param soldLots how many are sold and can still be undone
 * @param offered how many that passed are offered after the show
 * @param paddles how many paddles were given
 * @param dues size of the heap of deadlines
 * @param nextDueMillis the earliest of them, on the show's clock; no lot is due before. {@link #NONE} if
 *     there is none
 * @param nextDueLot whose it is; absent if there is none
 * @param rememberedHead the oldest remembered id
 * @param rememberedTail where the next one goes
 * @param rememberedSinceMillis log time at which the oldest came; {@link #NONE} if none is remembered
 */
public record ShowState(
        String sellerId,
        String title,
        String currency,
        ShowStatus status,
        int rulesVersion,
        int eventFormat,
        long seq,
        String lastHash,
        long nowMillis,
        long heldMillis,
        long pausedAtMillis,
        long heartbeatMillis,
        long startsAtMillis,
        long showSeq,
        long clockSeq,
        long clockAtMillis,
        int lots,
        int openLots,
        int soldLots,
        int offered,
        int paddles,
        int dues,
        long nextDueMillis,
        String nextDueLot,
        long rememberedHead,
        long rememberedTail,
        long rememberedSinceMillis) {

    /** No deadline. */
    public static final long NONE = Long.MAX_VALUE;

    /** A copy that can be changed. */
    public ShowDraft draft() {
        return new ShowDraft(this);
    }
}
