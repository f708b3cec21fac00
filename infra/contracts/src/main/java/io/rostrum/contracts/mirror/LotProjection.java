package io.rostrum.contracts.mirror;

import io.rostrum.contracts.auction.BoardRow;
import io.rostrum.contracts.auction.LotStanding;
import io.rostrum.contracts.id.LotId;

import java.util.List;

/**
 * The part of a lot that bids change, as its room sees it. Complete in itself; the one with the highest
 * {@code seq} is the truth.
 *
 * @param seq the newest event that changed this lot
 * @param board the best {@link #BOARD_ROWS} paddles by the highest price at which each led, best first, equal
 *     ones by paddle
 * @param asOfMillis the show's log time of that event
 */
public record LotProjection(
        LotId lotId, long seq, LotStanding standing, List<BoardRow> board, long asOfMillis) {

    public static final int BOARD_ROWS = 10;

    public LotProjection {
        board = List.copyOf(board);
    }
}
