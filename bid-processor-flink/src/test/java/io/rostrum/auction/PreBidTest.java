package io.rostrum.auction;

import io.rostrum.contracts.auction.AuctionCommand.*;
import io.rostrum.contracts.auction.AuctionEvent.LotOpened;
import io.rostrum.contracts.auction.AuctionEvent.PreBidPlaced;
import io.rostrum.contracts.auction.Outcome.OwnAmount;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Limits set before a lot opens. */
class PreBidTest {

    private static final LotId LOT = new LotId(Scene.LOT);

    private Scene scene;

    @BeforeEach
    void aScheduledShow() {
        scene = new Scene();
        scene.seller(new CreateShow("A show", "USD", Scene.fixed(100)));
        scene.lot(Scene.LOT, 1_000, 0).lot("other", 1_000, 0);
        for (String user : List.of("A", "B", "C", "D")) {
            scene.paddle(user);
        }
        scene.seller(new ScheduleShow(1));
    }

    private Step pre(String user, long limit) {
        return scene.send(user, Role.BIDDER, new PlacePreBid(LOT, Scene.usd(limit), true));
    }

    private LotOpened open() {
        scene.seller(new GoLive());
        scene.seller(new OpenLot(LOT));
        return (LotOpened) scene.lastEvent();
    }

    @Test
    void theyAreFoldedInTheOrderOfTheLogWhenTheLotOpens() {
        pre("A", 5_000);
        assertEquals(new PreBidPlaced(LOT, 1), scene.lastEvent());
        assertEquals(0, scene.standing(Scene.LOT).priceMinor(), "nobody leads before");
        pre("B", 7_000);
        pre("C", 6_000);
        LotOpened opened = open();
        assertEquals(3, opened.preBids());
        assertEquals(List.of(), opened.lapsed());
        assertEquals(2, opened.standing().leader());
        assertEquals(6_100, opened.standing().priceMinor());
    }

    @Test
    void thoseThatCannotStandAreListedAsLapsed() {
        pre("A", 5_000);
        pre("B", 7_000);
        pre("C", 5_050);
        LotOpened opened = open();
        assertEquals(List.of(3), opened.lapsed(), "5,100 was asked when it was folded");
        assertEquals(2, opened.preBids());
        assertEquals(5_100, opened.standing().priceMinor());
    }

    @Test
    void aChangedPreBidTakesItsNewPlace() {
        pre("A", 5_000);
        pre("B", 5_000);
        pre("A", 5_000);
        LotOpened opened = open();
        assertEquals(2, opened.standing().leader(), "A's came later now");
        assertEquals(5_000, opened.standing().priceMinor());
        assertEquals(2, opened.preBids());
    }

    @Test
    void aPreBidMayBeLoweredBeforeTheLotOpens() {
        pre("A", 5_000);
        pre("A", 2_000);
        pre("B", 3_000);
        LotOpened opened = open();
        assertEquals(2, opened.standing().leader());
        assertEquals(2_100, opened.standing().priceMinor());
    }

    @Test
    void theReserveIsJumpedToAtOpening() {
        scene.seller(new ReviseLot(LOT, Scene.spec(1_000, 4_000, null)));
        pre("A", 5_000);
        assertEquals(4_000, open().standing().priceMinor());
    }

    @Test
    void barredAndOverdrawnPaddlesLapse() {
        scene.system(new ApprovePaddle(new UserId("A"), Scene.usd(5_000)));
        pre("A", 5_000);
        pre("B", 2_000);
        scene.seller(new BarPaddle(2, ""));
        scene.seller(new GoLive());
        scene.seller(new OpenLot(new LotId("other")));
        scene.bid("A", "other", 1_000);
        scene.seller(new OpenLot(LOT));
        LotOpened opened = (LotOpened) scene.lastEvent();
        assertEquals(List.of(1, 2), opened.lapsed());
        assertEquals(0, opened.standing().leader());
        assertEquals(1_000, scene.store.paddle(1).leadingMinor());
    }

    @Test
    void thoseThatStandCanBeTakenBackLikeBids() {
        pre("A", 5_000);
        long slip = pre("B", 7_000).outcome().seq();
        open();
        scene.seller(new RetractBid(LOT, slip, ""));
        assertTrue(scene.outcome().accepted());
        assertEquals("A", scene.leader(Scene.LOT));
        assertEquals(1_000, scene.standing(Scene.LOT).priceMinor());
    }

    @Test
    void onesOwnArePreBidsUntilTheLotOpens() {
        pre("A", 5_000);
        scene.send("A", Role.BIDDER, new MyBids(0));
        assertEquals(List.of(new OwnAmount(LOT, 5_000, 0)), scene.outcome().own());
        open();
        scene.bid("A", Scene.LOT, 6_000);
        long seq = scene.outcome().seq();
        scene.send("A", Role.BIDDER, new MyBids(0));
        assertEquals(List.of(new OwnAmount(LOT, 6_000, seq)), scene.outcome().own());
        scene.send("A", Role.BIDDER, new MyBids(1));
        assertEquals(List.of(), scene.outcome().own(), "those after the first place");
    }

    @Test
    void theyAreTakenWhileTheShowIsLiveAndTheLotIsPending() {
        scene.seller(new GoLive());
        assertTrue(pre("A", 5_000).outcome().accepted());
        scene.seller(new PauseShow());
        assertEquals(Refusal.SHOW_PAUSED, pre("A", 6_000).outcome().reason());
        scene.seller(new ResumeShow());
        scene.seller(new OpenLot(LOT));
        assertEquals(Refusal.WRONG_PHASE, pre("A", 6_000).outcome().reason());
    }

    @ParameterizedTest
    @CsvSource({"999, true, BELOW_ASKING", "5001, false, CONFIRM_NEEDED", "5000, false,", "5001, true,",
        "9223372036854775807, true, OVER_MAXIMUM"})
    void theyAreRefusedAsBidsAre(long limit, boolean confirmed, Refusal refusal) {
        scene.send("A", Role.BIDDER, new PlacePreBid(LOT, Scene.usd(limit), confirmed));
        assertEquals(refusal, scene.outcome().reason());
    }

    @Test
    void otherFaultsAreNamedToo() {
        scene.send("A", Role.BIDDER, new PlacePreBid(LOT, new Money(2_000, "EUR"), true));
        assertEquals(Refusal.WRONG_CURRENCY, scene.outcome().reason());
        scene.send("E", Role.BIDDER, new PlacePreBid(LOT, Scene.usd(2_000), true));
        assertEquals(Refusal.NO_PADDLE, scene.outcome().reason());
        scene.send("A", Role.BIDDER, new PlacePreBid(new LotId("none"), Scene.usd(2_000), true));
        assertEquals(Refusal.UNKNOWN_LOT, scene.outcome().reason());
    }
}
