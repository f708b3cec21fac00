package io.rostrum.auction.deciding;

import io.rostrum.auction.bidding.Fold;
import io.rostrum.auction.bidding.ShowClock;
import io.rostrum.auction.state.BidEntry;
import io.rostrum.auction.state.GroupState;
import io.rostrum.auction.state.LotState;
import io.rostrum.auction.state.PackState;
import io.rostrum.auction.state.PaddleState;
import io.rostrum.auction.state.ShowView;
import io.rostrum.auction.state.Standing;
import io.rostrum.contracts.auction.AuctionCommand.OpenLot;
import io.rostrum.contracts.auction.AuctionCommand.UndoHammer;
import io.rostrum.contracts.auction.Closing;
import io.rostrum.contracts.auction.CommandRecord;
import io.rostrum.contracts.auction.LotPhase;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.mirror.PaddleProjection;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Lots that open, with their pre-bids, and lots that open again. */
final class Openings {

    private Openings() {}

    static Decision open(ShowView view, CommandRecord by, OpenLot wish) {
        Decision refused = Auctioneering.refusal(view, by, wish.lotId());
        if (refused != null) {
            return refused;
        }
        LotState lot = view.lot(wish.lotId().value());
        if (lot.phase() != LotPhase.PENDING) {
            return Decision.refuse(Refusal.WRONG_PHASE);
        }
        PackState pack = view.packOf(wish.lotId().value(), lot);
        if (isGroupFull(view, pack)) {
            return Decision.refuse(Refusal.TOO_MANY, "a group has at most " + Bounds.GROUP + " open lots");
        }
        long deadline = pack.closing() == Closing.TIMED
                ? ShowClock.at(view.show()) + pack.durationMillis()
                : 0;
        return Decision.of(
                new Fact.LotOpened(wish.lotId(), preBids(view, wish.lotId(), lot, pack), deadline));
    }

    private static boolean isGroupFull(ShowView view, PackState pack) {
        GroupState group = SoftCloses.isGrouped(pack) ? view.group(pack.group()) : null;
        return group != null && group.lotIds().length >= Bounds.GROUP;
    }

    /** Folds the pre-bids in log order, each as if it were bid now; those that would be refused lapse. */
    private static Fact.Folded preBids(ShowView view, LotId lotId, LotState lot, PackState pack) {
        Fold fold = new Fold(pack, lot.openingMinor(), lot.reserveMinor());
        List<Integer> uncounted = new ArrayList<>();
        List<Integer> lapsed = new ArrayList<>();
        Set<Integer> paddles = new LinkedHashSet<>();
        for (int n = 0; n < lot.entries(); n++) {
            BidEntry entry = view.bid(lotId.value(), n);
            if (!entry.counts()) {
                continue;
            }
            paddles.add(entry.paddle());
            if (stands(view, fold, lot, pack, entry)) {
                fold.add(n, entry);
            } else {
                uncounted.add(n);
                lapsed.add(entry.paddle());
            }
        }
        return Refold.folded(fold, Refold.toArray(paddles), Refold.toArray(uncounted), List.copyOf(lapsed));
    }

    private static boolean stands(ShowView view, Fold fold, LotState lot, PackState pack, BidEntry entry) {
        PaddleState paddle = view.paddle(entry.paddle());
        long limit = entry.limitMinor();
        boolean admitted = paddle.status() == PaddleProjection.Status.APPROVED;
        if (!admitted || limit > pack.maximumMinor() || limit < fold.asking(lot.stepMinor())) {
            return false;
        }
        Standing standing = fold.standing();
        boolean leads = standing.leader() == 0 || limit > standing.leaderLimitMinor();
        return !leads || Exposure.allIn(limit, pack) <= Exposure.room(paddle, entry.paddle(), lot, pack);
    }

    static Decision undo(ShowView view, CommandRecord by, UndoHammer wish) {
        Decision refused = Auctioneering.refusal(view, by, wish.lotId());
        if (refused != null) {
            return refused;
        }
        LotId lotId = wish.lotId();
        LotState lot = view.lot(lotId.value());
        if (lot.phase() != LotPhase.SOLD) {
            return Decision.refuse(
                    lot.phase() == LotPhase.CONFIRMED ? Refusal.UNDO_TOO_LATE : Refusal.WRONG_PHASE);
        }
        PackState pack = view.packOf(lotId.value(), lot);
        if (isGroupFull(view, pack)) {
            return Decision.refuse(Refusal.TOO_MANY, "a group has at most " + Bounds.GROUP + " open lots");
        }
        long deadline = 0;
        if (pack.closing() == Closing.TIMED) {
            long more = pack.softClose() == null ? pack.undoWindowMillis() : pack.extendToMillis();
            deadline = ShowClock.at(view.show()) + more;
        }
        List<Consequence> then = new ArrayList<>(TakingBack.barredOn(view, lotId));
        then.add(next -> Refold.heldToRoom(next, lotId));
        return Decision.of(List.of(new Fact.HammerUndone(lotId, deadline)), then);
    }
}
