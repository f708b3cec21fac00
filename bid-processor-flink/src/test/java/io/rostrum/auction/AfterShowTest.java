package io.rostrum.auction;

import io.rostrum.contracts.auction.AuctionCommand;
import io.rostrum.contracts.auction.AuctionCommand.ApprovePaddle;
import io.rostrum.contracts.auction.AuctionCommand.BarPaddle;
import io.rostrum.contracts.auction.AuctionCommand.BuyAfterShow;
import io.rostrum.contracts.auction.AuctionCommand.EndShow;
import io.rostrum.contracts.auction.AuctionCommand.FindUnderbidder;
import io.rostrum.contracts.auction.AuctionCommand.OfferAfterShow;
import io.rostrum.contracts.auction.AuctionCommand.OrderSettled;
import io.rostrum.contracts.auction.AuctionCommand.OrderUnpaid;
import io.rostrum.contracts.auction.AuctionCommand.PassLot;
import io.rostrum.contracts.auction.AuctionCommand.RequestPaddle;
import io.rostrum.contracts.auction.AuctionCommand.WithdrawAfterShow;
import io.rostrum.contracts.auction.AuctionEvent;
import io.rostrum.contracts.auction.LotPhase;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.money.Money;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Lots that passed, bought at the seller's price. */
class AfterShowTest {

    private static final LotId LOT = new LotId(Scene.LOT);
    private static final long DAY = 24L * 60 * 60 * 1_000;

    /** A lot that passed below its reserve of 80.00 with A leading at 30.00, in a show that has ended. */
    private static Scene passed() {
        Scene scene = Scene.live(Scene.fixed(100)).lot(Scene.LOT, 1_000, 8_000).open(Scene.LOT)
                .paddle("A").paddle("B").paddle(Scene.SELLER);
        scene.bid("A", Scene.LOT, 3_000);
        scene.seller(new PassLot(LOT));
        scene.seller(new EndShow(false));
        return scene;
    }

    private static Scene offered(long price, int days) {
        Scene scene = passed();
        scene.seller(new OfferAfterShow(LOT, Scene.usd(price), days));
        assertNull(scene.outcome().reason());
        return scene;
    }

    private static Refusal buy(Scene scene, String user, Money price) {
        scene.send(user, Role.BIDDER, new BuyAfterShow(LOT, price));
        return scene.outcome().reason();
    }

    @Test
    void theFirstBuyerInTheLogHasItAndTheSaleIsConfirmedAtOnce() {
        Scene scene = offered(7_000, 3);
        assertEquals(7_000, scene.standing(Scene.LOT).askingMinor());
        assertEquals(scene.now + 3 * DAY, scene.standing(Scene.LOT).deadlineMillis());

        assertNull(buy(scene, "B", Scene.usd(7_000)));
        AuctionEvent.BoughtAfterShow bought = scene.events(AuctionEvent.BoughtAfterShow.class).getFirst();
        assertEquals(7_000, bought.priceMinor());
        AuctionEvent.SaleConfirmed sale = scene.events(AuctionEvent.SaleConfirmed.class).getFirst();
        assertEquals(new UserId("B"), sale.winner());
        assertEquals(7_000, sale.hammerMinor());
        assertEquals(LotPhase.CONFIRMED, sale.standing().phase());
        assertEquals(7_000, sale.standing().priceMinor());
        assertEquals("B", scene.leader(Scene.LOT));
        assertEquals(Refusal.BUY_NOW_GONE, buy(scene, "A", Scene.usd(7_000)));
    }

    @Test
    void aPriceAboveEveryBidAndReserveIsWhatIsPaid() {
        Scene scene = offered(12_345, 1);
        assertNull(buy(scene, "A", Scene.usd(12_345)));
        assertEquals(12_345, scene.standing(Scene.LOT).priceMinor());
        assertEquals(12_345, scene.outcome().priceMinor());
        assertTrue(scene.outcome().leads());
    }

    @Test
    void theEndIsTakenFromTheLogToTheMillisecond() {
        Scene inTime = offered(7_000, 2).pass(2 * DAY - 1);
        assertNull(buy(inTime, "B", Scene.usd(7_000)));
        Scene late = offered(7_000, 2).pass(2 * DAY);
        assertEquals(Refusal.TOO_LATE, buy(late, "B", Scene.usd(7_000)));
        late.seller(new OfferAfterShow(LOT, Scene.usd(6_000), 1));
        assertNull(buy(late, "B", Scene.usd(6_000)));
    }

    @Test
    void whatDoesNotFitIsRefusedInTheUsualOrder() {
        Scene scene = passed();
        assertEquals(Refusal.LOT_NOT_OPEN, buy(scene, "B", Scene.usd(7_000)));
        scene.seller(new OfferAfterShow(LOT, Scene.usd(7_000), 3));
        scene.send("B", Role.BIDDER, new BuyAfterShow(new LotId("none"), Scene.usd(7_000)));
        assertEquals(Refusal.UNKNOWN_LOT, scene.outcome().reason());
        assertEquals(Refusal.NO_PADDLE, buy(scene, "stranger", Scene.usd(7_000)));
        assertEquals(Refusal.OWN_SHOW, buy(scene, Scene.SELLER, Scene.usd(7_000)));
        assertEquals(Refusal.WRONG_CURRENCY, buy(scene, "B", new Money(7_000, "EUR")));
        assertEquals(Refusal.STALE, buy(scene, "B", Scene.usd(6_999)));
        scene.system(new ApprovePaddle(new UserId("B"), Scene.usd(6_999)));
        assertEquals(Refusal.OVER_SPENDING_LIMIT, buy(scene, "B", Scene.usd(7_000)));
        scene.seller(new BarPaddle(2, ""));
        assertEquals(Refusal.PADDLE_BARRED, buy(scene, "B", Scene.usd(7_000)));
    }

    @Test
    void onlyTheSellerOffersAndOnlyWhatPassed() {
        Scene scene = passed();
        AuctionCommand offer = new OfferAfterShow(LOT, Scene.usd(7_000), 3);
        scene.auctioneer(offer);
        assertEquals(Refusal.NOT_APPOINTED, scene.outcome().reason());
        scene.seller(new WithdrawAfterShow(LOT));
        assertEquals(Refusal.WRONG_PHASE, scene.outcome().reason());
        scene.seller(new OfferAfterShow(LOT, new Money(7_000, "EUR"), 3));
        assertEquals(Refusal.WRONG_CURRENCY, scene.outcome().reason());
        scene.seller(offer);
        scene.seller(new WithdrawAfterShow(LOT));
        assertEquals(0, scene.standing(Scene.LOT).askingMinor());
        assertEquals(Refusal.LOT_NOT_OPEN, buy(scene, "B", Scene.usd(7_000)));
        scene.seller(offer);
        assertNull(buy(scene, "B", Scene.usd(7_000)));
        scene.seller(offer);
        assertEquals(Refusal.WRONG_PHASE, scene.outcome().reason());
    }

    @Test
    void aNewcomerGetsAPaddleWhileAnythingIsOffered() {
        Scene scene = passed();
        scene.send("new", Role.BIDDER, new RequestPaddle());
        assertEquals(Refusal.SHOW_NOT_LIVE, scene.outcome().reason());
        scene.seller(new OfferAfterShow(LOT, Scene.usd(7_000), 3));
        scene.send("new", Role.BIDDER, new RequestPaddle());
        assertNull(scene.outcome().reason());
        assertNull(buy(scene, "new", Scene.usd(7_000)));
        scene.send("later", Role.BIDDER, new RequestPaddle());
        assertEquals(Refusal.SHOW_NOT_LIVE, scene.outcome().reason());
    }

    @Test
    void theBuyerOwesItUntilItIsSettled() {
        Scene scene = offered(7_000, 3);
        scene.system(new ApprovePaddle(new UserId("B"), Scene.usd(7_000)));
        assertNull(buy(scene, "B", Scene.usd(7_000)));
        assertEquals(7_000, scene.store.paddle(2).wonMinor());
        scene.system(new OrderSettled(LOT));
        assertEquals(0, scene.store.paddle(2).wonMinor());
    }

    @Test
    void whoDoesNotPayIsBarredAndNobodyElseIsFoundBelowTheReserve() {
        Scene scene = offered(7_000, 3);
        assertNull(buy(scene, "B", Scene.usd(7_000)));
        scene.system(new OrderUnpaid(LOT));
        assertEquals(0, scene.store.paddle(2).wonMinor());
        scene.system(new FindUnderbidder(LOT, 1, List.of(new UserId("B"))));
        assertEquals(new AuctionEvent.UnderbidderMissing(LOT, 1), scene.lastEvent());
    }
}
