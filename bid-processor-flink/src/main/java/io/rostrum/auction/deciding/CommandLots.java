package io.rostrum.auction.deciding;

import io.rostrum.contracts.auction.AuctionCommand;
import io.rostrum.contracts.auction.AuctionCommand.*;
import io.rostrum.contracts.id.LotId;

/** Says which single lot a command is about. */
public final class CommandLots {

    private CommandLots() {}

    /** The lot; {@code null} if the command is about the show, a paddle or several lots. */
    public static LotId of(AuctionCommand command) {
        return switch (command) {
            case PlaceBid c -> c.lotId();
            case PlacePreBid c -> c.lotId();
            case LowerLimit c -> c.lotId();
            case RetractBid c -> c.lotId();
            case OrderSettled c -> c.lotId();
            case OrderUnpaid c -> c.lotId();
            case FindUnderbidder c -> c.lotId();
            case CreateLot c -> c.lotId();
            case ReviseLot c -> c.lotId();
            case RemoveLot c -> c.lotId();
            case OpenLot c -> c.lotId();
            case GiveFairWarning c -> c.lotId();
            case Hammer c -> c.lotId();
            case PassLot c -> c.lotId();
            case CancelLot c -> c.lotId();
            case UndoHammer c -> c.lotId();
            case SetIncrement c -> c.lotId();
            case LowerOpening c -> c.lotId();
            case WaiveReserve c -> c.lotId();
            case OfferAfterShow c -> c.lotId();
            case WithdrawAfterShow c -> c.lotId();
            case BuyAfterShow c -> c.lotId();
            case CloseDue c -> c.lotId();
            case RequestPaddle c -> null;
            case ApprovePaddle c -> null;
            case BarPaddle c -> null;
            case CreateShow c -> null;
            case ReviseShow c -> null;
            case ScheduleShow c -> null;
            case GoLive c -> null;
            case PauseShow c -> null;
            case ResumeShow c -> null;
            case EndShow c -> null;
            case AppointAuctioneer c -> null;
            case DismissAuctioneer c -> null;
            case SetStreamKey c -> null;
            case AdmitGuest c -> null;
            case ShowSpotlight c -> c.lotId();
            case ShowGift c -> null;
            case LinkAccount c -> null;
            case OrderLots c -> null;
            case MyBids c -> null;
            case MyLots c -> null;
            case Heartbeat c -> null;
        };
    }
}
