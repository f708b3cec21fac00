package io.rostrum.gateway.command;

import io.rostrum.contracts.auction.AuctionCommand;
import io.rostrum.contracts.auction.LotSpec;
import io.rostrum.contracts.money.Money;

/**
 * The form of amounts: a bid and an increment are above zero; an opening, a reserve and a spending limit are
 * not under it.
 */
final class Amounts {

    private Amounts() {}

    /** What is wrong with the command's amounts, or null. */
    static String fault(AuctionCommand command) {
        return switch (command) {
            case AuctionCommand.PlaceBid bid -> aboveZero("limit", bid.limit());
            case AuctionCommand.PlacePreBid bid -> aboveZero("limit", bid.limit());
            case AuctionCommand.LowerLimit bid -> aboveZero("limit", bid.limit());
            case AuctionCommand.OfferAfterShow offer -> aboveZero("price", offer.price());
            case AuctionCommand.BuyAfterShow buy -> aboveZero("price", buy.price());
            case AuctionCommand.SetIncrement set -> aboveZero("step", set.step());
            case AuctionCommand.LowerOpening set -> notBelowZero("opening", set.opening());
            case AuctionCommand.CreateLot create -> lot(create.lot());
            case AuctionCommand.ReviseLot revise -> lot(revise.lot());
            case AuctionCommand.ApprovePaddle approve ->
                    notBelowZero("spendingLimit", approve.spendingLimit());
            case AuctionCommand.RetractBid retract -> null;
            case AuctionCommand.RequestPaddle request -> null;
            case AuctionCommand.BarPaddle bar -> null;
            case AuctionCommand.OrderSettled settled -> null;
            case AuctionCommand.OrderUnpaid unpaid -> null;
            case AuctionCommand.FindUnderbidder find -> null;
            case AuctionCommand.CreateShow create -> null;
            case AuctionCommand.ReviseShow revise -> null;
            case AuctionCommand.ScheduleShow schedule -> null;
            case AuctionCommand.GoLive live -> null;
            case AuctionCommand.PauseShow pause -> null;
            case AuctionCommand.ResumeShow resume -> null;
            case AuctionCommand.EndShow end -> null;
            case AuctionCommand.AppointAuctioneer appoint -> null;
            case AuctionCommand.DismissAuctioneer dismiss -> null;
            case AuctionCommand.SetStreamKey key -> null;
            case AuctionCommand.AdmitGuest guest -> null;
            case AuctionCommand.ShowSpotlight spotlight -> null;
            case AuctionCommand.ShowGift gift -> null;
            case AuctionCommand.LinkAccount link -> null;
            case AuctionCommand.RemoveLot remove -> null;
            case AuctionCommand.OrderLots order -> null;
            case AuctionCommand.OpenLot open -> null;
            case AuctionCommand.GiveFairWarning warning -> null;
            case AuctionCommand.Hammer hammer -> null;
            case AuctionCommand.PassLot pass -> null;
            case AuctionCommand.CancelLot cancel -> null;
            case AuctionCommand.UndoHammer undo -> null;
            case AuctionCommand.WaiveReserve waive -> null;
            case AuctionCommand.WithdrawAfterShow withdraw -> null;
            case AuctionCommand.MyBids query -> null;
            case AuctionCommand.MyLots query -> null;
            case AuctionCommand.CloseDue due -> null;
            case AuctionCommand.Heartbeat beat -> null;
        };
    }

    private static String lot(LotSpec lot) {
        String fault = notBelowZero("opening", lot.opening());
        return fault != null ? fault : notBelowZero("reserve", lot.reserve());
    }

    private static String aboveZero(String name, Money amount) {
        return amount.minor() > 0 ? null : name + " must be above zero";
    }

    private static String notBelowZero(String name, Money amount) {
        return amount == null || amount.minor() >= 0 ? null : name + " must not be under zero";
    }
}
