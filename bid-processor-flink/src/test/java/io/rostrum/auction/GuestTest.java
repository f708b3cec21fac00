package io.rostrum.auction;

import io.rostrum.contracts.auction.AuctionCommand.AdmitGuest;
import io.rostrum.contracts.auction.AuctionCommand.ApprovePaddle;
import io.rostrum.contracts.auction.AuctionCommand.CreateShow;
import io.rostrum.contracts.auction.AuctionCommand.LinkAccount;
import io.rostrum.contracts.auction.AuctionCommand.RequestPaddle;
import io.rostrum.contracts.auction.AuctionCommand.ShowGift;
import io.rostrum.contracts.auction.AuctionCommand.ShowSpotlight;
import io.rostrum.contracts.auction.AuctionEvent;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.auction.RulePack;
import io.rostrum.contracts.auction.RulePack.Admission;
import io.rostrum.contracts.auction.RulePack.PaddleApproval;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Passes to ticketed shows, and accounts that are linked to the seller's. */
class GuestTest {

    private static final RulePack FREE = Scene.fixed(100);

    @Test
    void aTicketedShowGivesPaddlesToThoseWithAPass() {
        Scene scene = Scene.live(FREE.withAdmission(new Admission(50, 0)));
        scene.send("A", Role.BIDDER, new RequestPaddle());
        assertEquals(Refusal.NO_PASS, scene.outcome().reason());
        scene.system(new AdmitGuest(new UserId("A")));
        scene.send("A", Role.BIDDER, new RequestPaddle());
        assertTrue(scene.outcome().accepted());
        assertEquals(1, scene.events(AuctionEvent.GuestAdmitted.class).size());
    }

    @Test
    void aSellerMayInviteAndABidderMayNot() {
        Scene scene = Scene.live(FREE.withAdmission(new Admission(50, 0)));
        scene.send("A", Role.BIDDER, new AdmitGuest(new UserId("A")));
        assertEquals(Refusal.NOT_APPOINTED, scene.outcome().reason());
        scene.seller(new AdmitGuest(new UserId("A")));
        assertTrue(scene.outcome().accepted());
    }

    @Test
    void anAccountThatIsLinkedToTheSellersCannotBid() {
        Scene scene = Scene.live(FREE).lot(Scene.LOT, 1_000, 0, null).open(Scene.LOT).paddle("A").paddle("B");
        scene.bid("A", Scene.LOT, 5_000);
        scene.bid("B", Scene.LOT, 2_000);
        scene.system(new LinkAccount(new UserId("A"), true));
        assertTrue(scene.outcome().accepted());
        assertEquals("B", scene.leader(Scene.LOT));
        scene.bid("A", Scene.LOT, 6_000);
        assertEquals(Refusal.OWN_SHOW, scene.outcome().reason());
        scene.send("A", Role.BIDDER, new RequestPaddle());
        assertEquals(Refusal.OWN_SHOW, scene.outcome().reason());
        scene.seller(new ApprovePaddle(new UserId("A"), null));
        assertEquals(Refusal.OWN_SHOW, scene.outcome().reason());
    }

    @Test
    void whoWasLinkedBeforeTheyCameGetsNoPaddle() {
        Scene scene = Scene.live(FREE);
        scene.system(new LinkAccount(new UserId("A"), true));
        scene.send("A", Role.BIDDER, new RequestPaddle());
        assertEquals(Refusal.OWN_SHOW, scene.outcome().reason());
    }

    @Test
    void whoIsNoLongerLinkedBidsAsBefore() {
        Scene scene = Scene.live(FREE).lot(Scene.LOT, 1_000, 0, null).open(Scene.LOT).paddle("A");
        scene.system(new LinkAccount(new UserId("A"), true));
        scene.system(new LinkAccount(new UserId("A"), false));
        scene.bid("A", Scene.LOT, 2_000);
        assertTrue(scene.outcome().accepted());
    }

    @Test
    void onlyThePlatformSaysWhoIsLinked() {
        Scene scene = Scene.live(FREE);
        scene.seller(new LinkAccount(new UserId("A"), true));
        assertEquals(Refusal.NOT_APPOINTED, scene.outcome().reason());
    }

    @Test
    void aGiftIsHypeAndASpotlightMovesNeitherPriceNorTime() {
        Scene scene = Scene.live(FREE).lot(Scene.LOT, 1_000, 0, null).open(Scene.LOT).paddle("A");
        scene.bid("A", Scene.LOT, 2_000);
        var before = scene.standing(Scene.LOT);
        scene.system(new ShowSpotlight(new UserId("A"), new LotId(Scene.LOT), before.priceMinor()));
        assertEquals(before, scene.standing(Scene.LOT));
        assertEquals(1, scene.events(AuctionEvent.SpotlightShown.class).getFirst().paddle());
        scene.system(new ShowGift(new UserId("A"), 40));
        assertEquals(41, scene.store.paddle(1).hype());
        scene.system(new ShowGift(new UserId("nobody"), 40));
        assertEquals(0, scene.events(AuctionEvent.GiftShown.class).getLast().paddle());
        scene.seller(new ShowGift(new UserId("A"), 40));
        assertEquals(Refusal.NOT_APPOINTED, scene.outcome().reason());
    }

    @Test
    void aDepositWantsPaddlesThatWaitForApproval() {
        Scene scene = new Scene();
        scene.seller(new CreateShow(
                "A show", "USD", FREE.withAdmission(new Admission(-1, 5_000))));
        assertEquals(Refusal.BAD_RULES, scene.outcome().reason());
        assertTrue(scene.outcome().detail().contains("deposit") && scene.outcome().detail().contains("ticket"));
        Scene.live(FREE.withPaddles(PaddleApproval.ON_APPROVAL).withAdmission(new Admission(0, 5_000)));
    }
}
