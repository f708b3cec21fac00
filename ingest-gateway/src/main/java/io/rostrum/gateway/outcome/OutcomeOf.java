package io.rostrum.gateway.outcome;

import io.rostrum.contracts.auction.AuctionEvent;
import io.rostrum.contracts.auction.EventRecord;
import io.rostrum.contracts.auction.LotStanding;
import io.rostrum.contracts.auction.Outcome;
import io.rostrum.contracts.id.LotId;

import java.util.Optional;

/**
 * Reads a command's outcome out of the first event that names it. An event tells less than the bid
 * processor's own answer: a figure that the event does not carry is 0.
 */
public final class OutcomeOf {

    private OutcomeOf() {}

    /** The outcome; empty if the event is no command's. */
    public static Optional<Outcome> event(EventRecord fact) {
        if (fact.commandId() == null) {
            return Optional.empty();
        }
        return Optional.of(
                switch (fact.event()) {
                    case AuctionEvent.BidRejected no ->
                        new Outcome(
                                fact.commandId(), fact.showId(), false, no.reason(), null,
                                fact.seq(), no.lotId(), no.paddle(), false, 0, no.askingMinor(), null);
                    case AuctionEvent.CommandRejected no ->
                        new Outcome(
                                fact.commandId(), fact.showId(), false, no.reason(), no.detail(),
                                fact.seq(), no.lotId(), 0, false, 0, 0, null);
                    case AuctionEvent.BidAccepted bid ->
                        accepted(fact, bid.lotId(), bid.paddle(), bid.leads(), bid.standing());
                    case AuctionEvent.LimitLowered bid ->
                            accepted(fact, bid.lotId(), bid.paddle(), true, bid.standing());
                    case AuctionEvent.BidRetracted bid ->
                        accepted(
                                fact, bid.lotId(), bid.paddle(), bid.standing().leader() == bid.paddle(),
                                bid.standing());
                    case AuctionEvent.PreBidPlaced bid ->
                            accepted(fact, bid.lotId(), bid.paddle(), false, null);
                    case AuctionEvent.PaddleRequested paddle ->
                            accepted(fact, null, paddle.paddle(), false, null);
                    case AuctionEvent.PaddleApproved paddle ->
                            accepted(fact, null, paddle.paddle(), false, null);
                    case AuctionEvent.PaddleBarred paddle ->
                            accepted(fact, null, paddle.paddle(), false, null);
                    case AuctionEvent.ExposureReleased won ->
                            accepted(fact, won.lotId(), won.paddle(), false, null);
                    case AuctionEvent.LotSold sold ->
                            accepted(fact, sold.lotId(), sold.paddle(), false, sold.standing());
                    case AuctionEvent.SaleConfirmed sold ->
                        accepted(fact, sold.lotId(), sold.paddle(), false, sold.standing());
                    case AuctionEvent.LotCreated lot -> accepted(fact, lot.lotId(), 0, false, lot.standing());
                    case AuctionEvent.LotRevised lot -> accepted(fact, lot.lotId(), 0, false, lot.standing());
                    case AuctionEvent.LotRemoved lot -> accepted(fact, lot.lotId(), 0, false, null);
                    case AuctionEvent.LotOpened lot -> accepted(fact, lot.lotId(), 0, false, lot.standing());
                    case AuctionEvent.FairWarningGiven lot ->
                            accepted(fact, lot.lotId(), 0, false, lot.standing());
                    case AuctionEvent.LotExtended lot ->
                            accepted(fact, lot.lotId(), 0, false, lot.standing());
                    case AuctionEvent.LotPassed lot -> accepted(fact, lot.lotId(), 0, false, lot.standing());
                    case AuctionEvent.LotCancelled lot ->
                            accepted(fact, lot.lotId(), 0, false, lot.standing());
                    case AuctionEvent.HammerUndone lot ->
                            accepted(fact, lot.lotId(), 0, false, lot.standing());
                    case AuctionEvent.UnderbidderFound found ->
                        accepted(fact, found.lotId(), found.paddle(), false, null);
                    case AuctionEvent.UnderbidderMissing lot -> accepted(fact, lot.lotId(), 0, false, null);
                    case AuctionEvent.IncrementSet lot ->
                            accepted(fact, lot.lotId(), 0, false, lot.standing());
                    case AuctionEvent.OpeningLowered lot ->
                            accepted(fact, lot.lotId(), 0, false, lot.standing());
                    case AuctionEvent.ReserveWaived lot ->
                            accepted(fact, lot.lotId(), 0, false, lot.standing());
                    case AuctionEvent.AfterShowOffered lot ->
                            accepted(fact, lot.lotId(), 0, false, lot.standing());
                    case AuctionEvent.AfterShowWithdrawn lot ->
                            accepted(fact, lot.lotId(), 0, false, lot.standing());
                    case AuctionEvent.BoughtAfterShow lot ->
                            accepted(fact, lot.lotId(), lot.paddle(), true, lot.standing());
                    case AuctionEvent.ShowCreated show -> accepted(fact);
                    case AuctionEvent.ShowRevised show -> accepted(fact);
                    case AuctionEvent.ShowScheduled show -> accepted(fact);
                    case AuctionEvent.ShowWentLive show -> accepted(fact);
                    case AuctionEvent.ShowPaused show -> accepted(fact);
                    case AuctionEvent.ShowResumed show -> accepted(fact);
                    case AuctionEvent.ShowEnded show -> accepted(fact);
                    case AuctionEvent.ShowFrozen show -> accepted(fact);
                    case AuctionEvent.OutageBridged gap -> accepted(fact);
                    case AuctionEvent.AuctioneerAppointed who -> accepted(fact);
                    case AuctionEvent.AuctioneerDismissed who -> accepted(fact);
                    case AuctionEvent.SpotlightShown spotlight -> accepted(fact);
                    case AuctionEvent.GiftShown gift -> accepted(fact);
                    case AuctionEvent.GuestAdmitted guest -> accepted(fact);
                    case AuctionEvent.AccountLinked link -> accepted(fact);
                    case AuctionEvent.StreamKeySet key -> accepted(fact);
                    case AuctionEvent.LotsOrdered order -> accepted(fact);
                });
    }

    private static Outcome accepted(EventRecord fact) {
        return accepted(fact, null, 0, false, null);
    }

    private static Outcome accepted(
            EventRecord fact, LotId lotId, int paddle, boolean leads, LotStanding standing) {
        long price = standing == null ? 0 : standing.priceMinor();
        long asking = standing == null ? 0 : standing.askingMinor();
        return new Outcome(
                fact.commandId(), fact.showId(), true, null, null, fact.seq(), lotId, paddle, leads, price,
                asking, null);
    }
}
