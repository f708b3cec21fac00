package io.rostrum.devstack.live;

import io.rostrum.contracts.auction.AuctionCommand.AppointAuctioneer;
import io.rostrum.contracts.auction.AuctionCommand.CreateLot;
import io.rostrum.contracts.auction.AuctionCommand.OpenLot;
import io.rostrum.contracts.auction.AuctionCommand.PlaceBid;
import io.rostrum.contracts.auction.BidKind;
import io.rostrum.contracts.auction.LotPhase;
import io.rostrum.contracts.auction.LotSpec;
import io.rostrum.contracts.auction.LotStanding;
import io.rostrum.contracts.auction.RulePack;
import io.rostrum.contracts.auction.ShippedPacks;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.devstack.client.Commands;
import io.rostrum.devstack.client.Gateway;
import io.rostrum.devstack.client.Participant;
import io.rostrum.devstack.client.RoomView;
import io.rostrum.devstack.client.Scenario;
import io.rostrum.replay.ReplayReport;
import io.rostrum.replay.ReplayReport.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Auctions in real browsers, on real engines. */
class AuctionPageIT {

    private Spine spine;
    private Gateway gateway;
    private Scenario scenario;

    @BeforeEach
    void aLiveShow() {
        Chromium.browser();
        spine = Spine.whole();
        gateway = spine.gateway();
        scenario = spine.show(gateway, "page");
    }

    @AfterEach
    void leave() {
        if (gateway != null) {
            gateway.close();
        }
    }

    private String room() {
        return "/room/" + scenario.show();
    }

    private UserId user(String name) {
        return new UserId(scenario.show() + "-" + name);
    }

    @Test
    void twoBiddersAndAnAuctioneerRunALotToTheHammerAndOneOfThemLosesTheConnection() {
        LotId lot = scenario.createLot("vase", 10_00, 0);
        Commands.accepted(
                scenario.seller().submit(scenario.show(), new AppointAuctioneer(user("auctioneer"))));
        try (Visitor alice = Visitor.onAPhone(gateway);
                Visitor bob = Visitor.atADesk(gateway);
                Visitor auctioneer = Visitor.atADesk(gateway)) {
            alice.open(room(), user("alice"), Role.BIDDER).takePaddle();
            bob.open(room(), user("bob"), Role.BIDDER).takePaddle();
            auctioneer.open("/console/" + scenario.show(), user("auctioneer"), Role.AUCTIONEER);

            auctioneer.sees("[data-act=open]:enabled");
            auctioneer.page().keyboard().press("o");
            alice.press("[data-bid='1000']");
            alice.sees("[data-place=lead]");
            alice.sees("[data-bid=off]");
            bob.press("[data-bid='1100']");
            bob.sees("[data-place=lead]");
            alice.reads("[data-place=outbid]", "$12");

            alice.context().setOffline(true);
            alice.sees(".pill.offline");
            alice.press("[data-bid='1200']");
            alice.reads(".note", "was not sent");
            bob.press(".max-button");
            bob.at("#max-amount").fill("50");
            bob.press("[data-max=submit]");
            bob.reads("[data-place=lead]", "$50");
            alice.context().setOffline(false);
            alice.sees(".pill.live");
            alice.press(".note [data-bid-again]");
            alice.reads("[data-place=outbid]", "$14");
            bob.sees("[data-price='1300']");

            auctioneer.sees("[data-price='1300']");
            auctioneer.page().keyboard().press("f");
            bob.reads(".time-block", "Fair warning");
            auctioneer.page().keyboard().press("h");
            bob.sees("[data-place=won]");
            bob.reads(".result", "You won for $13");
            alice.reads("[data-place=lost]", "You lost by $1");
            auctioneer.sees("[data-phase=SOLD], [data-phase=CONFIRMED]");

            assertSold(lot, 13_00);
            alice.complainsOfNothing();
            bob.complainsOfNothing();
            auctioneer.complainsOfNothing();
        }
    }

    private void assertSold(LotId lot, long hammerMinor) {
        RoomView room = RoomView.of(gateway.join(user("watcher"), Role.VIEWER), scenario.show());
        LotStanding standing = await().atMost(Duration.ofSeconds(30))
                .until(() -> room.lot(lot), Optional::isPresent).orElseThrow().standing();
        assertEquals(hammerMinor, standing.priceMinor());
        assertTrue(standing.phase() == LotPhase.SOLD || standing.phase() == LotPhase.CONFIRMED);
        ReplayReport report = spine.replay(scenario.show()).report();
        assertEquals(Verdict.AGREES, report.verdict(), report.difference());
    }

    @Test
    void anUndoneHammerOpensTheLotAgainForEverybody() {
        LotId lot = scenario.openLot("undone", 5_00, 0);
        Participant carol = scenario.bidder("carol");
        Commands.accepted(scenario.bid(carol, lot, 5_00));
        try (Visitor seller = Visitor.atADesk(gateway);
                Visitor watcher = Visitor.onAPhone(gateway)) {
            watcher.open(room());
            seller.open("/console/" + scenario.show(), scenario.seller().user(), Role.SELLER);
            seller.sees("[data-act=hammer]:enabled");

            seller.press("[data-act=hammer]");
            watcher.reads(".result", "Sold for $5");
            seller.press("[data-undo] .button");

            seller.sees("[data-phase=OPEN]");
            watcher.sees("[data-step=signIn]");
            watcher.complainsOfNothing();
            seller.complainsOfNothing();
        }
    }

    @Test
    void aLimitFarAboveTheAskingBidWantsASecondConfirmation() {
        scenario.openLot("dear", 10_00, 0);
        try (Visitor dora = Visitor.onAPhone(gateway)) {
            dora.open(room(), user("dora"), Role.BIDDER).takePaddle();

            dora.press(".max-button");
            dora.at("#max-amount").fill("5,000.50");
            dora.press("[data-max=submit]");
            dora.reads("dialog", "more than 5 times");
            dora.press("[data-confirm]");

            dora.reads("[data-place=lead]", "$5,000.50");
            dora.complainsOfNothing();
        }
    }

    @Test
    void aBidderTakesABidBackWhereTheRulesOfTheLotLetThem() {
        LotId lenient = new LotId("lenient");
        RulePack rules = ShippedPacks.named("fixed:100", "USD").withBidderMayRetract(true);
        Commands.accepted(scenario.seller().submit(scenario.show(), new CreateLot(lenient, new LotSpec(
                "Lenient", "", "", List.of(), scenario.money(10_00), null, rules))));
        Commands.accepted(scenario.seller().submit(scenario.show(), new OpenLot(lenient)));
        LotId strict = scenario.openLot("strict", 20_00, 0);
        try (Visitor hana = Visitor.onAPhone(gateway)) {
            hana.open(room(), user("hana"), Role.BIDDER).takePaddle();
            hana.press("[data-bid='1000']");
            hana.sees("[data-place=lead]");
            hana.press(".lot-row:has-text('" + strict + "')");
            hana.press("[data-bid='2000']");
            hana.sees("[data-place=lead]");
            hana.press("#tab-mine");
            hana.sees(".my-bids li", 2);
            hana.sees(".my-bids [data-take-back]", 1);

            hana.press(".my-bids [data-take-back]");
            hana.press("[data-take-back=yes]");

            hana.reads(".my-bids", "Taken back");
            hana.sees(".my-bids [data-take-back]", 0);
            RoomView room = RoomView.of(gateway.join(user("watcher"), Role.VIEWER), scenario.show());
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> room.lot(lenient).filter(lot -> lot.standing().leader() == 0).isPresent());
            hana.complainsOfNothing();
        }
    }

    @Test
    void theKeyboardAloneIsEnoughToBid() {
        scenario.openLot("keys", 10_00, 0);
        try (Visitor erin = Visitor.atADesk(gateway)) {
            erin.open(room(), user("erin"), Role.BIDDER).takePaddle();
            erin.sees("[data-bid='1000']");
            erin.page().evaluate("document.activeElement.blur()");

            for (int i = 0; i < 40 && !isOnTheBid(erin); i++) {
                erin.page().keyboard().press("Tab");
            }
            erin.page().keyboard().press("Enter");

            erin.sees("[data-place=lead]");
            erin.complainsOfNothing();
        }
    }

    private static boolean isOnTheBid(Visitor visitor) {
        return Boolean.TRUE.equals(visitor.page().evaluate("document.activeElement.dataset.bid === '1000'"));
    }

    @Test
    void nobodyFindsAnothersLimitOrAReserveInTheirPage() {
        LotId wanted = scenario.openLot("wanted", 10_00, 0);
        scenario.openLot("reserved", 10_00, 7_777_31);
        Participant frank = scenario.bidder("frank");
        Commands.accepted(frank.submit(
                scenario.show(), new PlaceBid(wanted, scenario.money(6_543_21), BidKind.LIMIT, true, null)));
        StringBuilder heard = new StringBuilder();
        try (Visitor grace = Visitor.atADesk(gateway).listen(heard);
                Visitor auctioneer = Visitor.atADesk(gateway).listen(heard)) {
            grace.open(room(), user("grace"), Role.BIDDER).takePaddle();
            grace.press("#tab-history");
            grace.sees(".lines li");
            auctioneer.open("/console/" + scenario.show(), scenario.seller().user(), Role.SELLER);
            auctioneer.sees("[data-phase=OPEN]");
            auctioneer.sees(".paddle-list li");

            String all = heard + grace.page().content() + auctioneer.page().content();

            assertTrue(all.contains("\"priceMinor\":1000"), "frames and answers were heard");
            for (String secret : List.of("777731", "7,777.31", "7777.31", "654321", "6,543.21", "6543.21")) {
                assertFalse(all.contains(secret), secret + " stands in a page or came to it");
            }
        }
    }
}
