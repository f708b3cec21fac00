package io.rostrum.auction;

import io.rostrum.auction.bidding.Prices;
import io.rostrum.auction.deciding.CommandLots;
import io.rostrum.auction.state.LotState;
import io.rostrum.auction.state.Remembered;
import io.rostrum.auction.state.ShowView;
import io.rostrum.contracts.auction.CommandRecord;
import io.rostrum.contracts.auction.LotPhase;
import io.rostrum.contracts.auction.Outcome;
import io.rostrum.contracts.auction.Outcome.OwnAmount;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.auction.ShowStatus;
import io.rostrum.contracts.id.LotId;

import java.util.List;

/** Tells a command's sender its fate, with the market as it stands now. */
final class Outcomes {

    private Outcomes() {}

    static Outcome of(ShowView view, CommandRecord record, Remembered fate, List<OwnAmount> own) {
        LotId lotId = CommandLots.of(record.command());
        boolean readable = view.show() != null && view.show().status() != ShowStatus.FROZEN;
        LotState lot = readable && lotId != null ? view.lot(lotId.value()) : null;
        Integer number = readable ? view.paddleOf(record.actor().value()) : null;
        int paddle = number == null ? 0 : number;
        boolean hasMarket =
                lot != null && lot.phase() != LotPhase.PASSED && lot.phase() != LotPhase.CANCELLED;
        boolean takesBids = lot != null && (lot.phase().isOpen() || lot.phase() == LotPhase.PENDING);
        return new Outcome(
                record.commandId(), record.showId(), fate.refusal() == null, fate.refusal(), fate.detail(),
                fate.seq(), lotId, paddle,
                hasMarket && paddle != 0 && lot.standing().leader() == paddle,
                lot == null ? 0 : Prices.price(lot),
                takesBids ? Prices.asking(lot, view.packOf(lotId.value(), lot)) : 0, own);
    }

    /** A refusal that no event records. */
    static Outcome unrecorded(CommandRecord record, Refusal refusal, String detail) {
        return new Outcome(
                record.commandId(), record.showId(), false, refusal, detail, 0, null, 0, false, 0, 0, null);
    }
}
