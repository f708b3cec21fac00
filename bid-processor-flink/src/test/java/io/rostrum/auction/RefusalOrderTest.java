package io.rostrum.auction;

import io.rostrum.contracts.auction.AuctionCommand.*;
import io.rostrum.contracts.auction.AuctionEvent.BidRejected;
import io.rostrum.contracts.auction.AuctionEvent.CommandRejected;
import io.rostrum.contracts.auction.BidKind;
import io.rostrum.contracts.auction.Closing;
import io.rostrum.contracts.auction.CommandRecord;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.auction.RulePack;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** One bid with everything wrong, mended fault by fault: each refusal comes in its turn. */
class RefusalOrderTest {

    private static final String BIDDER = "bidder";

    private final Scene scene =
            new Scene(new ShowEngine(command -> command.actor().value().equals("poison")));

    private Refusal bid(String lotId, Money limit, boolean confirmed, boolean expired) {
        return bid(BIDDER, lotId, limit, confirmed, expired);
    }

    private Refusal bid(String who, String lotId, Money limit, boolean confirmed, boolean expired) {
        CommandRecord fresh = scene.record(
                who, Role.BIDDER, new PlaceBid(new LotId(lotId), limit, BidKind.LIMIT, confirmed, null));
        long notAfter = expired ? scene.now - 1 : fresh.notAfterMillis();
        scene.send(new CommandRecord(
                fresh.commandId(), fresh.showId(), fresh.actor(), fresh.role(), notAfter, fresh.command()));
        return scene.outcome().reason();
    }

    private static RulePack timed() {
        return Scene.fixed(100).withClosing(Closing.TIMED, 60_000, null);
    }

    @Test
    void refusalsComeInTheirOrder() {
        Money euros = new Money(Long.MAX_VALUE, "EUR");
        Money tooMuch = Scene.usd(Long.MAX_VALUE);
        assertEquals(Refusal.EXPIRED, bid("none", euros, false, true));
        assertEquals(Refusal.UNKNOWN_SHOW, bid("none", euros, false, false));
        scene.seller(new CreateShow("A show", "USD", timed()));
        assertEquals(Refusal.EXPIRED, bid("none", euros, false, true));
        assertEquals(Refusal.SHOW_NOT_LIVE, bid("none", euros, false, false));
        scene.seller(new ScheduleShow(1));
        assertEquals(Refusal.SHOW_NOT_LIVE, bid("none", euros, false, false));
        scene.seller(new GoLive());
        scene.seller(new PauseShow());
        assertEquals(Refusal.SHOW_PAUSED, bid("none", euros, false, false));
        scene.seller(new ResumeShow());
        assertEquals(Refusal.UNKNOWN_LOT, bid("none", euros, false, false));
        scene.lot("early", 1_000, 0).lot("late", 1_000, 0).lot("open", 1_000, 0);
        assertEquals(Refusal.LOT_NOT_OPEN, bid("early", euros, false, false));
        scene.seller(new OpenLot(new LotId("late")));
        scene.live(60_000);
        assertEquals(Refusal.TOO_LATE, bid("late", euros, false, false));
        scene.seller(new OpenLot(new LotId("open")));
        assertEquals(Refusal.NO_PADDLE, bid("open", euros, false, false));
        scene.paddle("barred").paddle(Scene.SELLER).paddle(BIDDER);
        scene.seller(new BarPaddle(1, ""));
        assertEquals(Refusal.PADDLE_BARRED, bid("barred", "open", euros, false, false));
        assertEquals(Refusal.OWN_SHOW, bid(Scene.SELLER, "open", euros, false, false));
        assertEquals(Refusal.WRONG_CURRENCY, bid("open", euros, false, false));
        assertEquals(Refusal.OVER_MAXIMUM, bid("open", tooMuch, false, false));
        assertEquals(Refusal.BELOW_ASKING, bid("open", Scene.usd(999), false, false));
        assertEquals(Refusal.CONFIRM_NEEDED, bid("open", Scene.usd(5_001), false, false));
        scene.system(new ApprovePaddle(new UserId(BIDDER), Scene.usd(4_999)));
        assertEquals(Refusal.CONFIRM_NEEDED, bid("open", Scene.usd(5_001), false, false));
        assertEquals(Refusal.OVER_SPENDING_LIMIT, bid("open", Scene.usd(5_001), true, false));
        assertEquals(Refusal.OVER_SPENDING_LIMIT, bid("open", Scene.usd(5_000), false, false));
        assertEquals(null, bid("open", Scene.usd(4_999), false, false));
        assertEquals(Refusal.NOT_ABOVE_OWN_LIMIT, bid("open", Scene.usd(4_999), false, false));
        scene.send("poison", Role.BIDDER, new RequestPaddle());
        assertEquals(Refusal.EXPIRED, bid("none", euros, false, true));
        assertEquals(Refusal.SHOW_FROZEN, bid("none", euros, false, false));
    }

    @ParameterizedTest
    @CsvSource({
        "-1, BELOW_ASKING",
        "0, BELOW_ASKING",
        "-9223372036854775808, BELOW_ASKING",
        "9223372036854775807, OVER_MAXIMUM",
        "100000000000001, OVER_MAXIMUM",
        "100000000000000,",
    })
    void amountsOutOfEveryRangeAreRefusedAndNeverThrow(long amount, Refusal refusal) {
        scene.seller(new CreateShow("A show", "USD", timed().withCharges(10_000, 10_000)));
        scene.seller(new ScheduleShow(1));
        scene.seller(new GoLive());
        scene.lot("open", 1_000, 0);
        scene.seller(new OpenLot(new LotId("open")));
        scene.paddle(BIDDER);
        assertEquals(refusal, bid("open", Scene.usd(amount), true, false));
        assertEquals(null, scene.last.fault());
    }

    @Test
    void aRefusedBidIsAnEventWithTheAskingBidAndNothingElse() {
        Scene show = Scene.live(Scene.fixed(100)).lot(Scene.LOT, 1_000, 0).open(Scene.LOT).paddle("A");
        show.bid("A", Scene.LOT, 7);
        BidRejected event = (BidRejected) show.lastEvent();
        assertEquals(new BidRejected(new LotId(Scene.LOT), 1, Refusal.BELOW_ASKING, 1_000), event);
        assertEquals(show.events.getLast().event().seq(), show.outcome().seq());
        assertEquals(1_000, show.outcome().askingMinor());
    }

    @Test
    void anotherRefusedCommandNamesItsType() {
        Scene show = Scene.live(Scene.fixed(100)).lot(Scene.LOT, 1_000, 0);
        show.send("A", Role.BIDDER, new Hammer(new LotId(Scene.LOT), 1));
        assertEquals(
                new CommandRejected("Hammer", new LotId(Scene.LOT), Refusal.NOT_APPOINTED, null),
                show.lastEvent());
    }

    @Test
    void whatNoShowIsThereForMakesNoEventAndKeepsNothing() {
        bid("none", Scene.usd(1), false, false);
        assertFalse(scene.outcome().accepted());
        assertTrue(scene.events.isEmpty());
        assertEquals(0, scene.store.size());
    }

    @ParameterizedTest
    @CsvSource({"120000, true", "120001, false", "-120000, true", "-120001, false"})
    void anIdIsBornNoFurtherFromLogTimeThanW(long age, boolean taken) {
        Scene show = Scene.live(Scene.fixed(100)).lot(Scene.LOT, 1_000, 0).open(Scene.LOT).paddle("A");
        CommandRecord bid = show.record(
                "A", Role.BIDDER,
                new PlaceBid(new LotId(Scene.LOT), Scene.usd(1_000), BidKind.LIMIT, false, null));
        show.send(new CommandRecord(
                CommandId.derived(show.now - age, "x"), bid.showId(), bid.actor(), bid.role(), show.now,
                bid.command()));
        assertEquals(taken ? null : Refusal.EXPIRED, show.outcome().reason());
    }

    @Test
    void notAfterIsTheLastMomentAtWhichACommandWins() {
        Scene show = Scene.live(Scene.fixed(100)).lot(Scene.LOT, 1_000, 0).open(Scene.LOT).paddle("A");
        CommandRecord bid = show.record(
                "A", Role.BIDDER,
                new PlaceBid(new LotId(Scene.LOT), Scene.usd(1_000), BidKind.LIMIT, false, null));
        show.now = bid.notAfterMillis() + 1;
        show.send(bid);
        assertEquals(Refusal.EXPIRED, show.outcome().reason());
    }

    @Test
    void aLogWhoseClockStepsBackDoesNotBringAnythingBack() {
        Scene show = Scene.live(timed()).lot(Scene.LOT, 1_000, 0).open(Scene.LOT).paddle("A").live(60_000);
        show.now -= 5_000;
        show.bid("A", Scene.LOT, 1_000);
        assertEquals(Refusal.TOO_LATE, show.outcome().reason());
        assertEquals(Scene.START + 60_000, show.store.show().nowMillis());
    }
}
