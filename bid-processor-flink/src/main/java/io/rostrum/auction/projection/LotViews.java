package io.rostrum.auction.projection;

import io.rostrum.auction.bidding.Board;
import io.rostrum.auction.bidding.Packs;
import io.rostrum.auction.bidding.Prices;
import io.rostrum.auction.bidding.ShowClock;
import io.rostrum.auction.state.LotState;
import io.rostrum.auction.state.LotText;
import io.rostrum.auction.state.PackState;
import io.rostrum.auction.state.ShowState;
import io.rostrum.auction.state.ShowView;
import io.rostrum.contracts.auction.BoardRow;
import io.rostrum.contracts.auction.LotCard;
import io.rostrum.contracts.auction.LotPhase;
import io.rostrum.contracts.auction.LotStanding;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.mirror.LotProjection;

import java.util.ArrayList;
import java.util.List;

/** What the public learns of a lot. */
public final class LotViews {

    private LotViews() {}

    /** A lot's standing; it holds no limit and no reserve. */
    public static LotStanding standing(ShowView view, String lotId) {
        LotState lot = view.lot(lotId);
        return standing(view.show(), lot, view.packOf(lotId, lot));
    }

    private static LotStanding standing(ShowState show, LotState lot, PackState pack) {
        boolean lost = lot.phase() == LotPhase.PASSED || lot.phase() == LotPhase.CANCELLED;
        boolean takesBids = lot.phase().isOpen() || lot.phase() == LotPhase.PENDING;
        boolean offered = lot.phase() == LotPhase.PASSED && lot.offeredMinor() > 0;
        long deadline = lot.clock().deadlineMillis();
        boolean frozen = deadline != 0 && show.pausedAtMillis() != 0;
        return new LotStanding(
                lot.phase(),
                Prices.price(lot),
                takesBids ? Prices.asking(lot, pack) : offered ? lot.offeredMinor() : 0,
                lost ? 0 : lot.standing().leader(),
                lot.standing().bids(),
                Prices.reserve(lot),
                offered ? lot.offeredUntilMillis() : deadline == 0 ? 0 : ShowClock.toLog(show, deadline),
                frozen ? deadline - ShowClock.at(show) : 0,
                lot.clock().extensions(),
                lot.rollbackEpoch());
    }

    /** A lot's part of a catalogue. */
    public static LotCard card(ShowView view, String lotId) {
        LotState lot = view.lot(lotId);
        LotText text = view.lotText(lotId);
        return new LotCard(
                lot.position(), text.title(), text.text(), text.category(), List.of(text.pictures()),
                lot.openingMinor(), lot.reserveMinor() != 0,
                lot.ownPack() ? Packs.whole(view.pack(lotId)) : null);
    }

    /** The best rows of a lot's board. */
    public static List<BoardRow> board(int[] paddles, long[] scores) {
        List<BoardRow> rows = new ArrayList<>(paddles.length);
        for (int i = 0; i < paddles.length; i++) {
            rows.add(new BoardRow(paddles[i], scores[i]));
        }
        return rows;
    }

    static List<BoardRow> board(Board board) {
        return board(board.paddles(), board.scores());
    }

    /** A deadline that moved with all others is news of the lot too. */
    static LotProjection projection(ShowView view, String lotId) {
        LotState lot = view.lot(lotId);
        ShowState show = view.show();
        boolean moved = lot.clock().deadlineMillis() != 0 && show.clockSeq() > lot.seq();
        return new LotProjection(
                new LotId(lotId),
                moved ? show.clockSeq() : lot.seq(),
                standing(show, lot, view.packOf(lotId, lot)),
                board(lot.boardPaddles(), lot.boardMinor()),
                moved ? show.clockAtMillis() : lot.atMillis());
    }
}
