package io.rostrum.auction.deciding;

import io.rostrum.auction.bidding.Prices;
import io.rostrum.auction.bidding.ShowClock;
import io.rostrum.auction.state.LotState;
import io.rostrum.auction.state.PackState;
import io.rostrum.auction.state.ShowView;
import io.rostrum.contracts.auction.AuctionCommand.CancelLot;
import io.rostrum.contracts.auction.AuctionCommand.GiveFairWarning;
import io.rostrum.contracts.auction.AuctionCommand.Hammer;
import io.rostrum.contracts.auction.AuctionCommand.LowerOpening;
import io.rostrum.contracts.auction.AuctionCommand.PassLot;
import io.rostrum.contracts.auction.AuctionCommand.SetIncrement;
import io.rostrum.contracts.auction.AuctionCommand.WaiveReserve;
import io.rostrum.contracts.auction.CommandRecord;
import io.rostrum.contracts.auction.LotPhase;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.auction.ShowStatus;
import io.rostrum.contracts.id.LotId;

/** What the auctioneer does to lots that are open. */
final class Auctioneering {

    private Auctioneering() {}

    /** NOT_APPOINTED, SHOW_NOT_LIVE, SHOW_PAUSED or UNKNOWN_LOT; else null. */
    static Decision refusal(ShowView view, CommandRecord by, LotId lotId) {
        if (!Authority.runs(view, by)) {
            return Decision.refuse(Refusal.NOT_APPOINTED);
        }
        Refusal notLive = BidDecisions.notLive(view.show());
        if (notLive != null) {
            return Decision.refuse(notLive);
        }
        return view.lot(lotId.value()) == null ? Decision.refuse(Refusal.UNKNOWN_LOT) : null;
    }

    /** These and LOT_NOT_OPEN or TOO_LATE; else null. */
    private static Decision notOpen(ShowView view, CommandRecord by, LotId lotId) {
        Decision refused = refusal(view, by, lotId);
        if (refused != null) {
            return refused;
        }
        LotState lot = view.lot(lotId.value());
        if (lot.phase().isOpen()) {
            return null;
        }
        return Decision.refuse(lot.byDeadline() ? Refusal.TOO_LATE : Refusal.LOT_NOT_OPEN);
    }

    static Decision fairWarning(ShowView view, CommandRecord by, GiveFairWarning wish) {
        Decision refused = notOpen(view, by, wish.lotId());
        if (refused != null) {
            return refused;
        }
        return view.lot(wish.lotId().value()).phase() == LotPhase.OPEN
                ? Decision.of(new Fact.FairWarningGiven(wish.lotId()))
                : Decision.refuse(Refusal.WRONG_PHASE);
    }

    static Decision hammer(ShowView view, CommandRecord by, Hammer wish) {
        Decision refused = notOpen(view, by, wish.lotId());
        if (refused != null) {
            return refused;
        }
        LotState lot = view.lot(wish.lotId().value());
        if (wish.ifSeq() < lot.marketSeq()) {
            return Decision.refuse(Refusal.STALE, "a bid arrived that had not been seen");
        }
        return Decision.of(closed(view, wish.lotId(), false, ShowClock.at(view.show())));
    }

    /**
     * What an open lot comes to at its end: sold to the leader, or passed if nobody leads or the reserve is
     * not met.
     */
    static Fact closed(ShowView view, LotId lotId, boolean byDeadline, long atMillis) {
        LotState lot = view.lot(lotId.value());
        long price = Prices.price(lot);
        if (lot.standing().leader() == 0 || price < lot.reserveMinor()) {
            return new Fact.LotPassed(lotId, byDeadline, isUnderReserve(lot));
        }
        long undo = view.packOf(lotId.value(), lot).undoWindowMillis();
        return new Fact.LotSold(lotId, byDeadline, price, atMillis + undo);
    }

    private static boolean isUnderReserve(LotState lot) {
        return lot.standing().leader() != 0 && Prices.price(lot) < lot.reserveMinor();
    }

    static Decision pass(ShowView view, CommandRecord by, PassLot wish) {
        Decision refused = notOpen(view, by, wish.lotId());
        return refused != null
                ? refused
                : Decision.of(new Fact.LotPassed(
                        wish.lotId(), false, isUnderReserve(view.lot(wish.lotId().value()))));
    }

    /** Also while the show is paused, and before it is live. */
    static Decision cancel(ShowView view, CommandRecord by, CancelLot wish) {
        if (!Authority.runs(view, by)) {
            return Decision.refuse(Refusal.NOT_APPOINTED);
        }
        if (view.show().status() == ShowStatus.ENDED) {
            return Decision.refuse(Refusal.SHOW_NOT_LIVE);
        }
        LotState lot = view.lot(wish.lotId().value());
        if (lot == null) {
            return Decision.refuse(Refusal.UNKNOWN_LOT);
        }
        boolean cancellable = lot.phase() == LotPhase.PENDING || lot.phase().isOpen();
        return cancellable
                ? Decision.of(new Fact.LotCancelled(wish.lotId()))
                : Decision.refuse(Refusal.WRONG_PHASE);
    }

    static Decision setIncrement(ShowView view, CommandRecord by, SetIncrement wish) {
        Decision refused = notOpen(view, by, wish.lotId());
        if (refused != null) {
            return refused;
        }
        PackState pack = packOf(view, wish.lotId());
        if (!pack.maySetIncrement()) {
            return Decision.refuse(Refusal.NOT_ALLOWED);
        }
        if (!wish.step().currency().equals(view.show().currency())) {
            return Decision.refuse(Refusal.WRONG_CURRENCY);
        }
        if (wish.step().minor() < 1 || wish.step().minor() > pack.maximumMinor()) {
            return Decision.refuse(
                    Refusal.BAD_RULES, "an increment is above zero and within the pack's maximum");
        }
        return Decision.of(new Fact.IncrementSet(wish.lotId(), wish.step().minor()));
    }

    static Decision lowerOpening(ShowView view, CommandRecord by, LowerOpening wish) {
        Decision refused = notOpen(view, by, wish.lotId());
        if (refused != null) {
            return refused;
        }
        if (!packOf(view, wish.lotId()).mayLowerOpening()) {
            return Decision.refuse(Refusal.NOT_ALLOWED);
        }
        LotState lot = view.lot(wish.lotId().value());
        if (lot.standing().leader() != 0) {
            return Decision.refuse(Refusal.WRONG_PHASE, "the lot has a bid");
        }
        if (!wish.opening().currency().equals(view.show().currency())) {
            return Decision.refuse(Refusal.WRONG_CURRENCY);
        }
        if (wish.opening().minor() < 0 || wish.opening().minor() >= lot.openingMinor()) {
            return Decision.refuse(
                    Refusal.BAD_RULES, "the new opening is lower than the old one, and not below zero");
        }
        return Decision.of(new Fact.OpeningLowered(wish.lotId(), wish.opening().minor()));
    }

    static Decision waiveReserve(ShowView view, CommandRecord by, WaiveReserve wish) {
        Decision refused = notOpen(view, by, wish.lotId());
        if (refused != null) {
            return refused;
        }
        if (!packOf(view, wish.lotId()).mayWaiveReserve()) {
            return Decision.refuse(Refusal.NOT_ALLOWED);
        }
        return view.lot(wish.lotId().value()).reserveMinor() == 0
                ? Decision.refuse(Refusal.WRONG_PHASE, "the lot has no reserve")
                : Decision.of(new Fact.ReserveWaived(wish.lotId()));
    }

    private static PackState packOf(ShowView view, LotId lotId) {
        return view.packOf(lotId.value(), view.lot(lotId.value()));
    }
}
