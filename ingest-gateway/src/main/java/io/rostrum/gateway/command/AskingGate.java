package io.rostrum.gateway.command;

import io.rostrum.contracts.auction.AuctionCommand.PlaceBid;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;

/**
 * Keeps a storm of outdated bids from filling the log. It may turn away only a bid that is surely under the
 * asking bid; in any doubt it lets the bid through. Its word is no outcome.
 */
public interface AskingGate {

    /** What {@link #look} returns for a bid that may go to the log. */
    long LET_THROUGH = -1;

    /**
     * Looks at a bid.
     *
     * @param rollbackEpoch of the standing that the bidder saw; null is unknown
     * @return {@link #LET_THROUGH}, or the asking bid that the bid is under
     */
    long look(ShowId showId, UserId bidder, PlaceBid bid, Integer rollbackEpoch);
}
