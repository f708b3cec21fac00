package io.rostrum.contracts.golden;

import io.rostrum.contracts.auction.AuctionCommand;
import io.rostrum.contracts.auction.AuctionEvent;
import io.rostrum.contracts.auction.BidKind;
import io.rostrum.contracts.auction.BoardRow;
import io.rostrum.contracts.auction.Closing;
import io.rostrum.contracts.auction.LotCard;
import io.rostrum.contracts.auction.LotPhase;
import io.rostrum.contracts.auction.LotSpec;
import io.rostrum.contracts.auction.LotStanding;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.auction.ReserveState;
import io.rostrum.contracts.auction.RulePack;
import io.rostrum.contracts.auction.ShippedPacks;
import io.rostrum.contracts.auction.SoftClose;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.money.Money;

import java.util.List;

/** One example of each command and event, as the golden files pin them. */
final class Examples {

    private static final LotId LOT = new LotId("lot-1");
    private static final UserId SELLER = new UserId("seller-1");
    private static final UserId BIDDER = new UserId("bidder-1");
    private static final String KEY_HASH = "0123456789abcdef".repeat(4);
    private static final RulePack LIVE = ShippedPacks.named("live", "USD");
    private static final RulePack TIMED = ShippedPacks.named("fixed:100", "USD")
            .withClosing(Closing.TIMED, 60_000, new SoftClose(10_000, 10_000, SoftClose.Trigger.ANY_ACCEPTED, 0));
    private static final LotSpec SPEC = new LotSpec(
            "A lamp", "Brass, 1930s.", "Lighting", List.of("p1.jpg"), usd(1_000), usd(5_000), TIMED);
    private static final LotCard CARD =
            new LotCard(1, "A lamp", "Brass, 1930s.", "Lighting", List.of("p1.jpg"), 1_000, true, TIMED);
    private static final LotStanding OPEN =
            new LotStanding(LotPhase.OPEN, 4_000, 4_100, 7, 3, ReserveState.NOT_MET, 1_700_000_060_000L, 0, 1, 2);
    private static final LotStanding SOLD =
            new LotStanding(LotPhase.SOLD, 5_500, 0, 7, 9, ReserveState.MET, 1_700_000_070_000L, 0, 1, 2);

    private static final LotStanding PASSED = new LotStanding(
            LotPhase.PASSED, 4_000, 4_500, 0, 3, ReserveState.NOT_MET, 1_700_600_000_000L, 0, 1, 2);

    static final List<AuctionCommand> COMMANDS = List.of(
            new AuctionCommand.PlaceBid(LOT, usd(5_500), BidKind.LIMIT, true, 1_700_000_000_123L),
            new AuctionCommand.PlacePreBid(LOT, usd(5_500), false),
            new AuctionCommand.LowerLimit(LOT, usd(4_500)),
            new AuctionCommand.RetractBid(LOT, 12, "a slip of the finger"),
            new AuctionCommand.RequestPaddle(),
            new AuctionCommand.ApprovePaddle(BIDDER, usd(100_000)),
            new AuctionCommand.BarPaddle(7, "unpaid"),
            new AuctionCommand.OrderSettled(LOT),
            new AuctionCommand.OrderUnpaid(LOT),
            new AuctionCommand.FindUnderbidder(LOT, 1, List.of(BIDDER)),
            new AuctionCommand.CreateShow("Lamps and clocks", "USD", LIVE),
            new AuctionCommand.ReviseShow("Lamps, clocks and more", LIVE),
            new AuctionCommand.ScheduleShow(1_700_000_000_000L),
            new AuctionCommand.GoLive(),
            new AuctionCommand.PauseShow(),
            new AuctionCommand.ResumeShow(),
            new AuctionCommand.EndShow(true),
            new AuctionCommand.AppointAuctioneer(BIDDER),
            new AuctionCommand.DismissAuctioneer(BIDDER),
            new AuctionCommand.SetStreamKey(KEY_HASH),
            new AuctionCommand.ShowSpotlight(new UserId("user-1"), LOT, 1_200),
            new AuctionCommand.ShowGift(new UserId("user-1"), 50),
            new AuctionCommand.AdmitGuest(new UserId("user-1")),
            new AuctionCommand.LinkAccount(new UserId("user-1"), true),
            new AuctionCommand.OfferAfterShow(LOT, usd(4_500), 7),
            new AuctionCommand.WithdrawAfterShow(LOT),
            new AuctionCommand.BuyAfterShow(LOT, usd(4_500)),
            new AuctionCommand.CreateLot(LOT, SPEC),
            new AuctionCommand.ReviseLot(LOT, SPEC),
            new AuctionCommand.RemoveLot(LOT),
            new AuctionCommand.OrderLots(List.of(new LotId("lot-2"), LOT)),
            new AuctionCommand.OpenLot(LOT),
            new AuctionCommand.GiveFairWarning(LOT),
            new AuctionCommand.Hammer(LOT, 14),
            new AuctionCommand.PassLot(LOT),
            new AuctionCommand.CancelLot(LOT),
            new AuctionCommand.UndoHammer(LOT),
            new AuctionCommand.SetIncrement(LOT, usd(500)),
            new AuctionCommand.LowerOpening(LOT, usd(500)),
            new AuctionCommand.WaiveReserve(LOT),
            new AuctionCommand.MyBids(0),
            new AuctionCommand.MyLots(0),
            new AuctionCommand.CloseDue(LOT, 1_700_000_060_000L),
            new AuctionCommand.Heartbeat());

    static final List<AuctionEvent> EVENTS = List.of(
            new AuctionEvent.BidAccepted(LOT, 7, BidKind.LIMIT, false, true, true, OPEN),
            new AuctionEvent.BidRejected(LOT, 7, Refusal.BELOW_ASKING, 4_100),
            new AuctionEvent.PreBidPlaced(LOT, 7),
            new AuctionEvent.LimitLowered(LOT, 7, OPEN),
            new AuctionEvent.BidRetracted(
                    LOT, 7, 12, "a slip of the finger", List.of(9), List.of(new BoardRow(7, 4_000)), OPEN),
            new AuctionEvent.PaddleRequested(BIDDER, 7),
            new AuctionEvent.PaddleApproved(BIDDER, 7),
            new AuctionEvent.PaddleBarred(BIDDER, 7, "unpaid"),
            new AuctionEvent.ExposureReleased(LOT, 7),
            new AuctionEvent.ShowCreated(SELLER, "Lamps and clocks", "USD", 1, 1, LIVE),
            new AuctionEvent.ShowRevised("Lamps, clocks and more", LIVE),
            new AuctionEvent.ShowScheduled(1_700_000_000_000L),
            new AuctionEvent.ShowWentLive(),
            new AuctionEvent.ShowPaused(),
            new AuctionEvent.ShowResumed(30_000),
            new AuctionEvent.ShowEnded(),
            new AuctionEvent.ShowFrozen("ArithmeticException", 3, 1_234),
            new AuctionEvent.OutageBridged(7_000),
            new AuctionEvent.AuctioneerAppointed(BIDDER),
            new AuctionEvent.AuctioneerDismissed(BIDDER),
            new AuctionEvent.StreamKeySet(KEY_HASH),
            new AuctionEvent.SpotlightShown(LOT, 7, 1_200),
            new AuctionEvent.GiftShown(7, 50),
            new AuctionEvent.GuestAdmitted(new UserId("user-1")),
            new AuctionEvent.AccountLinked(new UserId("user-1"), true),
            new AuctionEvent.LotCreated(LOT, CARD, OPEN),
            new AuctionEvent.LotRevised(LOT, CARD, OPEN),
            new AuctionEvent.LotRemoved(LOT),
            new AuctionEvent.LotsOrdered(List.of(new LotId("lot-2"), LOT)),
            new AuctionEvent.LotOpened(LOT, 2, List.of(9), OPEN),
            new AuctionEvent.FairWarningGiven(LOT, OPEN),
            new AuctionEvent.LotExtended(LOT, OPEN),
            new AuctionEvent.LotSold(LOT, 7, 5_500, SOLD),
            new AuctionEvent.LotPassed(LOT, true, OPEN),
            new AuctionEvent.LotCancelled(LOT, OPEN),
            new AuctionEvent.HammerUndone(LOT, OPEN),
            new AuctionEvent.SaleConfirmed(LOT, SELLER, BIDDER, 7, 5_500, "USD", 2_000, SOLD),
            new AuctionEvent.UnderbidderFound(LOT, 1, SELLER, BIDDER, 7, 5_000, "USD", 2_000),
            new AuctionEvent.UnderbidderMissing(LOT, 1),
            new AuctionEvent.IncrementSet(LOT, 500, OPEN),
            new AuctionEvent.OpeningLowered(LOT, 500, OPEN),
            new AuctionEvent.ReserveWaived(LOT, OPEN),
            new AuctionEvent.AfterShowOffered(LOT, 4_500, 1_700_600_000_000L, PASSED),
            new AuctionEvent.AfterShowWithdrawn(LOT, PASSED),
            new AuctionEvent.BoughtAfterShow(LOT, 7, 4_500, SOLD),
            new AuctionEvent.CommandRejected("Hammer", LOT, Refusal.STALE, "a bid arrived at 15"));

    private Examples() {}

    private static Money usd(long minor) {
        return new Money(minor, "USD");
    }
}
