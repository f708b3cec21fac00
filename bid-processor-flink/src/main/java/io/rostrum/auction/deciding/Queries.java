package io.rostrum.auction.deciding;

import io.rostrum.auction.state.EntryKind;
import io.rostrum.auction.state.LotState;
import io.rostrum.auction.state.PaddleStanding;
import io.rostrum.auction.state.ShowView;
import io.rostrum.contracts.auction.AuctionCommand.MyBids;
import io.rostrum.contracts.auction.AuctionCommand.MyLots;
import io.rostrum.contracts.auction.CommandRecord;
import io.rostrum.contracts.auction.LotPhase;
import io.rostrum.contracts.auction.Outcome.OwnAmount;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.id.LotId;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Questions for amounts that only their owner may see. */
final class Queries {

    private Queries() {}

    /** The actor's limits on open lots and pre-bids on coming ones, in the order of the run list. */
    static Decision myBids(ShowView view, CommandRecord by, MyBids wish) {
        Integer paddle = view.paddleOf(by.actor().value());
        if (paddle == null) {
            return Decision.refuse(Refusal.NO_PADDLE);
        }
        Map<Integer, OwnAmount> byPosition = new TreeMap<>();
        int lots = view.paddle(paddle).lots();
        for (int n = 0; n < lots; n++) {
            String lotId = view.lotOfPaddle(paddle, n);
            LotState lot = view.lot(lotId);
            if (lot == null || lot.position() <= wish.after()) {
                continue;
            }
            PaddleStanding part = view.standing(lotId, paddle);
            boolean runs = lot.phase().isOpen() || lot.phase() == LotPhase.PENDING;
            if (runs && part != null && part.limitSeq() != 0) {
                boolean bid = view.bid(lotId, part.entry()).kind() != EntryKind.PRE_BID;
                byPosition.put(
                        lot.position(),
                        new OwnAmount(new LotId(lotId), part.limitMinor(), bid ? part.limitSeq() : 0));
            }
        }
        return Decision.answer(byPosition.values().stream().limit(Bounds.OWN_ROWS).toList());
    }

    /** The seller's lots with their reserves, in the order of the run list. */
    static Decision myLots(ShowView view, CommandRecord by, MyLots wish) {
        if (!Authority.isSeller(view, by)) {
            return Decision.refuse(Refusal.NOT_APPOINTED);
        }
        List<OwnAmount> own = new ArrayList<>();
        int last = view.show().lots();
        int first = Math.max(0, Math.min(wish.after(), last)) + 1;
        for (int position = first; position <= last && own.size() < Bounds.OWN_ROWS; position++) {
            String lotId = view.lotAt(position);
            own.add(new OwnAmount(new LotId(lotId), view.lot(lotId).reserveMinor(), 0));
        }
        return Decision.answer(List.copyOf(own));
    }
}
