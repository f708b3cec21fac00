package io.rostrum.auction.evolving;

import io.rostrum.auction.bidding.Board;
import io.rostrum.auction.bidding.Prices;
import io.rostrum.auction.deciding.Fact;
import io.rostrum.auction.state.BidEntry;
import io.rostrum.auction.state.EntryKind;
import io.rostrum.auction.state.LotClock;
import io.rostrum.auction.state.LotDraft;
import io.rostrum.auction.state.LotState;
import io.rostrum.auction.state.PaddleStanding;
import io.rostrum.auction.state.PaddleState;
import io.rostrum.contracts.auction.LotPhase;

/** Facts about bids. */
final class BidEvolution {

    private BidEvolution() {}

    static void taken(Evolution now, Fact.BidTaken bid) {
        String lotId = bid.lotId().value();
        LotState lot = now.show().lot(lotId);
        now.show().putBid(lotId, lot.entries(), new BidEntry(
                now.seq(), bid.paddle(), bid.amount(), bid.kind(), true, lot.stepMinor()));
        now.moveLead(lotId, lot, bid.standing());
        LotDraft draft = lot.draft();
        draft.standing = bid.standing();
        draft.entries = lot.entries() + 1;
        draft.phase = LotPhase.OPEN;
        draft.marketSeq = now.seq();
        extend(now, lotId, draft, bid.extended(), bid.deadlineMillis());
        part(now, lotId, bid, lot.entries());
        led(now, lotId, draft);
        now.put(lotId, draft);
    }

    /** What the bidder's own part in the lot is now. */
    private static void part(Evolution now, String lotId, Fact.BidTaken bid, int entry) {
        PaddleStanding before = now.show().standing(lotId, bid.paddle());
        PaddleStanding part = before == null ? PaddleStanding.NONE : before;
        if (part.limitSeq() == 0 || bid.amount() > part.limitMinor()) {
            part = new PaddleStanding(bid.amount(), now.seq(), entry, part.bestLedMinor(), part.led());
            now.show().putStanding(lotId, bid.paddle(), part);
        }
        join(now, lotId, bid.paddle(), before == null);
        now.hype(bid.paddle(), Evolution.HYPE_BID, before == null ? 1 : 0);
    }

    private static void join(Evolution now, String lotId, int paddle, boolean isFirst) {
        if (isFirst) {
            PaddleState state = now.show().paddle(paddle);
            now.show().putLotOfPaddle(paddle, state.lots(), lotId);
        }
    }

    /** Notes the price at which the leader leads. */
    private static void led(Evolution now, String lotId, LotDraft draft) {
        int leader = draft.standing.leader();
        long price = Prices.price(draft.build());
        PaddleStanding part = now.show().standing(lotId, leader);
        if (part.led() && part.bestLedMinor() >= price) {
            return;
        }
        now.show().putStanding(lotId, leader, new PaddleStanding(
                part.limitMinor(), part.limitSeq(), part.entry(), price, true));
        Board board = new Board(draft.boardPaddles, draft.boardMinor).with(leader, price);
        draft.boardPaddles = board.paddles();
        draft.boardMinor = board.scores();
        now.changes().row(lotId, leader);
    }

    static void extend(Evolution now, String lotId, LotDraft draft, boolean extended, long deadlineMillis) {
        if (extended) {
            LotClock clock = draft.clock;
            draft.clock = new LotClock(clock.deadlineMillis(), clock.queuedMillis(), clock.extensions() + 1);
            Dues.set(now.show(), lotId, draft, deadlineMillis);
        }
    }

    static void preBid(Evolution now, Fact.PreBidTaken bid) {
        String lotId = bid.lotId().value();
        LotState lot = now.show().lot(lotId);
        if (bid.replaces() >= 0) {
            uncount(now, lotId, bid.replaces());
        }
        now.show().putBid(lotId, lot.entries(), new BidEntry(
                now.seq(), bid.paddle(), bid.limit(), EntryKind.PRE_BID, true, 0));
        boolean isFirst = now.show().standing(lotId, bid.paddle()) == null;
        join(now, lotId, bid.paddle(), isFirst);
        if (isFirst) {
            now.hype(bid.paddle(), 0, 1);
        }
        now.show().putStanding(lotId, bid.paddle(), new PaddleStanding(
                bid.limit(), now.seq(), lot.entries(), 0, false));
        LotDraft draft = lot.draft();
        draft.entries = lot.entries() + 1;
        now.show().putLot(lotId, draft.build());
    }

    static void lowered(Evolution now, Fact.LimitLowered fact) {
        String lotId = fact.lotId().value();
        LotState lot = now.show().lot(lotId);
        now.moveLead(lotId, lot, fact.standing());
        PaddleStanding part = now.show().standing(lotId, fact.paddle());
        now.show().putStanding(lotId, fact.paddle(), new PaddleStanding(
                fact.limit(), part.limitSeq(), part.entry(), part.bestLedMinor(), part.led()));
        LotDraft draft = lot.draft();
        cut(now, lotId, draft, fact.paddle(), fact.limit());
        draft.standing = fact.standing();
        led(now, lotId, draft);
        now.put(lotId, draft);
    }

    /** Writes into the history that a paddle's limits were cut. */
    private static void cut(Evolution now, String lotId, LotDraft draft, int paddle, long limit) {
        now.show().putBid(lotId, draft.entries, new BidEntry(
                now.seq(), paddle, limit, EntryKind.LOWERED, true, draft.stepMinor));
        draft.entries++;
    }

    static void refolded(Evolution now, Fact.LotRefolded fact) {
        String lotId = fact.lotId().value();
        LotState lot = now.show().lot(lotId);
        now.moveLead(lotId, lot, fact.folded().standing());
        LotDraft draft = lot.draft();
        folded(now, lotId, draft, fact.folded(), -Evolution.HYPE_BID);
        for (int i = 0; i < fact.cutPaddles().length; i++) {
            cut(now, lotId, draft, fact.cutPaddles()[i], fact.cutLimits()[i]);
        }
        draft.rollbackEpoch++;
        draft.marketSeq = now.seq();
        extend(now, lotId, draft, fact.extended(), fact.deadlineMillis());
        now.put(lotId, draft);
    }

    /** Puts what a fold came to; {@code hype} goes to the paddle of each line that no longer counts. */
    static void folded(Evolution now, String lotId, LotDraft draft, Fact.Folded folded, int hype) {
        for (int n : folded.uncounted()) {
            BidEntry entry = uncount(now, lotId, n);
            if (hype != 0 && entry.kind() != EntryKind.LOWERED) {
                now.hype(entry.paddle(), hype, 0);
            }
        }
        for (int i = 0; i < folded.paddles().length; i++) {
            now.show().putStanding(lotId, folded.paddles()[i], folded.parts()[i]);
        }
        draft.standing = folded.standing();
        draft.boardPaddles = folded.board().paddles();
        draft.boardMinor = folded.board().scores();
        now.changes().wholeBoard(lotId);
    }

    /** Makes a line of the history count no longer. */
    private static BidEntry uncount(Evolution now, String lotId, int n) {
        BidEntry entry = now.show().bid(lotId, n);
        now.show().putBid(lotId, n, new BidEntry(
                entry.seq(), entry.paddle(), entry.limitMinor(), entry.kind(), false, entry.stepMinor()));
        return entry;
    }
}
