package io.rostrum.auction.deciding;

import io.rostrum.auction.bidding.Packs;
import io.rostrum.auction.state.LotState;
import io.rostrum.auction.state.PackState;
import io.rostrum.auction.state.ShowView;
import io.rostrum.contracts.auction.AuctionCommand.CreateLot;
import io.rostrum.contracts.auction.AuctionCommand.OrderLots;
import io.rostrum.contracts.auction.AuctionCommand.RemoveLot;
import io.rostrum.contracts.auction.AuctionCommand.ReviseLot;
import io.rostrum.contracts.auction.CommandRecord;
import io.rostrum.contracts.auction.Contradictions;
import io.rostrum.contracts.auction.LotPhase;
import io.rostrum.contracts.auction.LotSpec;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.auction.RulePack;
import io.rostrum.contracts.auction.ShowStatus;
import io.rostrum.contracts.id.LotId;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The seller's run list: lots before they open. */
final class Lots {

    private Lots() {}

    static Decision create(ShowView view, CommandRecord by, CreateLot wish) {
        if (!Authority.owns(view, by)) {
            return Decision.refuse(Refusal.NOT_APPOINTED);
        }
        if (view.show().status() == ShowStatus.ENDED) {
            return Decision.refuse(Refusal.WRONG_STATUS);
        }
        if (view.lot(wish.lotId().value()) != null) {
            return Decision.refuse(Refusal.LOT_EXISTS);
        }
        if (view.show().lots() >= Bounds.LOTS) {
            return Decision.refuse(Refusal.TOO_MANY, "a show has at most " + Bounds.LOTS + " lots");
        }
        Decision wrong = unfit(view, wish.lot());
        return wrong != null ? wrong : Decision.of(new Fact.LotCreated(wish.lotId(), wish.lot()));
    }

    static Decision revise(ShowView view, CommandRecord by, ReviseLot wish) {
        Decision refused = notPending(view, by, wish.lotId());
        if (refused != null) {
            return refused;
        }
        boolean frozen = view.show().status() == ShowStatus.LIVE || view.show().status() == ShowStatus.PAUSED;
        if (frozen && !hasSameRules(view, wish)) {
            return Decision.refuse(Refusal.WRONG_STATUS, "a lot's rules are frozen when the show goes live");
        }
        Decision wrong = unfit(view, wish.lot());
        return wrong != null ? wrong : Decision.of(new Fact.LotRevised(wish.lotId(), wish.lot()));
    }

    private static boolean hasSameRules(ShowView view, ReviseLot wish) {
        LotState lot = view.lot(wish.lotId().value());
        RulePack now = lot.ownPack() ? Packs.whole(view.pack(wish.lotId().value())) : null;
        return now == null ? wish.lot().rules() == null : now.equals(wish.lot().rules());
    }

    static Decision remove(ShowView view, CommandRecord by, RemoveLot wish) {
        Decision refused = notPending(view, by, wish.lotId());
        return refused != null ? refused : Decision.of(new Fact.LotRemoved(wish.lotId()));
    }

    static Decision order(ShowView view, CommandRecord by, OrderLots wish) {
        if (!Authority.owns(view, by)) {
            return Decision.refuse(Refusal.NOT_APPOINTED);
        }
        if (view.show().status() == ShowStatus.ENDED) {
            return Decision.refuse(Refusal.WRONG_STATUS);
        }
        Set<LotId> named = new HashSet<>();
        for (LotId lotId : wish.lotIds()) {
            if (view.lot(lotId.value()) == null) {
                return Decision.refuse(Refusal.UNKNOWN_LOT);
            }
            named.add(lotId);
        }
        List<LotId> order = new ArrayList<>(wish.lotIds());
        for (int position = 1; position <= view.show().lots(); position++) {
            LotId lotId = new LotId(view.lotAt(position));
            if (!named.contains(lotId)) {
                order.add(lotId);
            }
        }
        return Decision.of(new Fact.LotsOrdered(List.copyOf(order)));
    }

    private static Decision notPending(ShowView view, CommandRecord by, LotId lotId) {
        if (!Authority.owns(view, by)) {
            return Decision.refuse(Refusal.NOT_APPOINTED);
        }
        if (view.show().status() == ShowStatus.ENDED) {
            return Decision.refuse(Refusal.WRONG_STATUS);
        }
        LotState lot = view.lot(lotId.value());
        if (lot == null) {
            return Decision.refuse(Refusal.UNKNOWN_LOT);
        }
        return lot.phase() == LotPhase.PENDING ? null : Decision.refuse(Refusal.WRONG_PHASE);
    }

    /** WRONG_CURRENCY or BAD_RULES; else null. */
    private static Decision unfit(ShowView view, LotSpec lot) {
        String currency = view.show().currency();
        boolean foreign = !lot.opening().currency().equals(currency)
                || (lot.reserve() != null && !lot.reserve().currency().equals(currency));
        if (foreign) {
            return Decision.refuse(Refusal.WRONG_CURRENCY);
        }
        RulePack pack = lot.rules() != null ? lot.rules() : Packs.whole(view.pack(PackState.OF_THE_SHOW));
        List<String> wrong = Contradictions.in(lot, pack);
        return wrong.isEmpty() ? null : Decision.refuse(Refusal.BAD_RULES, String.join("; ", wrong));
    }
}
