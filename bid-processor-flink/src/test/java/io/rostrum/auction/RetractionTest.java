package io.rostrum.auction;

import io.rostrum.auction.projection.Projections;
import io.rostrum.auction.state.PaddleState;
import io.rostrum.contracts.auction.AuctionCommand.*;
import io.rostrum.contracts.auction.AuctionEvent.BidRetracted;
import io.rostrum.contracts.auction.AuctionEvent.PaddleBarred;
import io.rostrum.contracts.auction.BoardRow;
import io.rostrum.contracts.auction.LotPhase;
import io.rostrum.contracts.auction.Outcome.OwnAmount;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Bids that are taken back, paddles that are barred, and what the limits that return may still be. */
class RetractionTest {

    private static final LotId LOT = new LotId(Scene.LOT);
    private static final LotId OTHER = new LotId("other");

    private Scene scene;

    @BeforeEach
    void aLiveShowWithTwoOpenLots() {
        scene = Scene.live(Scene.fixed(100)).lot(Scene.LOT, 1_000, 0).lot("other", 1_000, 0);
        scene.open(Scene.LOT).open("other").paddle("A").paddle("B").paddle("C");
    }

    private long bid(String user, LotId lot, long limit) {
        scene.bid(user, lot.value(), limit);
        assertTrue(scene.outcome().accepted(), () -> scene.outcome().toString());
        return scene.outcome().seq();
    }

    private void spends(String user, long limit) {
        scene.system(new ApprovePaddle(new UserId(user), Scene.usd(limit)));
    }

    private BidRetracted retract(long seq) {
        scene.auctioneer(new RetractBid(LOT, seq, "a slip"));
        return (BidRetracted) scene.events.getLast().event().event();
    }

    @Test
    void theEventNamesTheBidAndTheBoardAsItIsNow() {
        bid("A", LOT, 5_000);
        long slip = bid("B", LOT, 9_000);
        assertEquals(List.of(new BoardRow(2, 5_100), new BoardRow(1, 1_000)), board());
        BidRetracted event = retract(slip);
        assertEquals(slip, event.bidSeq());
        assertEquals(2, event.paddle());
        assertEquals("a slip", event.reason());
        assertEquals(List.of(new BoardRow(1, 1_000)), event.board());
        assertEquals(1, event.standing().rollbackEpoch());
        assertEquals(1, event.standing().bids());
        assertEquals(event.board(), board());
    }

    private List<BoardRow> board() {
        return Projections.lot(scene.store, LOT).board();
    }

    @Test
    void aRestoredLimitIsCutToItsPaddlesSpendingRoom() {
        spends("A", 10_000);
        bid("A", LOT, 8_000);
        long slip = bid("B", LOT, 9_000);
        bid("A", OTHER, 7_000);
        BidRetracted event = retract(slip);
        assertEquals(1, event.standing().leader());
        assertEquals(List.of(), event.lapsed());
        assertEquals(3_000, scene.state(Scene.LOT).standing().leaderLimitMinor(),
                "10,000 less the 7,000 elsewhere");
        assertEquals(10_000, paddle(1).leadingMinor());
        assertEquals(1_000, event.standing().priceMinor());
        scene.bid("B", Scene.LOT, 3_000);
        assertEquals(1, scene.standing(Scene.LOT).leader(), "at equal limits the earlier");
        assertEquals(3_000, scene.standing(Scene.LOT).priceMinor());
    }

    @Test
    void aRestoredLimitCutBelowThePriceLapsesAndTheEventSaysSo() {
        spends("A", 10_000);
        bid("A", LOT, 8_000);
        bid("C", LOT, 6_000);
        long slip = bid("B", LOT, 9_000);
        bid("A", OTHER, 7_000);
        BidRetracted event = retract(slip);
        assertEquals(List.of(1), event.lapsed(), "3,000 do not reach 6,100");
        assertEquals(3, event.standing().leader());
        assertEquals(1_000, event.standing().priceMinor());
        assertEquals(7_000, paddle(1).leadingMinor());
        assertEquals(1, event.standing().bids());
    }

    @Test
    void everyLimitMayLapse() {
        spends("A", 8_000);
        bid("A", LOT, 8_000);
        long slip = bid("B", LOT, 9_000);
        bid("A", OTHER, 8_000);
        BidRetracted event = retract(slip);
        assertEquals(List.of(1), event.lapsed());
        assertEquals(0, event.standing().leader());
        assertEquals(0, event.standing().priceMinor());
        assertEquals(1_000, event.standing().askingMinor());
    }

    @Test
    void aLimitThatLedAllTheTimeIsNotCut() {
        spends("A", 10_000);
        bid("A", LOT, 8_000);
        long slip = bid("B", LOT, 5_000);
        spends("A", 2_000);
        retract(slip);
        assertEquals(8_000, scene.state(Scene.LOT).standing().leaderLimitMinor());
    }

    @Test
    void noPackThatShipsLetsABidderProbeALimitByTakingABidBack() {
        bid("A", LOT, 5_000);
        long probe = bid("B", LOT, 9_000);
        scene.send("B", Role.BIDDER, new RetractBid(LOT, probe, "I only wanted to know"));
        assertEquals(Refusal.NOT_ALLOWED, scene.outcome().reason());
        assertEquals("B", scene.leader(Scene.LOT));
        assertEquals(5_100, scene.standing(Scene.LOT).priceMinor());
        retract(probe);
        assertEquals("A", scene.leader(Scene.LOT));
    }

    @Test
    void whereThePackAllowsItABidderTakesBackTheirOwnBidAndNoOtherOnes() {
        scene.lot("lenient", 1_000, 0, Scene.fixed(100).withBidderMayRetract(true)).open("lenient");
        LotId lenient = new LotId("lenient");
        long own = bid("A", lenient, 5_000);
        scene.send("B", Role.BIDDER, new RetractBid(lenient, own, ""));
        assertEquals(Refusal.NOT_APPOINTED, scene.outcome().reason());
        scene.send("stranger", Role.BIDDER, new RetractBid(lenient, own, ""));
        assertEquals(Refusal.NO_PADDLE, scene.outcome().reason());
        scene.send("A", Role.BIDDER, new RetractBid(lenient, own, ""));
        assertTrue(scene.outcome().accepted());
        scene.send("A", Role.BIDDER, new RetractBid(lenient, own, ""));
        assertEquals(Refusal.NOTHING_TO_RETRACT, scene.outcome().reason());
    }

    @Test
    void whatIsNoBidOfAnOpenLotCannotBeTakenBack() {
        long bid = bid("A", LOT, 5_000);
        scene.send("A", Role.BIDDER, new LowerLimit(LOT, Scene.usd(4_000)));
        scene.auctioneer(new RetractBid(LOT, scene.outcome().seq(), ""));
        assertEquals(Refusal.NOTHING_TO_RETRACT, scene.outcome().reason());
        scene.auctioneer(new RetractBid(LOT, 999, ""));
        assertEquals(Refusal.NOTHING_TO_RETRACT, scene.outcome().reason());
        scene.auctioneer(new RetractBid(new LotId("none"), bid, ""));
        assertEquals(Refusal.UNKNOWN_LOT, scene.outcome().reason());
        scene.auctioneer(new Hammer(LOT, Long.MAX_VALUE));
        scene.auctioneer(new RetractBid(LOT, bid, ""));
        assertEquals(Refusal.LOT_NOT_OPEN, scene.outcome().reason());
    }

    @Test
    void hypePointsOfABidGoWithIt() {
        long bid = bid("A", LOT, 5_000);
        assertEquals(1, paddle(1).hype());
        retract(bid);
        assertEquals(0, paddle(1).hype());
    }

    @Test
    void barringRemovesTheLimitsOnEveryOpenLotAndLeavesWhatIsSold() {
        bid("A", LOT, 5_000);
        bid("B", LOT, 9_000);
        bid("B", OTHER, 9_000);
        scene.lot("sold", 1_000, 0).open("sold");
        bid("B", new LotId("sold"), 2_000);
        scene.auctioneer(new Hammer(new LotId("sold"), Long.MAX_VALUE));
        scene.auctioneer(new BarPaddle(2, "rude"));
        assertEquals(
                new PaddleBarred(new UserId("B"), 2, "rude"), scene.last.events().getFirst().event().event());
        List<BidRetracted> gone = scene.events(BidRetracted.class);
        assertEquals(List.of(LOT, OTHER), gone.stream().map(BidRetracted::lotId).toList());
        assertTrue(gone.stream().allMatch(e -> e.bidSeq() == 0 && e.paddle() == 2));
        assertEquals("A", scene.leader(Scene.LOT));
        assertEquals("-", scene.leader("other"));
        assertEquals(LotPhase.SOLD, scene.standing("sold").phase());
        assertEquals(0, paddle(2).leadingMinor());
        assertEquals(1_000, paddle(2).wonMinor());
    }

    @Test
    void roomThatOneRestoredLimitUsesIsGoneForTheNext() {
        spends("A", 10_000);
        bid("A", LOT, 8_000);
        bid("B", LOT, 9_000);
        bid("A", OTHER, 8_000);
        bid("B", OTHER, 9_000);
        scene.auctioneer(new BarPaddle(2, ""));
        assertEquals(8_000, scene.state(Scene.LOT).standing().leaderLimitMinor());
        assertEquals(2_000, scene.state("other").standing().leaderLimitMinor());
        assertEquals(10_000, paddle(1).leadingMinor());
    }

    @Test
    void aSoldLotThatOpensAgainForgetsThePaddlesBarredMeanwhile() {
        bid("A", LOT, 5_000);
        bid("B", LOT, 9_000);
        scene.auctioneer(new Hammer(LOT, Long.MAX_VALUE));
        scene.auctioneer(new BarPaddle(2, ""));
        scene.auctioneer(new UndoHammer(LOT));
        assertEquals("A", scene.leader(Scene.LOT));
        assertEquals(1_000, scene.standing(Scene.LOT).priceMinor());
        assertEquals(0, paddle(2).leadingMinor());
        assertEquals(0, paddle(2).wonMinor());
    }

    @Test
    void anUndoneHammerRestoresTheLimitOnlyAsFarAsThereIsRoom() {
        spends("A", 10_000);
        bid("A", LOT, 9_000);
        scene.auctioneer(new Hammer(LOT, Long.MAX_VALUE));
        assertEquals(1_000, paddle(1).wonMinor());
        bid("A", OTHER, 6_000);
        scene.auctioneer(new UndoHammer(LOT));
        assertEquals(4_000, scene.state(Scene.LOT).standing().leaderLimitMinor());
        assertEquals(10_000, paddle(1).leadingMinor());
        assertEquals(0, paddle(1).wonMinor());
    }

    @Test
    void aLimitLoweredToAnEarlierEqualOneThatHasNoRoomStaysInTheLead() {
        spends("B", 9_000);
        bid("A", LOT, 8_000);
        bid("B", LOT, 8_000);
        bid("A", LOT, 9_500);
        bid("B", OTHER, 9_000);
        scene.send("A", Role.BIDDER, new LowerLimit(LOT, Scene.usd(8_000)));
        BidRetracted lapse = (BidRetracted) scene.lastEvent();
        assertEquals(List.of(2), lapse.lapsed());
        assertEquals("A", scene.leader(Scene.LOT));
        assertEquals(9_000, paddle(2).leadingMinor());
        scene.send("A", Role.BIDDER, new MyBids(0));
        assertEquals(8_000, scene.outcome().own().getFirst().amountMinor());
    }

    @Test
    void aRetractedBidIsNoLongerOnesOwn() {
        long first = bid("A", LOT, 5_000);
        long second = bid("A", LOT, 9_000);
        retract(second);
        scene.send("A", Role.BIDDER, new MyBids(0));
        assertEquals(List.of(new OwnAmount(LOT, 5_000, first)), scene.outcome().own());
        retract(first);
        scene.send("A", Role.BIDDER, new MyBids(0));
        assertEquals(List.of(), scene.outcome().own());
    }

    @Test
    void anUnpaidOrderBarsItsWinner() {
        bid("A", LOT, 2_000);
        scene.auctioneer(new Hammer(LOT, Long.MAX_VALUE));
        bid("A", OTHER, 2_000);
        scene.live(10_000).system(new OrderUnpaid(LOT));
        assertTrue(scene.outcome().accepted());
        assertEquals("-", scene.leader("other"));
        assertEquals(0, paddle(1).wonMinor());
        scene.bid("A", "other", 5_000);
        assertEquals(Refusal.PADDLE_BARRED, scene.outcome().reason());
        scene.system(new OrderUnpaid(LOT));
        assertEquals(Refusal.WRONG_PHASE, scene.outcome().reason());
    }

    private PaddleState paddle(int number) {
        return scene.store.paddle(number);
    }
}
