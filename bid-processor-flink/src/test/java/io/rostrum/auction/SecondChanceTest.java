package io.rostrum.auction;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.AuctionCommand.FindUnderbidder;
import io.rostrum.contracts.auction.AuctionCommand.Hammer;
import io.rostrum.contracts.auction.AuctionCommand.OrderUnpaid;
import io.rostrum.contracts.auction.AuctionEvent.UnderbidderFound;
import io.rostrum.contracts.auction.AuctionEvent.UnderbidderMissing;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

class SecondChanceTest {

    private static final LotId LOT = new LotId(Scene.LOT);

    /** A leads with 173.31 against B's 91.17 and C's 61.00; reserve as given. */
    private static Scene sold(long reserve) {
        Scene scene = Scene.live(Scene.fixed(100)).lot(Scene.LOT, 1_000, reserve).open(Scene.LOT)
                .paddle("A").paddle("B").paddle("C");
        scene.bid("C", Scene.LOT, 6_100);
        scene.bid("B", Scene.LOT, 9_117);
        scene.bid("A", Scene.LOT, 17_331);
        scene.seller(new Hammer(LOT, scene.last.events().get(0).event().seq()));
        scene.live(11_000);
        scene.system(new OrderUnpaid(LOT));
        return scene;
    }

    private static FindUnderbidder find(int turn, String... without) {
        return new FindUnderbidder(LOT, turn, Arrays.stream(without).map(UserId::new).toList());
    }

    @Test
    void theLotIsFoldedWithoutTheDefaulterAtWhatTheUnderbidderWouldHavePaid() {
        Scene scene = sold(0);
        scene.system(find(1, "A"));
        UnderbidderFound found = (UnderbidderFound) scene.lastEvent();
        assertEquals(new UserId("B"), found.underbidder());
        assertEquals(6_200, found.hammerMinor());
        assertFalse(Json.text(found).contains("9117"), "a limit stays its owner's");
    }

    @Test
    void theSecondTurnLeavesOutBoth() {
        Scene scene = sold(0);
        scene.system(find(2, "A", "B"));
        UnderbidderFound found = (UnderbidderFound) scene.lastEvent();
        assertEquals(new UserId("C"), found.underbidder());
        assertEquals(1_000, found.hammerMinor());
    }

    @Test
    void aReserveLiftsThePriceOrLeavesNobody() {
        Scene within = sold(8_000);
        within.system(find(1, "A"));
        assertEquals(8_000, ((UnderbidderFound) within.lastEvent()).hammerMinor());
        within.system(find(2, "A", "B"));
        assertEquals(new UnderbidderMissing(LOT, 2), within.lastEvent());
    }

    @Test
    void onlyThePlatformAsksAndOnlyOfASoldLot() {
        Scene scene = sold(0);
        scene.send("seller", Role.SELLER, find(1, "A"));
        assertEquals(Refusal.NOT_APPOINTED, scene.outcome().reason());
        scene.lot("other", 1_000, 0).open("other");
        scene.system(new FindUnderbidder(new LotId("other"), 1, List.of(new UserId("A"))));
        assertEquals(Refusal.WRONG_PHASE, scene.outcome().reason());
        scene.system(new FindUnderbidder(new LotId("none"), 1, List.of(new UserId("A"))));
        assertEquals(Refusal.UNKNOWN_LOT, scene.outcome().reason());
    }
}
