package io.rostrum.auction;

import io.rostrum.auction.state.PaddleState;
import io.rostrum.contracts.auction.AuctionCommand.*;
import io.rostrum.contracts.auction.AuctionEvent;
import io.rostrum.contracts.auction.AuctionEvent.PaddleApproved;
import io.rostrum.contracts.auction.AuctionEvent.PaddleRequested;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.auction.RulePack;
import io.rostrum.contracts.auction.RulePack.PaddleApproval;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PaddlesAndExposureTest {

    private static final LotId LOT = new LotId(Scene.LOT);

    /** 20 % premium, 10 % tax on both: 100.00 comes to 132.00. */
    private static RulePack charged() {
        return Scene.fixed(100).withCharges(2_000, 1_000);
    }

    private static Scene lots(RulePack pack) {
        return Scene.live(pack).lot(Scene.LOT, 1_000, 0).lot("other", 1_000, 0).open(Scene.LOT).open("other");
    }

    private static List<AuctionEvent> made(Scene scene) {
        return scene.last.events().stream().map(each -> each.event().event()).toList();
    }

    @Test
    void anOpenShowApprovesAtOnce() {
        Scene scene = lots(Scene.fixed(100)).paddle("A");
        UserId user = new UserId("A");
        assertEquals(List.of(new PaddleRequested(user, 1), new PaddleApproved(user, 1)), made(scene));
        assertEquals(1, scene.outcome().paddle());
        assertEquals(PaddleState.NO_LIMIT, scene.store.paddle(1).spendingLimitMinor());
        scene.paddle("A");
        assertEquals(List.of(new PaddleApproved(user, 1)), made(scene), "asking again changes nothing");
        scene.paddle("B");
        assertEquals(2, scene.outcome().paddle());
    }

    @Test
    void elseAPaddleWaitsForItsApproval() {
        Scene scene = lots(Scene.fixed(100).withPaddles(PaddleApproval.ON_APPROVAL)).paddle("A");
        assertEquals(List.of(new PaddleRequested(new UserId("A"), 1)), made(scene));
        scene.bid("A", Scene.LOT, 1_000);
        assertEquals(Refusal.NO_PADDLE, scene.outcome().reason());
        scene.send("A", Role.BIDDER, new ApprovePaddle(new UserId("A"), null));
        assertEquals(Refusal.NOT_APPOINTED, scene.outcome().reason());
        scene.seller(new ApprovePaddle(new UserId("A"), null));
        scene.bid("A", Scene.LOT, 1_000);
        assertTrue(scene.outcome().accepted());
        scene.system(new ApprovePaddle(new UserId("early"), null));
        assertEquals(
                List.of(new PaddleApproved(new UserId("early"), 2)), made(scene), "before it was asked for");
    }

    @Test
    void aBarIsForGood() {
        Scene scene = lots(Scene.fixed(100)).paddle("A");
        scene.auctioneer(new BarPaddle(1, ""));
        scene.paddle("A");
        assertEquals(Refusal.PADDLE_BARRED, scene.outcome().reason());
        scene.system(new ApprovePaddle(new UserId("A"), null));
        assertEquals(Refusal.PADDLE_BARRED, scene.outcome().reason());
        scene.auctioneer(new BarPaddle(2, ""));
        assertEquals(Refusal.UNKNOWN_PADDLE, scene.outcome().reason());
        scene.send("A", Role.BIDDER, new BarPaddle(1, ""));
        assertEquals(Refusal.NOT_APPOINTED, scene.outcome().reason());
    }

    @Test
    void aSpendingLimitIsInTheShowsCurrencyAndNotBelowZero() {
        Scene scene = lots(Scene.fixed(100));
        scene.system(new ApprovePaddle(new UserId("A"), new Money(1, "EUR")));
        assertEquals(Refusal.WRONG_CURRENCY, scene.outcome().reason());
        scene.system(new ApprovePaddle(new UserId("A"), Scene.usd(-1)));
        assertEquals(Refusal.BAD_RULES, scene.outcome().reason());
    }

    @ParameterizedTest(name = "a limit of {0} with a spending limit of 13200: {1}")
    @CsvSource({"10000,", "10001, OVER_SPENDING_LIMIT"})
    void exposureCountsPremiumAndTax(long limit, Refusal refusal) {
        Scene scene = lots(charged()).paddle("A");
        scene.system(new ApprovePaddle(new UserId("A"), Scene.usd(13_200)));
        scene.bid("A", Scene.LOT, limit);
        assertEquals(refusal, scene.outcome().reason());
    }

    @Test
    void onlyLimitsThatLeadAreExposure() {
        Scene scene = lots(charged()).paddle("A").paddle("B");
        scene.system(new ApprovePaddle(new UserId("A"), Scene.usd(13_200)));
        scene.bid("A", Scene.LOT, 10_000);
        scene.bid("A", "other", 1_000);
        assertEquals(Refusal.OVER_SPENDING_LIMIT, scene.outcome().reason());
        scene.bid("B", Scene.LOT, 20_000);
        assertEquals(0, scene.store.paddle(1).leadingMinor());
        scene.bid("A", "other", 10_000);
        assertTrue(scene.outcome().accepted());
        scene.bid("A", Scene.LOT, 15_000);
        assertTrue(scene.outcome().accepted(), "a limit that does not lead owes nothing");
    }

    @Test
    void anOwnRaiseCountsOnceAndALoweredLimitFrees() {
        Scene scene = lots(charged()).paddle("A");
        scene.system(new ApprovePaddle(new UserId("A"), Scene.usd(13_200)));
        scene.bid("A", Scene.LOT, 5_000);
        scene.bid("A", Scene.LOT, 10_000);
        assertEquals(13_200, scene.store.paddle(1).leadingMinor());
        scene.bid("A", Scene.LOT, 10_001);
        assertEquals(Refusal.OVER_SPENDING_LIMIT, scene.outcome().reason());
        scene.send("A", Role.BIDDER, new LowerLimit(LOT, Scene.usd(2_000)));
        assertEquals(2_640, scene.store.paddle(1).leadingMinor());
    }

    @Test
    void whatIsWonCountsUntilItIsSettled() {
        Scene scene = lots(charged()).paddle("A");
        scene.system(new ApprovePaddle(new UserId("A"), Scene.usd(13_200)));
        scene.bid("A", Scene.LOT, 10_000);
        scene.auctioneer(new Hammer(LOT, Long.MAX_VALUE));
        assertEquals(0, scene.store.paddle(1).leadingMinor());
        assertEquals(1_320, scene.store.paddle(1).wonMinor());
        scene.system(new OrderSettled(LOT));
        assertEquals(
                Refusal.WRONG_PHASE, scene.outcome().reason(), "orders start when the sale is confirmed");
        scene.bid("A", "other", 9_001);
        assertEquals(Refusal.OVER_SPENDING_LIMIT, scene.outcome().reason());
        scene.live(10_000).seller(new OrderSettled(LOT));
        assertEquals(Refusal.NOT_APPOINTED, scene.outcome().reason());
        scene.system(new OrderSettled(LOT));
        assertEquals(0, scene.store.paddle(1).wonMinor());
        scene.bid("A", "other", 10_000);
        assertTrue(scene.outcome().accepted());
        scene.system(new OrderSettled(new LotId("none")));
        assertEquals(Refusal.UNKNOWN_LOT, scene.outcome().reason());
    }

    @Test
    void theHighestLimitsOnManyLotsOverflowNothing() {
        Scene scene = Scene.live(Scene.fixed(100).withCharges(10_000, 10_000)).paddle("A");
        for (int i = 0; i < 50; i++) {
            scene.lot("lot" + i, 0, 0).open("lot" + i);
            scene.bid("A", "lot" + i, 100_000_000_000_000L);
            assertTrue(scene.outcome().accepted());
        }
        assertEquals(50 * 400_000_000_000_000L, scene.store.paddle(1).leadingMinor());
        long tenThousandLots = Math.multiplyExact(10_000L, 400_000_000_000_000L);
        assertTrue(tenThousandLots > 0, "and a whole show fits into a long");
    }

    @Test
    void hypePointsAreForBidsAndWins() {
        Scene scene = lots(Scene.fixed(100)).paddle("A");
        scene.bid("A", Scene.LOT, 1_000);
        scene.bid("A", Scene.LOT, 2_000);
        scene.bid("A", Scene.LOT, 1_500);
        assertEquals(2, scene.store.paddle(1).hype());
        scene.auctioneer(new Hammer(LOT, Long.MAX_VALUE));
        assertEquals(12, scene.store.paddle(1).hype());
        scene.auctioneer(new UndoHammer(LOT));
        assertEquals(2, scene.store.paddle(1).hype());
    }
}
