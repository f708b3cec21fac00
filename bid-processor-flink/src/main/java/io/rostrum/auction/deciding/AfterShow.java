package io.rostrum.auction.deciding;

import io.rostrum.auction.state.LotState;
import io.rostrum.auction.state.PackState;
import io.rostrum.auction.state.ShowView;
import io.rostrum.contracts.auction.AuctionCommand.BuyAfterShow;
import io.rostrum.contracts.auction.AuctionCommand.OfferAfterShow;
import io.rostrum.contracts.auction.AuctionCommand.WithdrawAfterShow;
import io.rostrum.contracts.auction.CommandRecord;
import io.rostrum.contracts.auction.LotPhase;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.money.Money;

import java.util.List;

/**
 * Lots that passed, at the seller's fixed price for some days: the first who buys in the log has it.
 *
 * <p>It needs no clock: an offer whose time is over is there no more for whoever comes, and nobody is told.
 */
final class AfterShow {

    private static final long DAY_MILLIS = 24L * 60 * 60 * 1_000;

    private AfterShow() {}

    static Decision offer(ShowView view, CommandRecord by, OfferAfterShow wish) {
        Refusal refusal = notPassed(view, by, wish.lotId());
        if (refusal == null) {
            refusal = unfit(view, wish.lotId(), wish.price());
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        long until = view.show().nowMillis() + wish.days() * DAY_MILLIS;
        return Decision.of(new Fact.AfterShowOffered(wish.lotId(), wish.price().minor(), until));
    }

    /** NOT_APPOINTED, UNKNOWN_LOT or WRONG_PHASE; else null. */
    private static Refusal notPassed(ShowView view, CommandRecord by, LotId lotId) {
        if (!Authority.owns(view, by)) {
            return Refusal.NOT_APPOINTED;
        }
        LotState lot = view.lot(lotId.value());
        if (lot == null) {
            return Refusal.UNKNOWN_LOT;
        }
        return lot.phase() == LotPhase.PASSED ? null : Refusal.WRONG_PHASE;
    }

    /** WRONG_CURRENCY, OVER_MAXIMUM or BAD_RULES; else null. */
    private static Refusal unfit(ShowView view, LotId lotId, Money price) {
        if (!price.currency().equals(view.show().currency())) {
            return Refusal.WRONG_CURRENCY;
        }
        PackState pack = view.packOf(lotId.value(), view.lot(lotId.value()));
        if (price.minor() > pack.maximumMinor()) {
            return Refusal.OVER_MAXIMUM;
        }
        return price.minor() < 1 ? Refusal.BAD_RULES : null;
    }

    static Decision withdraw(ShowView view, CommandRecord by, WithdrawAfterShow wish) {
        Refusal refusal = notPassed(view, by, wish.lotId());
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        return view.lot(wish.lotId().value()).offeredMinor() == 0
                ? Decision.refuse(Refusal.WRONG_PHASE)
                : Decision.of(new Fact.AfterShowWithdrawn(wish.lotId()));
    }

    static Decision buy(ShowView view, CommandRecord by, BuyAfterShow wish) {
        LotState lot = view.lot(wish.lotId().value());
        Refusal refusal = notOffered(view, lot);
        if (refusal == null) {
            refusal = BidDecisions.unfitBidder(view, by);
        }
        if (refusal == null) {
            refusal = otherPrice(view, lot, wish.price());
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        int paddle = view.paddleOf(by.actor().value());
        PackState pack = view.packOf(wish.lotId().value(), lot);
        long price = lot.offeredMinor();
        if (Exposure.allIn(price, pack) > Exposure.roomElsewhere(view.paddle(paddle))) {
            return Decision.refuse(Refusal.OVER_SPENDING_LIMIT);
        }
        return Decision.of(List.of(
                new Fact.BoughtAfterShow(wish.lotId(), paddle, price),
                new Fact.SaleConfirmed(wish.lotId())));
    }

    /** UNKNOWN_LOT, BUY_NOW_GONE, LOT_NOT_OPEN or TOO_LATE; else null. */
    private static Refusal notOffered(ShowView view, LotState lot) {
        if (lot == null) {
            return Refusal.UNKNOWN_LOT;
        }
        if (lot.offeredMinor() == 0) {
            return Refusal.LOT_NOT_OPEN;
        }
        if (lot.phase() != LotPhase.PASSED) {
            return Refusal.BUY_NOW_GONE;
        }
        return view.show().nowMillis() >= lot.offeredUntilMillis() ? Refusal.TOO_LATE : null;
    }

    /** WRONG_CURRENCY or STALE; else null. */
    private static Refusal otherPrice(ShowView view, LotState lot, Money price) {
        if (!price.currency().equals(view.show().currency())) {
            return Refusal.WRONG_CURRENCY;
        }
        return price.minor() != lot.offeredMinor() ? Refusal.STALE : null;
    }
}
