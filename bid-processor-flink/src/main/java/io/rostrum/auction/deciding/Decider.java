package io.rostrum.auction.deciding;

import io.rostrum.auction.state.ShowState;
import io.rostrum.auction.state.ShowView;
import io.rostrum.contracts.auction.AuctionCommand;
import io.rostrum.contracts.auction.AuctionCommand.*;
import io.rostrum.contracts.auction.CommandRecord;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.auction.ShowStatus;
import io.rostrum.contracts.id.LotId;

import java.util.List;

/** Decides one command against a show as it stands: pure, total, without I/O, clock or chance. */
public final class Decider {

    private static final Decision NOTHING = new Decision(null, null, List.of(), List.of(), null);

    private Decider() {}

    /**
     * What the command comes to; a refusal comes with the fact that records it, but for shows that do not
     * exist and for queries.
     *
     * @param now the show's log time
     */
    public static Decision decide(ShowView view, CommandRecord record, long now) {
        Decision decision = timely(view, record, now);
        boolean silent = !decision.isRefusal() || view.show() == null || isQuery(record.command());
        return silent ? decision : decision.recordedAs(refusal(view, record, decision));
    }

    private static Decision timely(ShowView view, CommandRecord record, long now) {
        long age = now - record.commandId().birthMillis();
        if (now > record.notAfterMillis() || Math.abs(age) > Bounds.BIRTH_MILLIS) {
            return Decision.refuse(Refusal.EXPIRED);
        }
        ShowState show = view.show();
        if (show != null && show.status() == ShowStatus.FROZEN) {
            return Decision.refuse(Refusal.SHOW_FROZEN);
        }
        if (show == null && !(record.command() instanceof CreateShow)) {
            return Decision.refuse(Refusal.UNKNOWN_SHOW);
        }
        return byType(view, record);
    }

    private static Decision byType(ShowView view, CommandRecord by) {
        return switch (by.command()) {
            case PlaceBid wish -> BidDecisions.placeBid(view, by, wish);
            case PlacePreBid wish -> BidDecisions.placePreBid(view, by, wish);
            case LowerLimit wish -> BidDecisions.lowerLimit(view, by, wish);
            case RetractBid wish -> TakingBack.retract(view, by, wish);
            case RequestPaddle wish -> Paddles.request(view, by);
            case ApprovePaddle wish -> Paddles.approve(view, by, wish);
            case AdmitGuest wish -> Guests.admit(view, by, wish);
            case ShowSpotlight wish -> Guests.spotlight(view, by, wish);
            case ShowGift wish -> Guests.gift(view, by, wish);
            case LinkAccount wish -> Guests.link(view, by, wish);
            case BarPaddle wish -> TakingBack.bar(view, by, wish);
            case OrderSettled wish -> TakingBack.settled(view, by, wish);
            case OrderUnpaid wish -> TakingBack.unpaid(view, by, wish);
            case FindUnderbidder wish -> SecondChances.find(view, by, wish);
            case CreateShow wish -> Shows.create(view, by, wish);
            case ReviseShow wish -> Shows.revise(view, by, wish);
            case ScheduleShow wish -> Shows.schedule(view, by, wish);
            case GoLive wish -> Shows.goLive(view, by);
            case PauseShow wish -> Shows.pause(view, by);
            case ResumeShow wish -> Shows.resume(view, by);
            case EndShow wish -> Shows.end(view, by, wish);
            case AppointAuctioneer wish -> Shows.appoint(view, by, wish);
            case DismissAuctioneer wish -> Shows.dismiss(view, by, wish);
            case SetStreamKey wish -> Shows.setStreamKey(view, by, wish);
            case CreateLot wish -> Lots.create(view, by, wish);
            case ReviseLot wish -> Lots.revise(view, by, wish);
            case RemoveLot wish -> Lots.remove(view, by, wish);
            case OrderLots wish -> Lots.order(view, by, wish);
            case OpenLot wish -> Openings.open(view, by, wish);
            case UndoHammer wish -> Openings.undo(view, by, wish);
            case GiveFairWarning wish -> Auctioneering.fairWarning(view, by, wish);
            case Hammer wish -> Auctioneering.hammer(view, by, wish);
            case PassLot wish -> Auctioneering.pass(view, by, wish);
            case CancelLot wish -> Auctioneering.cancel(view, by, wish);
            case SetIncrement wish -> Auctioneering.setIncrement(view, by, wish);
            case LowerOpening wish -> Auctioneering.lowerOpening(view, by, wish);
            case WaiveReserve wish -> Auctioneering.waiveReserve(view, by, wish);
            case OfferAfterShow wish -> AfterShow.offer(view, by, wish);
            case WithdrawAfterShow wish -> AfterShow.withdraw(view, by, wish);
            case BuyAfterShow wish -> AfterShow.buy(view, by, wish);
            case MyBids wish -> Queries.myBids(view, by, wish);
            case MyLots wish -> Queries.myLots(view, by, wish);
            case CloseDue wish -> NOTHING;
            case Heartbeat wish -> NOTHING;
        };
    }

    private static Fact refusal(ShowView view, CommandRecord record, Decision refused) {
        LotId lotId = CommandLots.of(record.command());
        return switch (record.command()) {
            case PlaceBid bid -> bidRefused(view, record, lotId, refused.refusal());
            case PlacePreBid bid -> bidRefused(view, record, lotId, refused.refusal());
            case LowerLimit lower -> bidRefused(view, record, lotId, refused.refusal());
            case AuctionCommand other -> new Fact.CommandRefused(
                    other.getClass().getSimpleName(), lotId, refused.refusal(), refused.detail());
        };
    }

    private static Fact bidRefused(ShowView view, CommandRecord record, LotId lotId, Refusal refusal) {
        if (refusal == Refusal.SHOW_FROZEN) {
            return new Fact.BidRefused(lotId, 0, refusal, 0);
        }
        Integer paddle = view.paddleOf(record.actor().value());
        return new Fact.BidRefused(
                lotId, paddle == null ? 0 : paddle, refusal, BidDecisions.askingOf(view, lotId));
    }

    /** Whether the command only asks. */
    public static boolean isQuery(AuctionCommand command) {
        return command instanceof MyBids || command instanceof MyLots;
    }

    /** Whether the command only brings time. */
    public static boolean isNudge(AuctionCommand command) {
        return command instanceof CloseDue || command instanceof Heartbeat;
    }
}
