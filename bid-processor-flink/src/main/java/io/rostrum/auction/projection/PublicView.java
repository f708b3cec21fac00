package io.rostrum.auction.projection;

import io.rostrum.auction.deciding.Fact;
import io.rostrum.auction.state.EntryKind;
import io.rostrum.auction.state.LotState;
import io.rostrum.auction.state.ShowView;
import io.rostrum.contracts.auction.AuctionEvent;
import io.rostrum.contracts.auction.BidKind;
import io.rostrum.contracts.auction.LotStanding;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.UserId;

/** Says of a fact what everybody may know: its event, which holds no limit and no reserve. */
public final class PublicView {

    private PublicView() {}

    /** The fact's event. @param view the show after the fact was kept */
    public static AuctionEvent of(ShowView view, Fact fact) {
        return switch (fact) {
            case Fact.BidTaken f -> taken(view, f);
            case Fact.BidRefused f ->
                    new AuctionEvent.BidRejected(f.lotId(), f.paddle(), f.reason(), f.asking());
            case Fact.PreBidTaken f -> new AuctionEvent.PreBidPlaced(f.lotId(), f.paddle());
            case Fact.LimitLowered f ->
                new AuctionEvent.LimitLowered(f.lotId(), f.paddle(), standing(view, f.lotId()));
            case Fact.LotRefolded f -> new AuctionEvent.BidRetracted(
                    f.lotId(), f.paddle(), f.bidSeq(), f.reason(), f.folded().lapsed(),
                    LotViews.board(f.folded().board()), standing(view, f.lotId()));
            case Fact.PaddleRequested f -> new AuctionEvent.PaddleRequested(f.userId(), f.paddle());
            case Fact.PaddleApproved f -> new AuctionEvent.PaddleApproved(f.userId(), f.paddle());
            case Fact.PaddleBarred f ->
                new AuctionEvent.PaddleBarred(userOf(view, f.paddle()), f.paddle(), f.reason());
            case Fact.ExposureReleased f ->
                    new AuctionEvent.ExposureReleased(f.lotId(), leader(view, f.lotId()));
            case Fact.ShowCreated f -> new AuctionEvent.ShowCreated(
                    f.sellerId(), f.title(), f.currency(), f.rulesVersion(), f.eventFormat(), f.rules());
            case Fact.ShowRevised f -> new AuctionEvent.ShowRevised(f.title(), f.rules());
            case Fact.ShowScheduled f -> new AuctionEvent.ShowScheduled(f.startsAtMillis());
            case Fact.ShowWentLive f -> new AuctionEvent.ShowWentLive();
            case Fact.ShowPaused f -> new AuctionEvent.ShowPaused();
            case Fact.ShowResumed f -> new AuctionEvent.ShowResumed(f.pausedMillis());
            case Fact.ShowEnded f -> new AuctionEvent.ShowEnded();
            case Fact.ShowFrozen f -> new AuctionEvent.ShowFrozen(f.cause(), f.partition(), f.offset());
            case Fact.OutageBridged f -> new AuctionEvent.OutageBridged(f.gapMillis());
            case Fact.AuctioneerAppointed f -> new AuctionEvent.AuctioneerAppointed(f.userId());
            case Fact.AuctioneerDismissed f -> new AuctionEvent.AuctioneerDismissed(f.userId());
            case Fact.SpotlightShown f ->
                    new AuctionEvent.SpotlightShown(f.lotId(), f.paddle(), f.priceMinor());
            case Fact.GiftShown f -> new AuctionEvent.GiftShown(f.paddle(), f.credits());
            case Fact.GuestAdmitted f -> new AuctionEvent.GuestAdmitted(f.userId());
            case Fact.AccountLinked f -> new AuctionEvent.AccountLinked(f.userId(), f.linked());
            case Fact.StreamKeySet f -> new AuctionEvent.StreamKeySet(f.keyHash());
            case Fact.LotCreated f -> new AuctionEvent.LotCreated(
                    f.lotId(), LotViews.card(view, f.lotId().value()), standing(view, f.lotId()));
            case Fact.LotRevised f -> new AuctionEvent.LotRevised(
                    f.lotId(), LotViews.card(view, f.lotId().value()), standing(view, f.lotId()));
            case Fact.LotRemoved f -> new AuctionEvent.LotRemoved(f.lotId());
            case Fact.LotsOrdered f -> new AuctionEvent.LotsOrdered(f.order());
            case Fact.LotOpened f -> new AuctionEvent.LotOpened(
                    f.lotId(), f.folded().standing().bids(), f.folded().lapsed(), standing(view, f.lotId()));
            case Fact.FairWarningGiven f ->
                new AuctionEvent.FairWarningGiven(f.lotId(), standing(view, f.lotId()));
            case Fact.LotExtended f -> new AuctionEvent.LotExtended(f.lotId(), standing(view, f.lotId()));
            case Fact.LotSold f -> new AuctionEvent.LotSold(
                    f.lotId(), leader(view, f.lotId()), f.hammer(), standing(view, f.lotId()));
            case Fact.LotPassed f ->
                new AuctionEvent.LotPassed(f.lotId(), f.reserveNotMet(), standing(view, f.lotId()));
            case Fact.LotCancelled f -> new AuctionEvent.LotCancelled(f.lotId(), standing(view, f.lotId()));
            case Fact.HammerUndone f -> new AuctionEvent.HammerUndone(f.lotId(), standing(view, f.lotId()));
            case Fact.SaleConfirmed f -> confirmed(view, f.lotId());
            case Fact.UnderbidderFound f -> underbidder(view, f);
            case Fact.UnderbidderMissing f -> new AuctionEvent.UnderbidderMissing(f.lotId(), f.turn());
            case Fact.IncrementSet f ->
                new AuctionEvent.IncrementSet(f.lotId(), f.step(), standing(view, f.lotId()));
            case Fact.OpeningLowered f ->
                new AuctionEvent.OpeningLowered(f.lotId(), f.opening(), standing(view, f.lotId()));
            case Fact.ReserveWaived f -> new AuctionEvent.ReserveWaived(f.lotId(), standing(view, f.lotId()));
            case Fact.AfterShowOffered f -> new AuctionEvent.AfterShowOffered(
                    f.lotId(), f.price(), f.untilMillis(), standing(view, f.lotId()));
            case Fact.AfterShowWithdrawn f ->
                new AuctionEvent.AfterShowWithdrawn(f.lotId(), standing(view, f.lotId()));
            case Fact.BoughtAfterShow f -> new AuctionEvent.BoughtAfterShow(
                    f.lotId(), f.paddle(), f.price(), standing(view, f.lotId()));
            case Fact.CommandRefused f ->
                new AuctionEvent.CommandRejected(f.commandType(), f.lotId(), f.reason(), f.detail());
        };
    }

    private static AuctionEvent taken(ShowView view, Fact.BidTaken f) {
        BidKind kind = f.kind() == EntryKind.EXACT ? BidKind.EXACT : BidKind.LIMIT;
        boolean leads = f.standing().leader() == f.paddle();
        return new AuctionEvent.BidAccepted(
                f.lotId(), f.paddle(), kind, f.ownRaise(), leads, f.extended(), standing(view, f.lotId()));
    }

    private static AuctionEvent confirmed(ShowView view, LotId lotId) {
        LotState lot = view.lot(lotId.value());
        int winner = lot.standing().leader();
        return new AuctionEvent.SaleConfirmed(
                lotId, new UserId(view.show().sellerId()), userOf(view, winner), winner, lot.hammerMinor(),
                view.show().currency(), view.packOf(lotId.value(), lot).premiumBasisPoints(),
                standing(view, lotId));
    }

    private static AuctionEvent underbidder(ShowView view, Fact.UnderbidderFound f) {
        LotState lot = view.lot(f.lotId().value());
        return new AuctionEvent.UnderbidderFound(
                f.lotId(), f.turn(), new UserId(view.show().sellerId()), userOf(view, f.paddle()), f.paddle(),
                f.price(), view.show().currency(),
                view.packOf(f.lotId().value(), lot).premiumBasisPoints());
    }

    private static LotStanding standing(ShowView view, LotId lotId) {
        return LotViews.standing(view, lotId.value());
    }

    private static int leader(ShowView view, LotId lotId) {
        return view.lot(lotId.value()).standing().leader();
    }

    private static UserId userOf(ShowView view, int paddle) {
        return new UserId(view.paddle(paddle).userId());
    }
}
