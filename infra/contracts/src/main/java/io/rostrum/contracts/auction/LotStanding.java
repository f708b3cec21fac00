package io.rostrum.contracts.auction;

import java.util.Objects;

/**
 * The public state of a lot that bids change. Complete in itself: the newest one replaces all before it.
 *
 * @param priceMinor what the leader would pay now; 0 while nobody has bid
 * @param askingMinor the least valid next limit; while PASSED, what the lot can be bought at after the show,
 *     0 if
 *     it cannot
 * @param leader the leading paddle's number (after the hammer: the winner's); 0 is nobody
 * @param bids accepted bids that count
 * @param deadlineMillis when the lot closes (LogAppendTime); 0 is by hammer; while SOLD, when the sale is
 *     confirmed; while PASSED, until when it can be bought
 * @param frozenMillis while the show is paused, what was left to the deadline; else 0
 * @param extensions how often the soft close moved the deadline
 * @param rollbackEpoch grows by one with each retraction: the price may then have fallen
 */
public record LotStanding(
        LotPhase phase,
        long priceMinor,
        long askingMinor,
        int leader,
        int bids,
        ReserveState reserve,
        long deadlineMillis,
        long frozenMillis,
        int extensions,
        int rollbackEpoch) {

    public LotStanding {
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(reserve, "reserve");
    }
}
