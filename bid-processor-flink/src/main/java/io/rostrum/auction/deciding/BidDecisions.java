package io.rostrum.auction.deciding;

import io.rostrum.auction.bidding.Prices;
import io.rostrum.auction.bidding.ShowClock;
import io.rostrum.auction.bidding.Standings;
import io.rostrum.auction.state.EntryKind;
import io.rostrum.auction.state.LotState;
import io.rostrum.auction.state.PackState;
import io.rostrum.auction.state.PaddleStanding;
import io.rostrum.auction.state.PaddleState;
import io.rostrum.auction.state.ShowState;
import io.rostrum.auction.state.ShowView;
import io.rostrum.auction.state.Standing;
import io.rostrum.contracts.auction.AuctionCommand.LowerLimit;
import io.rostrum.contracts.auction.AuctionCommand.PlaceBid;
import io.rostrum.contracts.auction.AuctionCommand.PlacePreBid;
import io.rostrum.contracts.auction.BidKind;
import io.rostrum.contracts.auction.CommandRecord;
import io.rostrum.contracts.auction.LotPhase;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.auction.SoftClose;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.money.Money;

import java.util.ArrayList;
import java.util.List;

/** Bids, pre-bids and lowered limits. Refusals are tried in the order of {@link Refusal}. */
final class BidDecisions {

    private BidDecisions() {}

    static Decision placeBid(ShowView view, CommandRecord by, PlaceBid bid) {
        LotState lot = view.lot(bid.lotId().value());
        Refusal refusal = closedToBids(view, lot);
        if (refusal == null) {
            refusal = unfitBidder(view, by);
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        PackState pack = view.packOf(bid.lotId().value(), lot);
        int paddle = view.paddleOf(by.actor().value());
        refusal = unfitAmount(view.show(), lot, pack, paddle, bid);
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        if (lot.entries() >= Bounds.HISTORY) {
            return Decision.refuse(Refusal.TOO_MANY, "a lot takes at most " + Bounds.HISTORY + " bids");
        }
        EntryKind kind = bid.kind() == BidKind.EXACT ? EntryKind.EXACT : EntryKind.LIMIT;
        long seq = view.show().seq() + 1;
        Standing after = Standings.withBid(
                lot.standing(), paddle, bid.limit().minor(), kind, seq, pack, lot.stepMinor());
        if (after.leader() == paddle) {
            long room = Exposure.room(view.paddle(paddle), paddle, lot, pack);
            if (Exposure.allIn(after.leaderLimitMinor(), pack) > room) {
                return Decision.refuse(Refusal.OVER_SPENDING_LIMIT);
            }
        }
        return taken(view, bid, lot, pack, paddle, kind, after);
    }

    private static Decision taken(
            ShowView view, PlaceBid bid, LotState lot, PackState pack, int paddle, EntryKind kind,
            Standing after) {
        boolean ownRaise = lot.standing().leader() == paddle;
        boolean leaderChanges = after.leader() != lot.standing().leader();
        boolean mayExtend =
                !ownRaise && (pack.softClose() == SoftClose.Trigger.ANY_ACCEPTED || leaderChanges);
        long deadline = mayExtend
                ? SoftCloses.deadlineAfter(view, lot, pack)
                : lot.clock().deadlineMillis();
        boolean extended = deadline != lot.clock().deadlineMillis();
        Fact taken = new Fact.BidTaken(
                bid.lotId(), paddle, bid.limit().minor(), kind, ownRaise, after, extended, deadline);
        if (!extended) {
            return Decision.of(taken);
        }
        List<Fact> facts = new ArrayList<>();
        facts.add(taken);
        facts.addAll(SoftCloses.others(view, bid.lotId(), pack, deadline));
        return Decision.of(facts);
    }

    /** SHOW_NOT_LIVE, SHOW_PAUSED, UNKNOWN_LOT, LOT_NOT_OPEN or TOO_LATE; else null. */
    private static Refusal closedToBids(ShowView view, LotState lot) {
        Refusal notLive = notLive(view.show());
        if (notLive != null) {
            return notLive;
        }
        if (lot == null) {
            return Refusal.UNKNOWN_LOT;
        }
        if (!lot.phase().isOpen()) {
            return lot.byDeadline() ? Refusal.TOO_LATE : Refusal.LOT_NOT_OPEN;
        }
        long deadline = lot.clock().deadlineMillis();
        return deadline != 0 && ShowClock.at(view.show()) >= deadline ? Refusal.TOO_LATE : null;
    }

    /** SHOW_NOT_LIVE or SHOW_PAUSED; else null. */
    static Refusal notLive(ShowState show) {
        return switch (show.status()) {
            case LIVE -> null;
            case PAUSED -> Refusal.SHOW_PAUSED;
            case DRAFT, SCHEDULED, ENDED, FROZEN -> Refusal.SHOW_NOT_LIVE;
        };
    }

    /** NO_PADDLE, PADDLE_BARRED or OWN_SHOW; else null. */
    static Refusal unfitBidder(ShowView view, CommandRecord by) {
        Integer paddle = view.paddleOf(by.actor().value());
        if (paddle == null) {
            return Refusal.NO_PADDLE;
        }
        // Whoever is linked has a barred paddle, so that nothing more is read for a bid that counts.
        return switch (view.paddle(paddle).status()) {
            case REQUESTED -> Refusal.NO_PADDLE;
            case BARRED -> Guests.isLinked(view, by.actor()) ? Refusal.OWN_SHOW : Refusal.PADDLE_BARRED;
            case APPROVED -> Authority.isSeller(view, by) ? Refusal.OWN_SHOW : null;
        };
    }

    /** From WRONG_CURRENCY to CONFIRM_NEEDED; else null. */
    private static Refusal unfitAmount(
            ShowState show, LotState lot, PackState pack, int paddle, PlaceBid bid) {
        long amount = bid.limit().minor();
        Refusal refusal = unfitMoney(show, pack, bid.limit());
        if (refusal != null) {
            return refusal;
        }
        Standing standing = lot.standing();
        long asking = Prices.asking(lot, pack);
        boolean ownLimit = standing.leader() == paddle && bid.kind() == BidKind.LIMIT;
        if (ownLimit && amount <= standing.leaderLimitMinor()) {
            return Refusal.NOT_ABOVE_OWN_LIMIT;
        }
        if (!ownLimit && amount < asking) {
            return Refusal.BELOW_ASKING;
        }
        return wantsConfirmation(amount, asking, pack, bid.confirmed()) ? Refusal.CONFIRM_NEEDED : null;
    }

    private static Refusal unfitMoney(ShowState show, PackState pack, Money limit) {
        if (!limit.currency().equals(show.currency())) {
            return Refusal.WRONG_CURRENCY;
        }
        return limit.minor() > pack.maximumMinor() ? Refusal.OVER_MAXIMUM : null;
    }

    /**
     * Whether the amount is above the asking bid times the pack's factor; divided, so that nothing overflows.
     */
    private static boolean wantsConfirmation(long amount, long asking, PackState pack, boolean confirmed) {
        return !confirmed && asking > 0 && (amount - 1) / pack.confirmFactor() >= asking;
    }

    static Decision placePreBid(ShowView view, CommandRecord by, PlacePreBid bid) {
        ShowState show = view.show();
        Refusal notTaken = switch (show.status()) {
            case SCHEDULED, LIVE -> null;
            case PAUSED -> Refusal.SHOW_PAUSED;
            case DRAFT, ENDED, FROZEN -> Refusal.SHOW_NOT_LIVE;
        };
        if (notTaken != null) {
            return Decision.refuse(notTaken);
        }
        LotState lot = view.lot(bid.lotId().value());
        if (lot == null) {
            return Decision.refuse(Refusal.UNKNOWN_LOT);
        }
        if (lot.phase() != LotPhase.PENDING) {
            return Decision.refuse(Refusal.WRONG_PHASE);
        }
        Refusal unfit = unfitBidder(view, by);
        PackState pack = view.packOf(bid.lotId().value(), lot);
        if (unfit == null) {
            unfit = unfitMoney(show, pack, bid.limit());
        }
        if (unfit != null) {
            return Decision.refuse(unfit);
        }
        return preBid(view, by, bid, lot, pack);
    }

    private static Decision preBid(
            ShowView view, CommandRecord by, PlacePreBid bid, LotState lot, PackState pack) {
        long amount = bid.limit().minor();
        if (amount < lot.openingMinor()) {
            return Decision.refuse(Refusal.BELOW_ASKING);
        }
        if (wantsConfirmation(amount, lot.openingMinor(), pack, bid.confirmed())) {
            return Decision.refuse(Refusal.CONFIRM_NEEDED);
        }
        int paddle = view.paddleOf(by.actor().value());
        PaddleState state = view.paddle(paddle);
        if (Exposure.allIn(amount, pack) > Exposure.room(state, paddle, lot, pack)) {
            return Decision.refuse(Refusal.OVER_SPENDING_LIMIT);
        }
        if (lot.entries() >= Bounds.HISTORY) {
            return Decision.refuse(Refusal.TOO_MANY, "a lot takes at most " + Bounds.HISTORY + " bids");
        }
        PaddleStanding before = view.standing(bid.lotId().value(), paddle);
        int replaces = before == null || before.limitSeq() == 0 ? -1 : before.entry();
        return Decision.of(new Fact.PreBidTaken(bid.lotId(), paddle, amount, replaces));
    }

    static Decision lowerLimit(ShowView view, CommandRecord by, LowerLimit wish) {
        LotState lot = view.lot(wish.lotId().value());
        Refusal refusal = closedToBids(view, lot);
        if (refusal == null) {
            refusal = unfitBidder(view, by);
        }
        if (refusal == null && !wish.limit().currency().equals(view.show().currency())) {
            refusal = Refusal.WRONG_CURRENCY;
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        int paddle = view.paddleOf(by.actor().value());
        long limit = wish.limit().minor();
        Standing standing = lot.standing();
        if (standing.leader() != paddle) {
            return Decision.refuse(Refusal.NOT_LEADER);
        }
        if (limit < Prices.price(lot)) {
            return Decision.refuse(Refusal.BELOW_PRICE);
        }
        if (limit >= standing.leaderLimitMinor()) {
            return Decision.refuse(Refusal.NOT_BELOW_OWN_LIMIT);
        }
        if (lot.entries() >= Bounds.HISTORY) {
            return Decision.refuse(Refusal.TOO_MANY, "a lot takes at most " + Bounds.HISTORY + " bids");
        }
        return lowered(wish.lotId(), lot, paddle, limit);
    }

    /**
     * A limit that becomes equal to an earlier one is overtaken by it; whoever leads then must have room, or
     * their bids lapse.
     */
    private static Decision lowered(LotId lotId, LotState lot, int paddle, long limit) {
        Standing after = Standings.withLowered(lot.standing(), limit);
        Fact fact = new Fact.LimitLowered(lotId, paddle, limit, after);
        if (after.leader() == paddle) {
            return Decision.of(fact);
        }
        return Decision.of(List.of(fact), List.of(then -> Refold.heldToRoom(then, lotId)));
    }

    static long askingOf(ShowView view, LotId lotId) {
        LotState lot = view.lot(lotId.value());
        return lot != null && lot.phase().isOpen() ? Prices.asking(lot, view.packOf(lotId.value(), lot)) : 0;
    }
}
