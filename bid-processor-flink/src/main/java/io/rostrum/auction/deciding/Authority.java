package io.rostrum.auction.deciding;

import io.rostrum.auction.state.AuctioneersState;
import io.rostrum.auction.state.ShowView;
import io.rostrum.contracts.auction.CommandRecord;
import io.rostrum.contracts.identity.Role;

/** Who may wish what of a show. */
final class Authority {

    private Authority() {}

    /** The show's seller, or an operator. */
    static boolean owns(ShowView view, CommandRecord by) {
        return by.role() == Role.OPERATOR || (by.role() == Role.SELLER && isSeller(view, by));
    }

    /** The seller, an auctioneer appointed to this show, or an operator. */
    static boolean runs(ShowView view, CommandRecord by) {
        return switch (by.role()) {
            case OPERATOR -> true;
            case SELLER, AUCTIONEER -> isSeller(view, by) || isAppointed(view, by.actor().value());
            case VIEWER, BIDDER, ARBITER, FINANCE, SYSTEM -> false;
        };
    }

    /** Whoever may admit bidders: the seller, an operator, the ledger. */
    static boolean admits(ShowView view, CommandRecord by) {
        return by.role() == Role.SYSTEM || owns(view, by);
    }

    /** Whoever may bar bidders: who runs the show, and the ledger. */
    static boolean bars(ShowView view, CommandRecord by) {
        return by.role() == Role.SYSTEM || runs(view, by);
    }

    static boolean isSeller(ShowView view, CommandRecord by) {
        return by.actor().value().equals(view.show().sellerId());
    }

    static boolean isAppointed(ShowView view, String userId) {
        AuctioneersState appointed = view.auctioneers();
        if (appointed == null) {
            return false;
        }
        for (String each : appointed.userIds()) {
            if (each.equals(userId)) {
                return true;
            }
        }
        return false;
    }
}
