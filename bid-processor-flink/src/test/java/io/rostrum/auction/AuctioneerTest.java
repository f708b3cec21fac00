package io.rostrum.auction;

import io.rostrum.contracts.auction.AuctionCommand.*;
import io.rostrum.contracts.auction.AuctionEvent.LotPassed;
import io.rostrum.contracts.auction.AuctionEvent.LotSold;
import io.rostrum.contracts.auction.AuctionEvent.SaleConfirmed;
import io.rostrum.contracts.auction.LotPhase;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.auction.ReserveState;
import io.rostrum.contracts.auction.RulePack;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What the auctioneer does to an open lot. */
class AuctioneerTest {

    private static final LotId LOT = new LotId(Scene.LOT);

    private Scene scene;

    @BeforeEach
    void anOpenLotWithAReserve() {
        scene = Scene.live(Scene.fixed(100)).lot(Scene.LOT, 1_000, 3_000).open(Scene.LOT);
        scene.paddle("A").paddle("B");
    }

    private Refusal hammer(long ifSeq) {
        scene.auctioneer(new Hammer(LOT, ifSeq));
        return scene.outcome().reason();
    }

    @Test
    void theHammerFallsForTheLeaderAtThePrice() {
        scene.bid("A", Scene.LOT, 5_000);
        assertEquals(null, hammer(scene.outcome().seq()));
        LotSold sold = (LotSold) scene.lastEvent();
        assertEquals(1, sold.paddle());
        assertEquals(3_000, sold.hammerMinor());
        assertEquals(LotPhase.SOLD, sold.standing().phase());
        assertEquals(0, sold.standing().askingMinor());
    }

    @Test
    void aHammerBehindABidIsStale() {
        scene.bid("A", Scene.LOT, 5_000);
        long seen = scene.outcome().seq();
        scene.bid("B", Scene.LOT, 6_000);
        assertEquals(Refusal.STALE, hammer(seen));
        assertEquals(LotPhase.OPEN, scene.standing(Scene.LOT).phase());
        assertEquals(null, hammer(scene.events.getLast().event().seq()));
    }

    @Test
    void aRetractionMakesAHammerStaleAndARefusedBidDoesNot() {
        scene.bid("A", Scene.LOT, 5_000);
        long seen = scene.outcome().seq();
        scene.bid("B", Scene.LOT, 10);
        scene.auctioneer(new GiveFairWarning(LOT));
        scene.auctioneer(new RetractBid(LOT, seen, ""));
        assertEquals(Refusal.STALE, hammer(seen));
    }

    @Test
    void aHammerIsNotStaleForWhatIsNoBid() {
        scene.bid("A", Scene.LOT, 5_000);
        long seen = scene.outcome().seq();
        scene.bid("B", Scene.LOT, 10);
        scene.auctioneer(new GiveFairWarning(LOT));
        assertEquals(null, hammer(seen));
    }

    @Test
    void aLotWithoutABidOrUnderItsReserveIsPassed() {
        hammer(Long.MAX_VALUE);
        assertEquals(false, ((LotPassed) scene.lastEvent()).reserveNotMet());
        scene.lot("two", 1_000, 3_000).open("two");
        scene.bid("A", "two", 2_000);
        scene.auctioneer(new Hammer(new LotId("two"), Long.MAX_VALUE));
        LotPassed passed = (LotPassed) scene.lastEvent();
        assertEquals(true, passed.reserveNotMet());
        assertEquals(0, passed.standing().leader(), "a lot that passed has no winner");
        assertEquals(2_000, passed.standing().priceMinor());
        assertEquals(0, scene.store.paddle(1).leadingMinor());
    }

    @Test
    void aBidDuringFairWarningTakesTheLotBackToOpen() {
        scene.bid("A", Scene.LOT, 5_000);
        scene.auctioneer(new GiveFairWarning(LOT));
        assertEquals(LotPhase.FAIR_WARNING, scene.standing(Scene.LOT).phase());
        scene.auctioneer(new GiveFairWarning(LOT));
        assertEquals(Refusal.WRONG_PHASE, scene.outcome().reason());
        scene.bid("B", Scene.LOT, 10);
        assertEquals(LotPhase.FAIR_WARNING, scene.standing(Scene.LOT).phase(), "a refused bid does not");
        scene.bid("B", Scene.LOT, 4_000);
        assertEquals(LotPhase.OPEN, scene.standing(Scene.LOT).phase());
    }

    @Test
    void passingEndsALotWithoutASale() {
        scene.bid("A", Scene.LOT, 5_000);
        scene.auctioneer(new PassLot(LOT));
        assertEquals(LotPhase.PASSED, scene.standing(Scene.LOT).phase());
        scene.bid("A", Scene.LOT, 6_000);
        assertEquals(Refusal.LOT_NOT_OPEN, scene.outcome().reason());
        scene.auctioneer(new UndoHammer(LOT));
        assertEquals(Refusal.WRONG_PHASE, scene.outcome().reason());
    }

    @Test
    void theIncrementIsSetFromTheNextBid() {
        scene.bid("A", Scene.LOT, 4_000);
        scene.auctioneer(new SetIncrement(LOT, Scene.usd(700)));
        assertEquals(3_000, scene.standing(Scene.LOT).priceMinor());
        assertEquals(3_700, scene.standing(Scene.LOT).askingMinor());
        scene.auctioneer(new SetIncrement(LOT, Scene.usd(0)));
        assertEquals(Refusal.BAD_RULES, scene.outcome().reason());
        scene.auctioneer(new SetIncrement(LOT, new Money(1, "EUR")));
        assertEquals(Refusal.WRONG_CURRENCY, scene.outcome().reason());
    }

    @Test
    void theOpeningIsLoweredOnlyWhileNobodyHasBid() {
        scene.auctioneer(new LowerOpening(LOT, Scene.usd(1_000)));
        assertEquals(Refusal.BAD_RULES, scene.outcome().reason());
        scene.auctioneer(new LowerOpening(LOT, Scene.usd(500)));
        assertEquals(500, scene.standing(Scene.LOT).askingMinor());
        scene.bid("A", Scene.LOT, 500);
        scene.auctioneer(new LowerOpening(LOT, Scene.usd(400)));
        assertEquals(Refusal.WRONG_PHASE, scene.outcome().reason());
    }

    @Test
    void aWaivedReserveIsNone() {
        scene.bid("A", Scene.LOT, 2_000);
        assertEquals(ReserveState.NOT_MET, scene.standing(Scene.LOT).reserve());
        scene.auctioneer(new WaiveReserve(LOT));
        assertEquals(ReserveState.NONE, scene.standing(Scene.LOT).reserve());
        assertEquals(1_000, scene.standing(Scene.LOT).priceMinor());
        scene.auctioneer(new WaiveReserve(LOT));
        assertEquals(Refusal.WRONG_PHASE, scene.outcome().reason());
        hammer(Long.MAX_VALUE);
        assertEquals(1_000, ((LotSold) scene.lastEvent()).hammerMinor());
    }

    @Test
    void whatThePackDoesNotAllowIsNotAllowed() {
        RulePack pack = Scene.fixed(100);
        RulePack strict = new RulePack(
                "strict", 1, pack.increments(), pack.closing(), 0, null, null, false, 0, 5_000, 5, 1_000_000,
                0, 0,
                RulePack.PaddleApproval.OPEN, new RulePack.AuctioneerMay(false, false, false), false, null);
        scene.lot("strict", 1_000, 2_000, strict).open("strict");
        LotId lot = new LotId("strict");
        scene.auctioneer(new SetIncrement(lot, Scene.usd(5)));
        assertEquals(Refusal.NOT_ALLOWED, scene.outcome().reason());
        scene.auctioneer(new LowerOpening(lot, Scene.usd(5)));
        assertEquals(Refusal.NOT_ALLOWED, scene.outcome().reason());
        scene.auctioneer(new WaiveReserve(lot));
        assertEquals(Refusal.NOT_ALLOWED, scene.outcome().reason());
    }

    @Test
    void withoutAnUndoWindowTheSaleIsConfirmedWithTheNextRecord() {
        scene.lot("quick", 1_000, 0, Scene.fixed(100).withUndoWindow(0)).open("quick");
        scene.bid("A", "quick", 1_000);
        scene.auctioneer(new Hammer(new LotId("quick"), scene.outcome().seq()));
        assertEquals(scene.now, scene.last.nextDeadlineMillis());
        scene.system(new CloseDue(new LotId("quick"), scene.now));
        assertEquals(1, scene.events(SaleConfirmed.class).size());
    }

    @Test
    void aPausedShowLetsNobodyOpenOrHammer() {
        scene.seller(new PauseShow());
        assertEquals(Refusal.SHOW_PAUSED, hammer(Long.MAX_VALUE));
        scene.send("B", Role.BIDDER, new LowerLimit(LOT, Scene.usd(1)));
        assertEquals(Refusal.SHOW_PAUSED, scene.outcome().reason());
        scene.auctioneer(new CancelLot(LOT));
        assertTrue(scene.outcome().accepted());
    }
}
