package io.rostrum.gateway.room;

import io.rostrum.contracts.auction.AuctionEvent;
import io.rostrum.contracts.auction.EventRecord;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.socket.ServerFrame.Line;

/** Tells an event as one line of the room's history. Refusals are their sender's alone and make no line. */
final class Lines {

    private Lines() {}

    /** The line, or null if the event makes none. */
    static Line of(EventRecord fact) {
        return switch (fact.event()) {
            case AuctionEvent.BidAccepted bid ->
                line(fact, bid.lotId(), bid.paddle(), bid.standing().priceMinor(),
                        bid.ownRaise() ? "own raise" : null);
            case AuctionEvent.BidRetracted bid ->
                line(fact, bid.lotId(), bid.paddle(), bid.standing().priceMinor(), bid.reason());
            case AuctionEvent.LimitLowered bid -> null;
            case AuctionEvent.BidRejected refusal -> null;
            case AuctionEvent.CommandRejected refusal -> null;
            case AuctionEvent.ExposureReleased released -> null;
            case AuctionEvent.PreBidPlaced bid -> line(fact, bid.lotId(), bid.paddle(), 0, null);
            case AuctionEvent.PaddleRequested paddle -> line(fact, null, paddle.paddle(), 0, null);
            case AuctionEvent.PaddleApproved paddle -> line(fact, null, paddle.paddle(), 0, null);
            case AuctionEvent.PaddleBarred paddle -> line(fact, null, paddle.paddle(), 0, paddle.reason());
            case AuctionEvent.ShowCreated show -> line(fact, null, 0, 0, show.title());
            case AuctionEvent.ShowRevised show -> line(fact, null, 0, 0, show.title());
            case AuctionEvent.ShowScheduled show -> line(fact, null, 0, 0, null);
            case AuctionEvent.ShowWentLive show -> line(fact, null, 0, 0, null);
            case AuctionEvent.ShowPaused show -> line(fact, null, 0, 0, null);
            case AuctionEvent.ShowResumed show -> line(fact, null, 0, 0, null);
            case AuctionEvent.ShowEnded show -> line(fact, null, 0, 0, null);
            case AuctionEvent.ShowFrozen show -> line(fact, null, 0, 0, null);
            case AuctionEvent.OutageBridged gap -> line(fact, null, 0, 0, null);
            case AuctionEvent.AuctioneerAppointed who -> line(fact, null, 0, 0, null);
            case AuctionEvent.AuctioneerDismissed who -> line(fact, null, 0, 0, null);
            case AuctionEvent.StreamKeySet key -> null;
            case AuctionEvent.SpotlightShown bid ->
                    line(fact, bid.lotId(), bid.paddle(), bid.priceMinor(), null);
            case AuctionEvent.GiftShown gift -> line(fact, null, gift.paddle(), gift.credits(), null);
            case AuctionEvent.GuestAdmitted guest -> null;
            case AuctionEvent.AccountLinked link -> null;
            case AuctionEvent.LotCreated lot ->
                    line(fact, lot.lotId(), 0, lot.card().openingMinor(), lot.card().title());
            case AuctionEvent.LotRevised lot ->
                    line(fact, lot.lotId(), 0, lot.card().openingMinor(), lot.card().title());
            case AuctionEvent.LotRemoved lot -> line(fact, lot.lotId(), 0, 0, null);
            case AuctionEvent.LotsOrdered lots -> line(fact, null, 0, 0, null);
            case AuctionEvent.LotOpened lot -> line(fact, lot.lotId(), 0, lot.standing().askingMinor(), null);
            case AuctionEvent.FairWarningGiven lot ->
                    line(fact, lot.lotId(), 0, lot.standing().priceMinor(), null);
            case AuctionEvent.LotExtended lot -> line(fact, lot.lotId(), 0, 0, null);
            case AuctionEvent.LotSold lot -> line(fact, lot.lotId(), lot.paddle(), lot.hammerMinor(), null);
            case AuctionEvent.LotPassed lot ->
                line(fact, lot.lotId(), 0, lot.standing().priceMinor(),
                        lot.reserveNotMet() ? "reserve not met" : null);
            case AuctionEvent.LotCancelled lot -> line(fact, lot.lotId(), 0, 0, null);
            case AuctionEvent.HammerUndone lot ->
                    line(fact, lot.lotId(), 0, lot.standing().priceMinor(), null);
            case AuctionEvent.SaleConfirmed lot ->
                    line(fact, lot.lotId(), lot.paddle(), lot.hammerMinor(), null);
            case AuctionEvent.AfterShowOffered lot -> line(fact, lot.lotId(), 0, lot.priceMinor(), null);
            case AuctionEvent.AfterShowWithdrawn lot -> line(fact, lot.lotId(), 0, 0, null);
            case AuctionEvent.BoughtAfterShow lot ->
                    line(fact, lot.lotId(), lot.paddle(), lot.priceMinor(), null);
            case AuctionEvent.UnderbidderFound found -> null;
            case AuctionEvent.UnderbidderMissing missing -> null;
            case AuctionEvent.IncrementSet lot -> line(fact, lot.lotId(), 0, lot.stepMinor(), null);
            case AuctionEvent.OpeningLowered lot -> line(fact, lot.lotId(), 0, lot.openingMinor(), null);
            case AuctionEvent.ReserveWaived lot -> line(fact, lot.lotId(), 0, 0, null);
        };
    }

    private static Line line(EventRecord fact, LotId lotId, int paddle, long amountMinor, String text) {
        String kind = fact.event().getClass().getSimpleName();
        return new Line(fact.showId(), fact.seq(), fact.atMillis(), kind, lotId, paddle, amountMinor, text);
    }
}
