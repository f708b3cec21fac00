package io.rostrum.auction.deciding;

import io.rostrum.auction.bidding.Fold;
import io.rostrum.auction.state.BidEntry;
import io.rostrum.auction.state.LotState;
import io.rostrum.auction.state.ShowView;
import io.rostrum.contracts.auction.AuctionCommand.FindUnderbidder;
import io.rostrum.contracts.auction.CommandRecord;
import io.rostrum.contracts.auction.LotPhase;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;

import java.util.HashSet;
import java.util.Set;

/**
 * A sold lot folded again without those who did not take it.
 *
 * <p>What becomes known is a price at or above the reserve, as of any sale; no limit.
 */
final class SecondChances {

    private SecondChances() {}

    static Decision find(ShowView view, CommandRecord by, FindUnderbidder wish) {
        if (by.role() != Role.SYSTEM) {
            return Decision.refuse(Refusal.NOT_APPOINTED);
        }
        LotState lot = view.lot(wish.lotId().value());
        if (lot == null) {
            return Decision.refuse(Refusal.UNKNOWN_LOT);
        }
        if (lot.phase() != LotPhase.CONFIRMED) {
            return Decision.refuse(Refusal.WRONG_PHASE);
        }
        Fold fold = without(view, wish, lot);
        int underbidder = fold.standing().leader();
        return Decision.of(
                underbidder == 0 || fold.price() < lot.reserveMinor()
                        ? new Fact.UnderbidderMissing(wish.lotId(), wish.turn())
                        : new Fact.UnderbidderFound(wish.lotId(), wish.turn(), underbidder, fold.price()));
    }

    private static Fold without(ShowView view, FindUnderbidder wish, LotState lot) {
        Set<Integer> out = new HashSet<>();
        out.add(lot.standing().leader());
        for (UserId user : wish.without()) {
            out.add(view.paddleOf(user.value()));
        }
        Fold fold = new Fold(
                view.packOf(wish.lotId().value(), lot), lot.openingMinor(), lot.reserveMinor());
        for (int n = 0; n < lot.entries(); n++) {
            BidEntry entry = view.bid(wish.lotId().value(), n);
            boolean counts = entry.counts() && !out.contains(entry.paddle());
            if (counts && !Paddles.isBarred(view.paddle(entry.paddle()))) {
                fold.add(n, entry);
            }
        }
        return fold;
    }
}
