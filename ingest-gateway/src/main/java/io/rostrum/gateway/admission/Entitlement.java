package io.rostrum.gateway.admission;

import io.rostrum.contracts.auction.AuctionCommand;
import io.rostrum.contracts.identity.Caller;
import io.rostrum.contracts.identity.Role;

import java.util.List;
import java.util.Optional;

/**
 * Says under which role a caller may send a command. Whether the caller is this show's seller or auctioneer
 * is not known here: the bid processor decides that.
 */
public final class Entitlement {

    private static final List<Role> BIDDER = List.of(Role.BIDDER);
    private static final List<Role> SELLER = List.of(Role.SELLER);
    private static final List<Role> SHOW = List.of(Role.OPERATOR, Role.SELLER, Role.AUCTIONEER);
    private static final List<Role> ANY_SIDE =
            List.of(Role.OPERATOR, Role.SELLER, Role.AUCTIONEER, Role.BIDDER);
    private static final List<Role> NO_CLIENT = List.of();

    private Entitlement() {}

    /**
     * The fitting role of the caller's that may do most; empty if none fits, or if the command is no client's
     * to send.
     */
    public static Optional<Role> under(Caller caller, AuctionCommand command) {
        return allowed(command).stream().filter(caller.roles()::contains).findFirst();
    }

    private static List<Role> allowed(AuctionCommand command) {
        return switch (command) {
            case AuctionCommand.PlaceBid bid -> BIDDER;
            case AuctionCommand.PlacePreBid bid -> BIDDER;
            case AuctionCommand.LowerLimit lower -> BIDDER;
            case AuctionCommand.RequestPaddle request -> BIDDER;
            case AuctionCommand.MyBids query -> BIDDER;
            case AuctionCommand.RetractBid retract -> ANY_SIDE;
            case AuctionCommand.CreateShow create -> SELLER;
            case AuctionCommand.MyLots query -> SELLER;
            case AuctionCommand.ApprovePaddle approve -> SHOW;
            case AuctionCommand.BarPaddle bar -> SHOW;
            case AuctionCommand.ReviseShow revise -> SHOW;
            case AuctionCommand.ScheduleShow schedule -> SHOW;
            case AuctionCommand.GoLive live -> SHOW;
            case AuctionCommand.PauseShow pause -> SHOW;
            case AuctionCommand.ResumeShow resume -> SHOW;
            case AuctionCommand.EndShow end -> SHOW;
            case AuctionCommand.AppointAuctioneer appoint -> SHOW;
            case AuctionCommand.DismissAuctioneer dismiss -> SHOW;
            case AuctionCommand.SetStreamKey key -> SHOW;
            case AuctionCommand.AdmitGuest guest -> SHOW;
            case AuctionCommand.CreateLot create -> SHOW;
            case AuctionCommand.ReviseLot revise -> SHOW;
            case AuctionCommand.RemoveLot remove -> SHOW;
            case AuctionCommand.OrderLots order -> SHOW;
            case AuctionCommand.OpenLot open -> SHOW;
            case AuctionCommand.GiveFairWarning warning -> SHOW;
            case AuctionCommand.Hammer hammer -> SHOW;
            case AuctionCommand.PassLot pass -> SHOW;
            case AuctionCommand.CancelLot cancel -> SHOW;
            case AuctionCommand.UndoHammer undo -> SHOW;
            case AuctionCommand.SetIncrement increment -> SHOW;
            case AuctionCommand.LowerOpening opening -> SHOW;
            case AuctionCommand.WaiveReserve waive -> SHOW;
            case AuctionCommand.OfferAfterShow offer -> SHOW;
            case AuctionCommand.WithdrawAfterShow withdraw -> SHOW;
            case AuctionCommand.BuyAfterShow buy -> BIDDER;
            case AuctionCommand.OrderSettled settled -> NO_CLIENT;
            case AuctionCommand.OrderUnpaid unpaid -> NO_CLIENT;
            case AuctionCommand.ShowSpotlight spotlight -> NO_CLIENT;
            case AuctionCommand.ShowGift gift -> NO_CLIENT;
            case AuctionCommand.LinkAccount link -> NO_CLIENT;
            case AuctionCommand.FindUnderbidder find -> NO_CLIENT;
            case AuctionCommand.CloseDue due -> NO_CLIENT;
            case AuctionCommand.Heartbeat beat -> NO_CLIENT;
        };
    }
}
