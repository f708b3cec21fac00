package io.rostrum.bench.load;

import io.rostrum.contracts.auction.AuctionCommand.PlaceBid;
import io.rostrum.contracts.auction.BidKind;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.money.Money;

/**
 * One bid of the load.
 *
 * @param bidder the bidder's place among the bidders of the hall, from 0
 * @param intent what the load expects of it
 */
public record Bid(
        int show, ShowId showId, LotId lotId, int bidder, UserId userId, long limitMinor, Intent intent) {

    /** What is to come of a bid, if bids arrive in their order. */
    public enum Intent {
        /** Another paddle's limit, one step above the leader's: accepted, and leads. */
        RISE,
        /** The leader's own limit once more: {@code NOT_ABOVE_OWN_LIMIT}. */
        REPEAT,
        /** Another paddle's limit, under the asking bid: {@code BELOW_ASKING}. */
        LATE
    }

    public PlaceBid command(String currency) {
        return new PlaceBid(lotId, new Money(limitMinor, currency), BidKind.LIMIT, false, null);
    }
}
