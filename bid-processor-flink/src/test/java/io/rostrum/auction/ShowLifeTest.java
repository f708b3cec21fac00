package io.rostrum.auction;

import io.rostrum.contracts.auction.AuctionCommand;
import io.rostrum.contracts.auction.AuctionCommand.*;
import io.rostrum.contracts.auction.AuctionEvent.LotCancelled;
import io.rostrum.contracts.auction.AuctionEvent.LotsOrdered;
import io.rostrum.contracts.auction.AuctionEvent.ShowCreated;
import io.rostrum.contracts.auction.AuctionEvent.ShowEnded;
import io.rostrum.contracts.auction.Band;
import io.rostrum.contracts.auction.Closing;
import io.rostrum.contracts.auction.LotPhase;
import io.rostrum.contracts.auction.LotSpec;
import io.rostrum.contracts.auction.Outcome.OwnAmount;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.auction.RulePack;
import io.rostrum.contracts.auction.ShowStatus;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The show's life, its seller, its auctioneers and its run list. */
class ShowLifeTest {

    private static final LotId LOT = new LotId(Scene.LOT);

    private static AuctionCommand command(String name) {
        return switch (name) {
            case "schedule" -> new ScheduleShow(Scene.START);
            case "live" -> new GoLive();
            case "pause" -> new PauseShow();
            case "resume" -> new ResumeShow();
            case "end" -> new EndShow(false);
            case "revise" -> new ReviseShow("Another title", Scene.fixed(200));
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** Each status allows what its row names, and refuses the rest. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "DRAFT, schedule revise",
        "SCHEDULED, schedule live revise",
        "LIVE, pause end",
        "PAUSED, resume end",
        "ENDED, ''",
    })
    void aShowGoesThroughItsLife(ShowStatus status, String allowed) {
        for (String name : List.of("schedule", "live", "pause", "resume", "end", "revise")) {
            Scene scene = in(status);
            scene.seller(command(name));
            boolean may = List.of(allowed.split(" ")).contains(name);
            assertEquals(may ? null : Refusal.WRONG_STATUS, scene.outcome().reason(), name);
        }
    }

    private static Scene in(ShowStatus status) {
        Scene scene = new Scene();
        scene.seller(new CreateShow("A show", "USD", Scene.fixed(100)));
        List<String> path = switch (status) {
            case DRAFT -> List.of();
            case SCHEDULED -> List.of("schedule");
            case LIVE -> List.of("schedule", "live");
            case PAUSED -> List.of("schedule", "live", "pause");
            case ENDED -> List.of("schedule", "live", "end");
            case FROZEN -> throw new IllegalArgumentException("no command freezes");
        };
        path.forEach(name -> scene.seller(command(name)));
        assertEquals(status, scene.store.show().status());
        return scene;
    }

    @Test
    void aShowFreezesTheVersionsThatItWasCreatedUnder() {
        Scene scene = in(ShowStatus.DRAFT);
        ShowCreated created = (ShowCreated) scene.events.getFirst().event().event();
        assertEquals(ShowRules.VERSION, created.rulesVersion());
        assertEquals(ShowRules.EVENT_FORMAT, created.eventFormat());
        assertEquals(1, scene.events.getFirst().event().seq());
        assertEquals("", scene.events.getFirst().event().previousHash());
        scene.seller(new CreateShow("Again", "USD", Scene.fixed(100)));
        assertEquals(Refusal.SHOW_EXISTS, scene.outcome().reason());
    }

    @Test
    void onlySellersAndOperatorsCreateShows() {
        Scene scene = new Scene();
        scene.send("A", Role.BIDDER, new CreateShow("A show", "USD", Scene.fixed(100)));
        assertEquals(Refusal.NOT_APPOINTED, scene.outcome().reason());
        assertNull(scene.store.show());
    }

    @Test
    void endingWithOpenLotsCancelsThemOrIsRefused() {
        Scene scene = Scene.live(Scene.fixed(100)).lot(Scene.LOT, 1_000, 0).lot("pending", 1_000, 0);
        scene.open(Scene.LOT).paddle("A");
        scene.bid("A", Scene.LOT, 5_000);
        scene.seller(new EndShow(false));
        assertEquals(Refusal.LOTS_OPEN, scene.outcome().reason());
        scene.seller(new EndShow(true));
        assertEquals(new ShowEnded(), scene.last.events().getFirst().event().event());
        assertEquals(1, scene.events(LotCancelled.class).size());
        assertEquals(LotPhase.CANCELLED, scene.standing(Scene.LOT).phase());
        assertEquals(0, scene.standing(Scene.LOT).leader());
        assertEquals(LotPhase.PENDING, scene.standing("pending").phase());
        assertEquals(0, scene.store.paddle(1).leadingMinor());
    }

    /**
     * Who may do what: the seller of this show, another seller, the appointed auctioneer, another one, an
     * operator, a bidder.
     */
    @ParameterizedTest(name = "{0} as {1}: {2}")
    @CsvSource({
        "seller, SELLER, own run", "other, SELLER, ''", "auctioneer, AUCTIONEER, run",
        "other, AUCTIONEER, ''",
        "op, OPERATOR, own run", "A, BIDDER, ''", "seller, BIDDER, ''", "x, VIEWER, ''", "clock, SYSTEM, ''",
    })
    void theRoleDecidesWhoMayDoWhat(String who, Role role, String may) {
        Scene scene = Scene.live(Scene.fixed(100)).lot(Scene.LOT, 1_000, 0);
        List<AuctionCommand> own = List.of(
                new AppointAuctioneer(new UserId("new")), new DismissAuctioneer(new UserId("new")),
                new SetStreamKey("0123456789abcdef".repeat(4)),
                new CreateLot(new LotId("x"), Scene.spec(1, 0, null)),
                new ReviseLot(LOT, Scene.spec(1, 0, null)),
                new OrderLots(List.of(LOT)), new RemoveLot(new LotId("x")));
        List<AuctionCommand> run = List.of(
                new PauseShow(), new ResumeShow(), new OpenLot(LOT), new GiveFairWarning(LOT),
                new PassLot(LOT));
        for (AuctionCommand command : own) {
            scene.send(who, role, command);
            assertEquals(may.contains("own"), scene.outcome().accepted(), command.toString());
        }
        for (AuctionCommand command : run) {
            scene.send(who, role, command);
            assertEquals(may.contains("run"), scene.outcome().accepted(), command.toString());
            assertEquals(may.contains("run") ? null : Refusal.NOT_APPOINTED, scene.outcome().reason());
        }
    }

    @Test
    void aDismissedAuctioneerMayNoMore() {
        Scene scene = Scene.live(Scene.fixed(100)).lot(Scene.LOT, 1_000, 0);
        scene.seller(new DismissAuctioneer(new UserId(Scene.AUCTIONEER)));
        scene.open(Scene.LOT);
        assertEquals(Refusal.NOT_APPOINTED, scene.outcome().reason());
    }

    @Test
    void auctioneersAreBounded() {
        Scene scene = Scene.live(Scene.fixed(100));
        for (int i = 1; i < 50; i++) {
            scene.seller(new AppointAuctioneer(new UserId("a" + i)));
            assertTrue(scene.outcome().accepted());
        }
        scene.seller(new AppointAuctioneer(new UserId("one-more")));
        assertEquals(Refusal.TOO_MANY, scene.outcome().reason());
        scene.seller(new AppointAuctioneer(new UserId("a7")));
        assertTrue(scene.outcome().accepted(), "who is appointed already may be again");
    }

    @Test
    void theRunListIsOrderedAndClosesItsGaps() {
        Scene scene = Scene.live(Scene.fixed(100));
        for (String id : List.of("a", "b", "c", "d")) {
            scene.lot(id, 1_000, 0);
        }
        scene.seller(new OrderLots(List.of(new LotId("d"), new LotId("b"))));
        assertEquals(
                new LotsOrdered(List.of(new LotId("d"), new LotId("b"), new LotId("a"), new LotId("c"))),
                scene.lastEvent());
        scene.seller(new RemoveLot(new LotId("b")));
        assertEquals("d", scene.store.lotAt(1));
        assertEquals("a", scene.store.lotAt(2));
        assertEquals("c", scene.store.lotAt(3));
        assertNull(scene.store.lotAt(4));
        scene.lot("b", 1_000, 0);
        assertEquals(4, scene.state("b").position());
        scene.seller(new OrderLots(List.of(new LotId("none"))));
        assertEquals(Refusal.UNKNOWN_LOT, scene.outcome().reason());
    }

    @Test
    void aLotIsRevisedAndRemovedOnlyUntilItOpens() {
        Scene scene = Scene.live(Scene.fixed(100)).lot(Scene.LOT, 1_000, 0);
        scene.lot(Scene.LOT, 1_000, 0);
        assertEquals(Refusal.LOT_EXISTS, scene.outcome().reason());
        scene.seller(new ReviseLot(LOT, Scene.spec(2_000, 3_000, null)));
        assertEquals(2_000, scene.standing(Scene.LOT).askingMinor());
        scene.seller(new ReviseLot(LOT, Scene.spec(2_000, 0, Scene.fixed(5))));
        assertEquals(
                Refusal.WRONG_STATUS, scene.outcome().reason(), "rules are frozen when the show goes live");
        scene.open(Scene.LOT);
        scene.seller(new ReviseLot(LOT, Scene.spec(1, 0, null)));
        assertEquals(Refusal.WRONG_PHASE, scene.outcome().reason());
        scene.seller(new RemoveLot(LOT));
        assertEquals(Refusal.WRONG_PHASE, scene.outcome().reason());
    }

    @Test
    void aLotThatContradictsItselfIsRefusedWithEachReason() {
        Scene scene = Scene.live(Scene.fixed(100));
        RulePack bad = new RulePack(
                "bad", 0, List.of(new Band(5, 0), new Band(5, -1)), Closing.TIMED, 0, null, "", false, -1, 0,
                0, 0, -1,
                10_001, RulePack.PaddleApproval.OPEN, new RulePack.AuctioneerMay(true, true, true), false, null);
        scene.lot(Scene.LOT, -1, 0, bad);
        assertEquals(Refusal.BAD_RULES, scene.outcome().reason());
        for (String reason : List.of(
                "leaves a gap", "band 1 of its increment table has a step of zero", "step below zero",
                "band 2 of its increment table does not start above", "duration", "group", "undo window",
                "outage",
                "confirmation factor", "maximum", "premium", "tax", "version", "the opening is below zero")) {
            assertTrue(scene.outcome().detail().contains(reason),
                    () -> reason + " in " + scene.outcome().detail());
        }
        scene.lot(Scene.LOT, 1_000, 999);
        assertEquals("the reserve is under the opening", scene.outcome().detail());
        scene.seller(new CreateLot(LOT, new LotSpec(
                "A lot", "", "", List.of(), new Money(1, "EUR"), null, null)));
        assertEquals(Refusal.WRONG_CURRENCY, scene.outcome().reason());
    }

    @Test
    void theSellerAloneSeesTheReserves() {
        Scene scene = Scene.live(Scene.fixed(100)).lot("a", 1_000, 5_000).lot("b", 1_000, 0).lot("c", 1, 7);
        scene.seller(new MyLots(0));
        assertEquals(
                List.of(
                        new OwnAmount(new LotId("a"), 5_000, 0), new OwnAmount(new LotId("b"), 0, 0),
                        new OwnAmount(new LotId("c"), 7, 0)),
                scene.outcome().own());
        assertTrue(scene.last.events().isEmpty());
        scene.seller(new MyLots(2));
        assertEquals(1, scene.outcome().own().size());
        scene.seller(new MyLots(Integer.MAX_VALUE));
        assertEquals(0, scene.outcome().own().size());
        scene.auctioneer(new MyLots(0));
        assertEquals(Refusal.NOT_APPOINTED, scene.outcome().reason());
        assertTrue(scene.last.events().isEmpty(), "a refused question is no event either");
    }

    @Test
    void answersComeInPages() {
        Scene scene = Scene.live(Scene.fixed(100));
        for (int i = 0; i < 501; i++) {
            scene.lot("lot" + i, 1_000, 1_000 + i);
        }
        scene.seller(new MyLots(0));
        assertEquals(500, scene.outcome().own().size());
        scene.seller(new MyLots(500));
        assertEquals(1_500, scene.outcome().own().getFirst().amountMinor());
    }

    @Test
    void revisedRulesHoldForTheLotsThatHaveNoneOfTheirOwn() {
        Scene scene = in(ShowStatus.DRAFT).lot("theirs", 1_000, 0).lot("own", 1_000, 0, Scene.fixed(50));
        scene.seller(new ReviseShow("New", Scene.fixed(300)));
        scene.seller(new ScheduleShow(1));
        scene.seller(new GoLive());
        for (String lot : List.of("theirs", "own")) {
            scene.seller(new OpenLot(new LotId(lot)));
            scene.paddle("A").bid("A", lot, 1_000);
        }
        assertEquals(1_300, scene.standing("theirs").askingMinor());
        assertEquals(1_050, scene.standing("own").askingMinor());
    }

    @ParameterizedTest
    @ValueSource(strings = {"OPEN", "FAIR_WARNING", "PENDING"})
    void aLotMayBeCancelledUntilItIsClosed(LotPhase phase) {
        Scene scene = Scene.live(Scene.fixed(100)).lot(Scene.LOT, 1_000, 0);
        if (phase != LotPhase.PENDING) {
            scene.open(Scene.LOT);
        }
        if (phase == LotPhase.FAIR_WARNING) {
            scene.auctioneer(new GiveFairWarning(LOT));
        }
        scene.auctioneer(new CancelLot(LOT));
        assertEquals(LotPhase.CANCELLED, scene.standing(Scene.LOT).phase());
        scene.auctioneer(new CancelLot(LOT));
        assertEquals(Refusal.WRONG_PHASE, scene.outcome().reason());
    }
}
