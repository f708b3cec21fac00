package io.rostrum.auction;

import io.rostrum.contracts.auction.AuctionCommand.*;
import io.rostrum.contracts.auction.AuctionEvent.BidAccepted;
import io.rostrum.contracts.auction.AuctionEvent.BidRetracted;
import io.rostrum.contracts.auction.AuctionEvent.LotExtended;
import io.rostrum.contracts.auction.AuctionEvent.LotPassed;
import io.rostrum.contracts.auction.AuctionEvent.LotSold;
import io.rostrum.contracts.auction.AuctionEvent.OutageBridged;
import io.rostrum.contracts.auction.AuctionEvent.SaleConfirmed;
import io.rostrum.contracts.auction.AuctionEvent.ShowResumed;
import io.rostrum.contracts.auction.BidKind;
import io.rostrum.contracts.auction.Closing;
import io.rostrum.contracts.auction.LotPhase;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.auction.RulePack;
import io.rostrum.contracts.auction.SoftClose;
import io.rostrum.contracts.auction.SoftClose.Trigger;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.identity.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Deadlines: closings, soft closes, undo windows, pauses, outages. */
class ClosingTest {

    private static final LotId LOT = new LotId(Scene.LOT);

    /** 60 s; in the last 10 s a bid leaves 15 s. */
    private static RulePack soft(Trigger trigger, int max) {
        return Scene.fixed(100).withClosing(
                Closing.TIMED, 60_000, new SoftClose(10_000, 15_000, trigger, max));
    }

    private static Scene timed(RulePack pack) {
        return Scene.live(pack).lot(Scene.LOT, 1_000, 0).open(Scene.LOT).paddle("A").paddle("B");
    }

    private static long deadline(Scene scene, String lotId) {
        return scene.standing(lotId).deadlineMillis() - Scene.START;
    }

    @Test
    void aBidCountsExactlyIfItIsBeforeTheDeadline() {
        Scene early = timed(soft(Trigger.ANY_ACCEPTED, 0)).live(59_999);
        early.bid("A", Scene.LOT, 1_000);
        assertTrue(early.outcome().accepted());
        Scene late = timed(soft(Trigger.ANY_ACCEPTED, 0)).live(59_000).pass(1_000);
        late.bid("A", Scene.LOT, 1_000);
        assertEquals(Refusal.TOO_LATE, late.outcome().reason());
        assertEquals(LotPhase.PASSED, late.standing(Scene.LOT).phase());
    }

    @ParameterizedTest(name = "a bid {0} ms after opening: deadline {1}")
    @CsvSource({"0, 60000", "49999, 60000", "50000, 60000", "50001, 65001", "55000, 70000", "59999, 74999"})
    void aBidInTheWindowLeavesExtendTo(long at, long deadline) {
        Scene scene = timed(soft(Trigger.ANY_ACCEPTED, 0)).live(at);
        scene.bid("A", Scene.LOT, 1_000);
        assertEquals(deadline, deadline(scene, Scene.LOT));
        assertEquals(deadline != 60_000, ((BidAccepted) scene.lastEvent()).extended());
    }

    @Test
    void anExtensionNeverMakesADeadlineEarlier() {
        RulePack pack = Scene.fixed(100).withClosing(
                Closing.TIMED, 60_000, new SoftClose(10_000, 2_000, Trigger.ANY_ACCEPTED, 0));
        Scene scene = timed(pack).live(55_000);
        scene.bid("A", Scene.LOT, 1_000);
        assertEquals(60_000, deadline(scene, Scene.LOT));
        scene.live(4_000);
        scene.bid("B", Scene.LOT, 1_100);
        assertEquals(61_000, deadline(scene, Scene.LOT));
    }

    @Test
    void refusedBidsAndOwnRaisesNeverExtend() {
        Scene scene = timed(soft(Trigger.ANY_ACCEPTED, 0));
        scene.bid("A", Scene.LOT, 1_000);
        scene.live(59_000);
        scene.bid("B", Scene.LOT, 1_050);
        assertFalse(scene.outcome().accepted());
        scene.bid("A", Scene.LOT, 5_000);
        assertTrue(scene.outcome().accepted());
        scene.bid("A", Scene.LOT, 2_000, BidKind.EXACT);
        assertTrue(scene.outcome().accepted());
        assertEquals(60_000, deadline(scene, Scene.LOT));
    }

    @Test
    void onLeaderChangeOnlyANewLeaderExtends() {
        Scene scene = timed(soft(Trigger.LEADER_CHANGE, 0));
        scene.bid("A", Scene.LOT, 5_000);
        scene.live(55_000);
        scene.bid("B", Scene.LOT, 3_000);
        assertEquals(60_000, deadline(scene, Scene.LOT));
        scene.bid("B", Scene.LOT, 6_000);
        assertEquals(70_000, deadline(scene, Scene.LOT));
    }

    @Test
    void aLotIsExtendedNoMoreOftenThanItsPackAllows() {
        Scene scene = timed(soft(Trigger.ANY_ACCEPTED, 2));
        scene.live(59_000).bid("A", Scene.LOT, 1_000);
        scene.live(14_000).bid("B", Scene.LOT, 1_100);
        assertEquals(88_000, deadline(scene, Scene.LOT));
        assertEquals(2, scene.standing(Scene.LOT).extensions());
        scene.live(14_000).bid("A", Scene.LOT, 1_200);
        assertEquals(88_000, deadline(scene, Scene.LOT));
    }

    @Test
    void suddenDeathIsNotExtended() {
        Scene scene = timed(Scene.fixed(100).withClosing(Closing.TIMED, 60_000, null)).live(59_999);
        scene.bid("A", Scene.LOT, 1_000);
        assertEquals(60_000, deadline(scene, Scene.LOT));
    }

    @Test
    void aRetractionInTheWindowExtends() {
        Scene scene = timed(soft(Trigger.LEADER_CHANGE, 0));
        scene.bid("A", Scene.LOT, 1_000);
        long slip = scene.outcome().seq();
        scene.live(30_000).auctioneer(new RetractBid(LOT, slip, ""));
        assertEquals(60_000, deadline(scene, Scene.LOT));
        scene.bid("A", Scene.LOT, 1_000);
        slip = scene.outcome().seq();
        scene.live(25_000).auctioneer(new RetractBid(LOT, slip, "a slip"));
        assertEquals(70_000, deadline(scene, Scene.LOT));
        assertEquals(2, ((BidRetracted) scene.lastEvent()).standing().rollbackEpoch());
    }

    @Test
    void aGroupSharesTheDeadlineOfWhoeverIsExtended() {
        Scene scene = Scene.live(soft(Trigger.ANY_ACCEPTED, 0).withGroup("pair"));
        scene.lot("one", 1_000, 0).lot("two", 1_000, 0).lot("three", 1_000, 0).paddle("A");
        scene.open("one").open("two").live(55_000);
        scene.bid("A", "one", 1_000);
        assertEquals(70_000, deadline(scene, "one"));
        assertEquals(70_000, deadline(scene, "two"));
        assertEquals(1, scene.events(LotExtended.class).size());
        assertEquals("two", scene.events(LotExtended.class).getFirst().lotId().value());
        assertEquals(0, scene.standing("three").deadlineMillis(), "a lot that is not open has no deadline");
        assertEquals(1, scene.last.events().stream().filter(e -> e.event().commandId() != null).count());
    }

    @Test
    void noMemberOfAGroupGetsAnEarlierDeadline() {
        Scene scene = Scene.live(soft(Trigger.ANY_ACCEPTED, 0).withGroup("pair"));
        scene.lot("one", 1_000, 0).lot("two", 1_000, 0).paddle("A");
        scene.open("one").live(40_000).open("two").live(15_000);
        scene.bid("A", "one", 1_000);
        assertEquals(100_000, deadline(scene, "one"), "the later deadline of the other member");
        assertEquals(100_000, deadline(scene, "two"));
        assertTrue(scene.events(LotExtended.class).isEmpty());
    }

    @Test
    void aMemberThatClosedIsNotExtended() {
        Scene scene = Scene.live(soft(Trigger.ANY_ACCEPTED, 0).withGroup("pair"));
        scene.lot("one", 1_000, 0).lot("two", 1_000, 0).paddle("A");
        scene.open("one").open("two").live(50_000);
        scene.auctioneer(new PassLot(new LotId("two")));
        scene.live(5_000).bid("A", "one", 1_000);
        assertEquals(LotPhase.PASSED, scene.standing("two").phase());
        assertTrue(scene.events(LotExtended.class).isEmpty());
    }

    @Test
    void lotsAreSettledInTheOrderOfDeadlineAndId() {
        Scene scene = Scene.live(Scene.fixed(100).withClosing(Closing.TIMED, 60_000, null));
        for (String id : List.of("c", "a", "b")) {
            scene.lot(id, 1_000, 0);
        }
        scene.open("c").pass(1_000).open("b").open("a").live(55_000).pass(20_000);
        scene.system(new CloseDue(new LotId("a"), 1));
        scene.live(60_000);
        assertEquals(
                List.of("c", "a", "b"),
                scene.events(LotPassed.class).stream().map(e -> e.lotId().value()).toList());
    }

    @Test
    void whatADeadlineBringsHappenedAtTheDeadlineWhoeverBringsTheTime() {
        Scene prompt = timed(soft(Trigger.ANY_ACCEPTED, 0));
        prompt.bid("A", Scene.LOT, 1_000);
        prompt.live(60_000).live(10_000);
        Scene slow = timed(soft(Trigger.ANY_ACCEPTED, 0));
        slow.bid("A", Scene.LOT, 1_000);
        slow.live(58_500).pass(4_000).live(20_000);
        assertEquals(LotPhase.CONFIRMED, prompt.standing(Scene.LOT).phase());
        assertEquals(LotPhase.CONFIRMED, slow.standing(Scene.LOT).phase());
        assertEquals(hashes(prompt), hashes(slow), "when the nudge came makes no difference");
        assertEquals(
                Scene.START + 60_000, slow.events.get(slow.events.size() - 2).event().atMillis());
        assertEquals(Scene.START + 70_000, slow.events.getLast().event().atMillis());
    }

    private static List<String> hashes(Scene scene) {
        return scene.events.stream().map(RecordedEvent::hash).toList();
    }

    @Test
    void nudgesChangeNothingButTheTime() {
        Scene scene = timed(soft(Trigger.ANY_ACCEPTED, 0));
        int before = scene.events.size();
        scene.system(new CloseDue(LOT, scene.now));
        scene.system(new CloseDue(new LotId("none"), 0));
        scene.system(new CloseDue(LOT, Long.MAX_VALUE));
        assertEquals(before, scene.events.size());
        assertEquals(null, scene.last.outcome());
        scene.live(60_000);
        scene.system(new CloseDue(LOT, scene.now));
        scene.system(new CloseDue(LOT, scene.now));
        assertEquals(before + 1, scene.events.size());
    }

    @Test
    void aTimedLotIsSoldAtItsDeadlineAndConfirmedAfterTheUndoWindow() {
        Scene scene = timed(soft(Trigger.ANY_ACCEPTED, 0));
        scene.bid("A", Scene.LOT, 5_000);
        scene.live(60_000);
        LotSold sold = (LotSold) scene.lastEvent();
        assertEquals(1, sold.paddle());
        assertEquals(1_000, sold.hammerMinor());
        assertEquals(Scene.START + 70_000, sold.standing().deadlineMillis());
        scene.live(9_999);
        assertTrue(scene.events(SaleConfirmed.class).isEmpty());
        scene.live(1);
        SaleConfirmed confirmed = scene.events(SaleConfirmed.class).getFirst();
        assertEquals("A", confirmed.winner().value());
        assertEquals(Scene.SELLER, confirmed.sellerId().value());
        assertEquals(1_000, confirmed.hammerMinor());
        assertEquals(0, confirmed.standing().deadlineMillis());
    }

    @Test
    void anUndoneHammerOpensTheLotAgain() {
        Scene scene = timed(soft(Trigger.ANY_ACCEPTED, 0));
        scene.bid("A", Scene.LOT, 5_000);
        scene.live(65_000);
        scene.auctioneer(new UndoHammer(LOT));
        assertEquals(LotPhase.OPEN, scene.standing(Scene.LOT).phase());
        assertEquals(80_000, deadline(scene, Scene.LOT), "now and what the soft close extends to");
        scene.bid("B", Scene.LOT, 2_000);
        assertTrue(scene.outcome().accepted());
        scene.live(15_000);
        assertEquals(LotPhase.SOLD, scene.standing(Scene.LOT).phase());
        assertEquals(2_100, scene.state(Scene.LOT).hammerMinor());
    }

    @Test
    void anUndoAfterTheWindowIsTooLate() {
        Scene scene = timed(soft(Trigger.ANY_ACCEPTED, 0));
        scene.bid("A", Scene.LOT, 5_000);
        scene.live(70_000);
        scene.auctioneer(new UndoHammer(LOT));
        assertEquals(Refusal.UNDO_TOO_LATE, scene.outcome().reason());
    }

    @Test
    void aHammerThatIsUndoneOnALotWithoutADeadlineLeavesItToTheAuctioneer() {
        Scene scene = Scene.live(Scene.fixed(100)).lot(Scene.LOT, 1_000, 0).open(Scene.LOT).paddle("A");
        scene.bid("A", Scene.LOT, 5_000);
        scene.auctioneer(new Hammer(LOT, scene.outcome().seq()));
        scene.live(9_000).auctioneer(new UndoHammer(LOT));
        assertEquals(0, scene.standing(Scene.LOT).deadlineMillis());
        scene.live(300_000);
        assertEquals(LotPhase.OPEN, scene.standing(Scene.LOT).phase());
        assertEquals(Step.NEVER, scene.last.nextDeadlineMillis());
    }

    @Test
    void aPauseFreezesEveryDeadline() {
        Scene scene =
                timed(soft(Trigger.ANY_ACCEPTED, 0)).lot("sold", 1_000, 0, Scene.fixed(100)).open("sold");
        scene.bid("A", "sold", 1_000);
        scene.auctioneer(new Hammer(new LotId("sold"), scene.outcome().seq()));
        scene.live(4_000).seller(new PauseShow());
        assertEquals(56_000, scene.standing(Scene.LOT).frozenMillis());
        assertEquals(Step.NEVER, scene.last.nextDeadlineMillis());
        assertFalse(scene.last.wantsHeartbeat());
        assertTrue(scene.last.changes().everything());
        scene.pass(500_000).bid("B", Scene.LOT, 1_000);
        assertEquals(Refusal.SHOW_PAUSED, scene.outcome().reason());
        scene.seller(new ResumeShow());
        assertEquals(new ShowResumed(500_000), scene.lastEvent());
        assertEquals(560_000, deadline(scene, Scene.LOT));
        assertEquals(0, scene.standing(Scene.LOT).frozenMillis());
        assertEquals(LotPhase.SOLD, scene.standing("sold").phase(), "the undo window stood still too");
        scene.live(6_000);
        assertEquals(LotPhase.CONFIRMED, scene.standing("sold").phase());
        scene.live(49_999).bid("B", Scene.LOT, 1_000);
        assertTrue(scene.outcome().accepted());
    }

    @Test
    void aSilenceLongerThanTheOutageMovesEveryDeadlineByIt() {
        Scene scene = timed(soft(Trigger.ANY_ACCEPTED, 0)).live(30_000).pass(5_000);
        scene.system(new Heartbeat());
        assertEquals(60_000, deadline(scene, Scene.LOT), "five seconds are no outage yet");
        scene.pass(5_001).bid("A", Scene.LOT, 1_000);
        assertEquals(new OutageBridged(5_001), scene.events(OutageBridged.class).getFirst());
        assertEquals(65_001, deadline(scene, Scene.LOT));
        assertTrue(scene.outcome().accepted());
    }

    @Test
    void aLotWhoseDeadlinePassedInAnOutageIsOpenAfterIt() {
        Scene scene = timed(soft(Trigger.ANY_ACCEPTED, 0)).live(55_000).pass(600_000);
        scene.bid("A", Scene.LOT, 1_000);
        assertTrue(scene.outcome().accepted());
        assertEquals(670_000, deadline(scene, Scene.LOT), "five seconds were left, so the bid extends too");
    }

    @Test
    void whatClosedBeforeAnOutageWasNoticedStaysClosed() {
        Scene scene = timed(soft(Trigger.ANY_ACCEPTED, 0)).live(58_000).pass(4_000);
        scene.bid("A", Scene.LOT, 1_000);
        assertEquals(Refusal.TOO_LATE, scene.outcome().reason());
        scene.pass(4_000).system(new Heartbeat());
        assertEquals(LotPhase.PASSED, scene.standing(Scene.LOT).phase());
        assertTrue(scene.events(OutageBridged.class).isEmpty(), "no deadline was left to move");
    }

    @Test
    void aShowWithoutOpenLotsHasNoOutages() {
        Scene scene = Scene.live(soft(Trigger.ANY_ACCEPTED, 0)).lot(Scene.LOT, 1_000, 0).pass(3_600_000);
        scene.open(Scene.LOT);
        assertTrue(scene.events(OutageBridged.class).isEmpty());
        assertEquals(3_660_000, deadline(scene, Scene.LOT));
        assertTrue(scene.last.wantsHeartbeat());
    }

    @Test
    void onlyThePlatformsHeartbeatIsASignOfLife() {
        Scene scene = timed(soft(Trigger.ANY_ACCEPTED, 0));
        for (int i = 0; i < 6; i++) {
            scene.pass(1_000).send("A", Role.BIDDER, new Heartbeat());
        }
        assertEquals(1, scene.events(OutageBridged.class).size());
    }

    @Test
    void aStepSaysWhenTheNextNudgeIsWanted() {
        Scene scene = timed(soft(Trigger.ANY_ACCEPTED, 0));
        assertEquals(Scene.START + 60_000, scene.last.nextDeadlineMillis());
        assertEquals(LOT, scene.last.nextDeadlineLot());
        scene.bid("A", Scene.LOT, 1_000);
        scene.live(60_000);
        assertEquals(Scene.START + 70_000, scene.last.nextDeadlineMillis());
        scene.live(10_000);
        assertEquals(Step.NEVER, scene.last.nextDeadlineMillis());
        assertEquals(null, scene.last.nextDeadlineLot());
    }

    @Test
    void endingAPausedShowLetsSoldLotsBeConfirmed() {
        Scene scene = timed(soft(Trigger.ANY_ACCEPTED, 0));
        scene.bid("A", Scene.LOT, 1_000);
        scene.live(62_000).seller(new PauseShow());
        scene.pass(100_000).seller(new EndShow(false));
        assertTrue(scene.outcome().accepted());
        assertEquals(LotPhase.SOLD, scene.standing(Scene.LOT).phase());
        assertEquals(Scene.START + 170_000, scene.last.nextDeadlineMillis());
        scene.pass(8_000).system(new CloseDue(LOT, scene.now));
        assertEquals(LotPhase.CONFIRMED, scene.standing(Scene.LOT).phase());
    }
}
