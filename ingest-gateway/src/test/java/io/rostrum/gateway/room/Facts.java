package io.rostrum.gateway.room;

import io.rostrum.contracts.auction.AuctionEvent;
import io.rostrum.contracts.auction.AuctionEvent.BidAccepted;
import io.rostrum.contracts.auction.AuctionEvent.LotCreated;
import io.rostrum.contracts.auction.AuctionEvent.ShowCreated;
import io.rostrum.contracts.auction.BidKind;
import io.rostrum.contracts.auction.EventRecord;
import io.rostrum.contracts.auction.LotCard;
import io.rostrum.contracts.auction.LotPhase;
import io.rostrum.contracts.auction.LotStanding;
import io.rostrum.contracts.auction.ReserveState;
import io.rostrum.contracts.auction.RulePack;
import io.rostrum.contracts.auction.ShippedPacks;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;

import java.util.List;

/** Events of one show, numbered one after the other. */
final class Facts {

    static final ShowId SHOW = new ShowId("show-1");
    static final LotId LOT = new LotId("lot-1");

    private long seq;

    EventRecord next(AuctionEvent event) {
        seq++;
        return new EventRecord(SHOW, seq, "", 1_000 * seq, null, event);
    }

    EventRecord created() {
        return next(new ShowCreated(
                new UserId("seller"), "A show", "USD", 1, 1, ShippedPacks.named("fixed:100", "USD")));
    }

    EventRecord ticketed(int credits) {
        return next(new ShowCreated(
                new UserId("seller"), "A show", "USD", 1, 1, ShippedPacks.named("fixed:100", "USD")
                        .withAdmission(new RulePack.Admission(credits, 0))));
    }

    EventRecord lot(LotId lotId) {
        LotCard card = new LotCard(1, "A lot", "", "", List.of(), 1_000, false, null);
        return next(new LotCreated(lotId, card, standing(LotPhase.PENDING, 0, 0, 0)));
    }

    EventRecord bid(LotId lotId, int paddle, int leader, long price) {
        LotStanding after = standing(LotPhase.OPEN, price, leader, 0);
        return next(new BidAccepted(lotId, paddle, BidKind.LIMIT, false, paddle == leader, false, after));
    }

    static LotStanding standing(LotPhase phase, long price, int leader, long deadlineMillis) {
        return new LotStanding(
                phase, price, price + 100, leader, 1, ReserveState.NONE, deadlineMillis, 0, 0, 0);
    }
}
