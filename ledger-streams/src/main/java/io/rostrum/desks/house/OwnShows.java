package io.rostrum.desks.house;

import io.rostrum.contracts.auction.AuctionCommand;
import io.rostrum.contracts.commerce.DeskCommand;
import io.rostrum.contracts.commerce.InboxMessage;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.orders.asking.Ask;

/**
 * A seller's shows are told of every account that is linked to theirs, whichever came first, so that it
 * cannot bid there.
 */
final class OwnShows {

    private OwnShows() {}

    static void stands(HouseWork work, ShowId show, boolean open) {
        if (!open) {
            work.shows.remove(show);
        } else if (work.shows.size() < HouseDesk.SHOWS_MAX && work.shows.add(show)) {
            work.links.forEach(other -> tell(work, show, other, true));
        }
    }

    static void linked(HouseWork work, UserId other, boolean linked) {
        boolean news = linked ? work.links.add(other) : work.links.remove(other);
        if (news) {
            work.shows.forEach(show -> tell(work, show, other, linked));
        }
    }

    /** Who is paid out to the same bank account is told of it. */
    static void marked(HouseWork work, String fingerprint) {
        if (fingerprint != null && work.isNews("mark:" + fingerprint)) {
            work.tell(
                    DeskCommand.mark(fingerprint), "seen/" + work.sellerId,
                    new InboxMessage.MarkSeen(work.sellerId));
        }
    }

    private static void tell(HouseWork work, ShowId show, UserId other, boolean linked) {
        String cause = "link/" + work.sellerId + "/" + other + "/" + linked + "/" + work.now();
        work.ask(new Ask.OfAuction(show, cause, new AuctionCommand.LinkAccount(other, linked)));
    }
}
