package io.rostrum.devstack.feed;

import io.rostrum.contracts.auction.LotSpec;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.UserId;

import java.util.List;

/**
 * What the files ask for, checked: nothing in it can be refused for its form.
 *
 * @param lots in the order of {@code lots.csv}
 * @param bidders the names in {@code bids.csv}, in the order of their first bid
 */
public record AuctionPlan(List<Lot> lots, List<String> bidders) {

    /**
     * One line of {@code lots.csv}.
     *
     * @param name as the file writes it, which may be any text
     * @param id what it is called in the show
     * @param image as the file writes it; empty is none
     * @param bids in the order of their {@code seq}
     */
    public record Lot(String name, LotId id, String currency, LotSpec spec, String image, List<Bid> bids) {
        public Lot {
            bids = List.copyOf(bids);
        }
    }

    /**
     * One line of {@code bids.csv}.
     *
     * @param bidder the place of the bidder's name in {@link AuctionPlan#bidders()}
     */
    public record Bid(long seq, long offsetMillis, int bidder, long limitMinor) {}

    public AuctionPlan {
        lots = List.copyOf(lots);
        bidders = List.copyOf(bidders);
    }

    public int bidCount() {
        return lots.stream().mapToInt(lot -> lot.bids().size()).sum();
    }

    /** The currencies, in the order of their first lot. */
    public List<String> currencies() {
        return lots.stream().map(Lot::currency).distinct().toList();
    }

    /** The user id that a bidder of the file bids under. */
    public static UserId userId(String run, int bidder) {
        return new UserId(run + "-bidder-" + (bidder + 1));
    }
}
