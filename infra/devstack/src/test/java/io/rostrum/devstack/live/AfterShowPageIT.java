package io.rostrum.devstack.live;

import com.microsoft.playwright.Page;
import io.rostrum.contracts.auction.AuctionCommand.EndShow;
import io.rostrum.contracts.auction.AuctionCommand.PassLot;
import io.rostrum.contracts.auction.AuctionCommand.SetStreamKey;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.media.StreamKey;
import io.rostrum.devstack.client.Commands;
import io.rostrum.devstack.client.Gateway;
import io.rostrum.devstack.client.Participant;
import io.rostrum.devstack.client.Scenario;
import io.rostrum.devstack.demo.Trade;
import io.rostrum.devstack.engine.EngineName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a stream is good for when the hammer has fallen: the clip of a lot proves to its buyer, its seller and
 * an arbiter what was sold; and a lot that passed is bought from the replay, and paid like any other.
 */
@Tag("drill")
class AfterShowPageIT {

    private static final int SHOWN_SECONDS = 5;
    private static final String CLIP = "[data-clip=made] video";

    private final Spine spine = Spine.withMoney();

    @AfterEach
    void stopMedia() {
        spine.stack().stop(EngineName.MEDIA);
    }

    @Test
    void theClipProvesWhatWasSoldAndWhatPassedIsBoughtFromTheReplay() throws Exception {
        spine.stack().start(EngineName.MEDIA);
        Process camera = null;
        try (Gateway gateway = spine.gateway();
                Scenario scenario = spine.show(gateway, "after");
                Trade trade = new Trade(spine.settings(), gateway, scenario.seller().user(), System.out::println);
                Visitor buyer = Visitor.onAPhone(gateway);
                Visitor seller = Visitor.atADesk(gateway)) {
            Participant winner = scenario.bidder("winner");
            UserId latecomer = scenario.bidder("latecomer").user();
            trade.prepare(List.of(winner.user(), latecomer));
            StreamKey key = StreamKey.make();
            Commands.accepted(scenario.seller().submit(scenario.show(), new SetStreamKey(key.hash())));
            camera = Cameras.publish(spine.settings(), spine.settings().rtmpUrl() + "/" + key.text());
            buyer.open("/room/" + scenario.show()).sees(".player[data-playing=true]");

            sell(scenario, winner);
            pass(scenario);
            String order = watchesHowItWasSold(scenario, winner.user(), buyer);
            seller.open("/sales/" + order, scenario.seller().user(), Role.SELLER);
            playsTheClip(seller);
            Axe.findsNothingSerious(seller);
            Commands.accepted(scenario.seller().submit(scenario.show(), new EndShow(true)));
            camera.destroyForcibly();

            offers(scenario, seller);
            buys(scenario, latecomer, buyer);
            seller.complainsOfNothing();
            buyer.complainsOfNothing();
        } finally {
            if (camera != null) {
                camera.destroyForcibly();
            }
        }
    }

    private static void sell(Scenario scenario, Participant winner) throws InterruptedException {
        LotId lot = scenario.openLot("won", 10_00, 0);
        TimeUnit.SECONDS.sleep(SHOWN_SECONDS);
        long seq = Commands.accepted(scenario.bid(winner, lot, 12_00)).outcome().seq();
        scenario.hammer(lot, seq);
    }

    private static void pass(Scenario scenario) throws InterruptedException {
        LotId lot = scenario.openLot("passed", 30_00, 0);
        TimeUnit.SECONDS.sleep(SHOWN_SECONDS);
        Commands.accepted(scenario.seller().submit(scenario.show(), new PassLot(lot)));
    }

    /** Returns the order's id. */
    private static String watchesHowItWasSold(Scenario scenario, UserId winner, Visitor buyer) {
        buyer.open("/orders", winner, Role.BIDDER).press(".order-line h3 a");
        playsTheClip(buyer);
        Axe.findsNothingSerious(buyer);
        return buyer.page().url().replaceFirst(".*/orders/", "").replaceFirst("#.*", "");
    }

    private static void playsTheClip(Visitor visitor) {
        visitor.sees("[data-clip]");
        visitor.reads("[data-clip]", "Save the clip");
        visitor.sees(CLIP);
        visitor.page().waitForFunction(
                "clip => { const video = document.querySelector(clip); video.muted = true; video.play();"
                        + " return video.currentTime > 1 && video.videoHeight > 0; }",
                CLIP, new Page.WaitForFunctionOptions().setPollingInterval(500));
    }

    private static void offers(Scenario scenario, Visitor seller) {
        seller.open("/replay/" + scenario.show(), scenario.seller().user(), Role.SELLER);
        seller.page().waitForFunction(
                "() => { const video = document.querySelector('video');"
                        + " return video && video.readyState > 1 && video.currentTime < 3; }");
        seller.press("[data-offer=passed]");
        seller.at("dialog #after-price").fill("25");
        Axe.findsNothingSerious(seller);
        seller.press("dialog [data-confirm]");
        seller.reads("[data-lot=passed]", "25.00");
    }

    private static void buys(Scenario scenario, UserId latecomer, Visitor buyer) {
        buyer.open("/replay/" + scenario.show(), latecomer, Role.BIDDER).press("[data-buy=passed]");
        Axe.findsNothingSerious(buyer);
        buyer.press("dialog [data-confirm]");
        buyer.reads("[data-lot=passed]", "Sold");
        buyer.open("/orders", latecomer, Role.BIDDER).sees(".order-line");
        buyer.reads(".order-line", "passed");
        // The card that was saved pays; the order waits for its parcel.
        buyer.reads(".order-line", "Paid");
    }
}
