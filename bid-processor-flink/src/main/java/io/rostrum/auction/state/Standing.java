package io.rostrum.auction.state;

/**
 * Who stands where on a lot: the two highest limits decide everything.
 *
 * @param leader the paddle with the highest limit, of equal ones the earlier; 0 is nobody
 * @param leaderLimitMinor its limit
 * @param leaderSeq the event that set that limit: its rank
 * @param runnerUp the paddle with the highest limit of the others; 0 is nobody
 * @param runnerUpLimitMinor its limit
 * @param runnerUpSeq its rank
 * @param contestedMinor how far bids against each other have carried the price
 * @param bids accepted bids that count
 */
public record Standing(
        int leader,
        long leaderLimitMinor,
        long leaderSeq,
        int runnerUp,
        long runnerUpLimitMinor,
        long runnerUpSeq,
        long contestedMinor,
        int bids) {

    /** A lot on which nobody has bid. */
    public static final Standing EMPTY = new Standing(0, 0, 0, 0, 0, 0, 0, 0);
}
