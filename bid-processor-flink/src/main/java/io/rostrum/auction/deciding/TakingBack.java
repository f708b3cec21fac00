package io.rostrum.auction.deciding;

import io.rostrum.auction.state.BidEntry;
import io.rostrum.auction.state.LotState;
import io.rostrum.auction.state.PaddleState;
import io.rostrum.auction.state.ShowView;
import io.rostrum.contracts.auction.AuctionCommand.BarPaddle;
import io.rostrum.contracts.auction.AuctionCommand.OrderSettled;
import io.rostrum.contracts.auction.AuctionCommand.OrderUnpaid;
import io.rostrum.contracts.auction.AuctionCommand.RetractBid;
import io.rostrum.contracts.auction.CommandRecord;
import io.rostrum.contracts.auction.LotPhase;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.identity.Role;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Retractions, bars, and what the ledger says of what was won. */
final class TakingBack {

    private TakingBack() {}

    /** Who runs the show may take back any bid, a bidder their own if the rule pack lets them. */
    static Decision retract(ShowView view, CommandRecord by, RetractBid wish) {
        Refusal notLive = BidDecisions.notLive(view.show());
        if (notLive != null) {
            return Decision.refuse(notLive);
        }
        LotState lot = view.lot(wish.lotId().value());
        if (lot == null) {
            return Decision.refuse(Refusal.UNKNOWN_LOT);
        }
        if (!lot.phase().isOpen()) {
            return Decision.refuse(lot.byDeadline() ? Refusal.TOO_LATE : Refusal.LOT_NOT_OPEN);
        }
        BidEntry bid = find(view, wish.lotId(), lot, wish.bidSeq());
        boolean isBid = bid != null && bid.counts() && Refold.isBid(bid);
        if (!Authority.runs(view, by)) {
            Integer own = view.paddleOf(by.actor().value());
            if (own == null) {
                return Decision.refuse(Refusal.NO_PADDLE);
            }
            if (!view.packOf(wish.lotId().value(), lot).bidderMayRetract()) {
                return Decision.refuse(Refusal.NOT_ALLOWED, "only the auctioneer takes bids back here");
            }
            if (isBid && bid.paddle() != own) {
                return Decision.refuse(Refusal.NOT_APPOINTED);
            }
        }
        if (!isBid) {
            return Decision.refuse(Refusal.NOTHING_TO_RETRACT);
        }
        return Decision.of(Refold.withoutBid(view, wish.lotId(), bid, wish.reason()));
    }

    /** The history is in the order of its seqs. */
    private static BidEntry find(ShowView view, LotId lotId, LotState lot, long seq) {
        int low = 0;
        int high = lot.entries() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            BidEntry entry = view.bid(lotId.value(), middle);
            if (entry.seq() == seq) {
                return entry;
            }
            if (entry.seq() < seq) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return null;
    }

    static Decision bar(ShowView view, CommandRecord by, BarPaddle wish) {
        if (!Authority.bars(view, by)) {
            return Decision.refuse(Refusal.NOT_APPOINTED);
        }
        if (wish.paddle() < 1 || wish.paddle() > view.show().paddles()) {
            return Decision.refuse(Refusal.UNKNOWN_PADDLE);
        }
        return Decision.of(
                List.of(new Fact.PaddleBarred(wish.paddle(), wish.reason())),
                removals(view, wish.paddle(), wish.reason()));
    }

    /** One for each lot that the paddle has a part in: what one restores uses up room for the next. */
    static List<Consequence> removals(ShowView view, int paddle, String reason) {
        PaddleState state = view.paddle(paddle);
        Set<String> lots = new LinkedHashSet<>();
        for (int n = 0; n < state.lots(); n++) {
            lots.add(view.lotOfPaddle(paddle, n));
        }
        List<Consequence> removals = new ArrayList<>();
        for (String lot : lots) {
            removals.add(then -> Refold.withoutPaddle(then, new LotId(lot), paddle, reason));
        }
        return removals;
    }

    static Decision settled(ShowView view, CommandRecord by, OrderSettled wish) {
        Refusal refusal = notOwed(view, by, wish.lotId());
        return refusal == null
                ? Decision.of(new Fact.ExposureReleased(wish.lotId()))
                : Decision.refuse(refusal);
    }

    static Decision unpaid(ShowView view, CommandRecord by, OrderUnpaid wish) {
        Refusal refusal = notOwed(view, by, wish.lotId());
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        int paddle = view.lot(wish.lotId().value()).standing().leader();
        String reason = "an order was not paid";
        return Decision.of(
                List.of(new Fact.ExposureReleased(wish.lotId()), new Fact.PaddleBarred(paddle, reason)),
                removals(view, paddle, reason));
    }

    private static Refusal notOwed(ShowView view, CommandRecord by, LotId lotId) {
        if (by.role() != Role.SYSTEM) {
            return Refusal.NOT_APPOINTED;
        }
        LotState lot = view.lot(lotId.value());
        if (lot == null) {
            return Refusal.UNKNOWN_LOT;
        }
        return lot.phase() != LotPhase.CONFIRMED || lot.unpaidMinor() == 0 ? Refusal.WRONG_PHASE : null;
    }

    /** Barred paddles whose bids still count on a lot that opens again: they go first. */
    static List<Consequence> barredOn(ShowView view, LotId lotId) {
        LotState lot = view.lot(lotId.value());
        Set<Integer> barred = new LinkedHashSet<>();
        for (int n = 0; n < lot.entries(); n++) {
            BidEntry entry = view.bid(lotId.value(), n);
            if (entry.counts() && Paddles.isBarred(view.paddle(entry.paddle()))) {
                barred.add(entry.paddle());
            }
        }
        List<Consequence> removals = new ArrayList<>();
        for (int paddle : barred) {
            removals.add(then -> Refold.withoutPaddle(then, lotId, paddle, "the paddle is barred"));
        }
        return removals;
    }
}
