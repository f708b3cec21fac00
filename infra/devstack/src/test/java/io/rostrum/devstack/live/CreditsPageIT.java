package io.rostrum.devstack.live;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.rostrum.contracts.auction.AuctionCommand.EndShow;
import io.rostrum.contracts.auction.AuctionCommand.RequestPaddle;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.auction.RulePack;
import io.rostrum.contracts.auction.RulePack.Admission;
import io.rostrum.contracts.auction.RulePack.PaddleApproval;
import io.rostrum.contracts.auction.ShippedPacks;
import io.rostrum.contracts.commerce.DeskCommand;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.devstack.client.Commands;
import io.rostrum.devstack.client.Commerce;
import io.rostrum.devstack.client.Gateway;
import io.rostrum.devstack.client.Participant;
import io.rostrum.devstack.client.Scenario;
import io.rostrum.devstack.demo.Desks;
import io.rostrum.devstack.demo.Trade;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * What credits and wallets do in rooms and at the checkout: passes, deposits, spotlights, gifts, paying,
 * refunds.
 */
@Tag("drill")
class CreditsPageIT {

    private static final RulePack RULES = ShippedPacks.named("fixed:100", "USD").withUndoWindow(1_000);

    private Spine spine;
    private Gateway gateway;

    @BeforeEach
    void aStack() {
        Chromium.browser();
        spine = Spine.withMoney();
        gateway = spine.gateway();
    }

    @AfterEach
    void leave() {
        if (gateway != null) {
            gateway.close();
        }
    }

    private Visitor phone() {
        return Visitor.with(gateway, new Browser.NewContextOptions()
                .setViewportSize(320, 720).setColorScheme(ColorScheme.LIGHT)
                        .setReducedMotion(ReducedMotion.REDUCE));
    }

    @Test
    void aPassOpensTheRoomAndTheNextBidIsShownLargeToEverybodyInIt() throws Exception {
        RulePack ticketed = RULES.withAdmission(new Admission(20, 0));
        try (Scenario scenario = Scenario.live(gateway, spine.fresh("ticketed"), "USD", ticketed);
                Trade trade = new Trade(spine.settings(), gateway, scenario.seller().user(),
                        System.out::println);
                Visitor guest = phone();
                Visitor stranger = Visitor.atADesk(gateway)) {
            UserId who = new UserId(spine.fresh("guest").value());
            trade.prepare(List.of(who));
            new Desks(gateway, scenario.show(), scenario.seller().user(), who).awaitCards();
            new Commerce(gateway, who, Role.BIDDER).must(new DeskCommand.BuyCredits("pack-100", "USD"));
            scenario.openLot("lamp", 10_00, 0);

            stranger.open("/room/" + scenario.show()).sees(".ticket");
            assertEquals(0, stranger.at(".bid-panel").count());
            Axe.findsNothingSerious(stranger);
            guest.open("/room/" + scenario.show(), who, Role.BIDDER).reads(".ticket", "20 credits");
            Axe.findsNothingSerious(guest);
            guest.press("[data-act=BuyPass]");
            guest.sees("[data-step=paddle] .bid-button");
            guest.takePaddle();

            guest.press(".purse summary");
            guest.reads(".purse [data-credits]", "80 credits");
            guest.press("[data-act=BuySpotlight]");
            guest.sees("[data-spotlight=armed]");
            guest.press("[data-bid]");
            guest.reads("[data-large=SpotlightShown]", "You");
            guest.reads(".purse [data-credits]", "70 credits");
            guest.press(".purse [data-act=SendGift]");
            guest.at("dialog input").fill("30");
            guest.press("dialog [data-yes]");
            guest.reads("[data-large=GiftShown]", "Gift of 30 credits");
            Axe.findsNothingSerious(guest);
            assertEquals(320, guest.page().evaluate("document.documentElement.scrollWidth"));
            assertEquals(0, stranger.at(".bid-panel").count());
            assertNull(playlistFor(stranger, scenario.show()));
            stranger.open("/replay/" + scenario.show()).sees("[data-kept=outside]");
            Axe.findsNothingSerious(stranger);
            String playlist = playlistFor(guest, scenario.show()).toString();
            assertTrue(playlist.matches(".*/v/\\d+\\.[\\w-]{22}/shows/" + scenario.show() + "/master\\.m3u8"),
                    playlist);
            guest.complainsOfNothing();
        }
    }

    /** Where that person's page is told that the stream is. */
    private static Object playlistFor(Visitor visitor, ShowId show) {
        return visitor.page().evaluate(
                "async (show) => (await (await import('/js/shared/door.js'))"
                        + ".read(`/api/v1/shows/${show}/stream`)).playlist ?? null",
                show.value());
    }

    @Test
    void aDepositIsSetApartBeforeThePaddleAndThePaddleComesWithIt() throws Exception {
        RulePack careful = RULES.withPaddles(PaddleApproval.ON_APPROVAL)
                .withAdmission(new Admission(0, 50_00));
        try (Scenario scenario = Scenario.live(gateway, spine.fresh("deposit"), "USD", careful);
                Trade trade = new Trade(spine.settings(), gateway, scenario.seller().user(),
                        System.out::println);
                Visitor bidder = phone()) {
            UserId who = new UserId(spine.fresh("careful").value());
            trade.prepare(List.of(who));
            scenario.openLot("clock", 10_00, 0);
            bidder.open("/room/" + scenario.show(), who, Role.BIDDER).press("[data-step=paddle] .bid-button");
            for (int step = 1; step <= 2; step++) {
                bidder.sees("dialog .steps li:nth-child(" + step + ")[aria-current=step]");
                bidder.at("dialog .check input").check();
                bidder.press("[data-paddle=next]");
            }
            bidder.sees("[data-card]");
            bidder.reads("dialog", "$500");
            Axe.findsNothingSerious(bidder);
            bidder.press("[data-paddle=deposit]");
            bidder.sees("[data-step=bid] .bid-button");
            bidder.complainsOfNothing();
        }
    }

    @Test
    void aSellerInvitesAGuestToATicketedShowWhoGetsInWithoutAPass() {
        RulePack ticketed = RULES.withAdmission(new Admission(20, 0));
        try (Scenario scenario = Scenario.live(gateway, spine.fresh("invited"), "USD", ticketed);
                Visitor seller = phone();
                Visitor guest = phone()) {
            UserId who = new UserId(spine.fresh("friend").value());
            guest.open("/room/" + scenario.show(), who, Role.BIDDER).reads(".ticket", "20 credits");
            seller.open("/desk/" + scenario.show(), scenario.seller().user(), Role.SELLER)
                    .sees("[data-guests]");
            Axe.findsNothingSerious(seller);
            seller.at("#invite").fill("not a name");
            seller.press("[data-form=invite] .button");
            seller.sees("#invite-hint.fault");
            seller.at("#invite").fill(who.value());
            seller.press("[data-form=invite] .button");
            seller.sees("[data-guest=" + who + "]");
            Axe.findsNothingSerious(seller);
            assertEquals(320, seller.page().evaluate("document.documentElement.scrollWidth"));
            guest.sees(".ticket", 0);
            seller.complainsOfNothing();
        }
    }

    @Test
    void whoWantsItHasTheWalletPayFirstWhatIsChargedByItself() throws Exception {
        try (Scenario scenario = spine.show(gateway, "first");
                Trade trade = new Trade(spine.settings(), gateway, scenario.seller().user(),
                        System.out::println);
                Visitor buyer = phone()) {
            Participant winner = scenario.bidder("thrifty");
            trade.prepare(List.of(winner.user()));
            Desks desks = new Desks(gateway, scenario.show(), scenario.seller().user(), winner.user());
            desks.awaitCards();
            desks.topUp(5_00);
            LotId lot = scenario.openLot("bowl", 10_00, 0);
            scenario.hammer(lot, Commands.accepted(scenario.bid(winner, lot, 12_00)).outcome().seq());

            buyer.open("/orders", winner.user(), Role.BIDDER).sees("[data-wallet-first=false]");
            buyer.sees("#invoices [data-act=CheckOut]");
            Axe.findsNothingSerious(buyer);
            buyer.at("[data-wallet-first] input").check();
            buyer.sees("[data-wallet-first=true]");
            Commands.accepted(scenario.seller().submit(scenario.show(), new EndShow(false)));
            desks.awaitWallet("the payment", wallet -> Desks.held(wallet) == 0);
            buyer.press(".order-line h3 a");
            buyer.reads("main", "of it from your wallet");
            buyer.open("/wallet").reads("[data-history]", "The wallet pays first from now on");
            assertEquals(320, buyer.page().evaluate("document.documentElement.scrollWidth"));
            // The clip of the lot is asked for where no stream was.
            buyer.complainsOfAnswersAlone();
        }
    }

    @Test
    void anInvoiceIsPaidFromTheWalletAndItsRefundGoesBackThere() throws Exception {
        try (Scenario scenario = spine.show(gateway, "purse");
                Trade trade = new Trade(spine.settings(), gateway, scenario.seller().user(),
                        System.out::println);
                Visitor buyer = phone()) {
            Participant winner = scenario.bidder("saver");
            trade.prepare(List.of(winner.user()));
            Desks desks = new Desks(gateway, scenario.show(), scenario.seller().user(), winner.user());
            desks.awaitCards();
            desks.topUp(5_00);
            LotId lot = scenario.openLot("vase", 10_00, 0);
            scenario.hammer(lot, Commands.accepted(scenario.bid(winner, lot, 12_00)).outcome().seq());

            buyer.open("/orders", winner.user(), Role.BIDDER).press("[data-act=CheckOut]");
            buyer.reads("dialog", "Up to $5.00");
            Axe.findsNothingSerious(buyer);
            buyer.press("dialog [data-yes]");
            desks.awaitWallet("the payment", wallet -> Desks.held(wallet) == 0);
            buyer.press(".order-line h3 a");
            buyer.reads("main", "of it from your wallet");
            buyer.sees("[data-refund-way=SOURCE]");
            buyer.at("input[value=WALLET]").check();
            buyer.sees("[data-refund-way=WALLET]");
            Axe.findsNothingSerious(buyer);
            // The clip of the lot is asked for where no stream was.
            buyer.complainsOfAnswersAlone();
        }
    }

    @Test
    void anAccountThatAnOperatorLinkedToTheSellersGetsNoPaddle() throws Exception {
        try (Scenario scenario = spine.show(gateway, "linked")) {
            Commerce office = new Commerce(gateway, new UserId("office"), Role.OPERATOR);
            UserId shill = new UserId(spine.fresh("shill").value());
            office.must(new DeskCommand.LinkAccounts(shill, scenario.seller().user(), true));
            try (Participant bidder = gateway.join(shill, Role.BIDDER)) {
                await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertEquals(
                        Refusal.OWN_SHOW,
                        Commands.fate(bidder.submit(scenario.show(), new RequestPaddle()), Commands.PATIENCE)
                                .reason()));
            }
        }
    }
}
