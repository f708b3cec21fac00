package io.rostrum.gateway.room;

import io.rostrum.contracts.auction.BoardRow;
import io.rostrum.contracts.auction.LotCard;
import io.rostrum.contracts.auction.LotStanding;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.mirror.LotProjection;
import io.rostrum.contracts.socket.ServerFrame.Line;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a room knows of one lot. The card and the projection each carry the seq that they are of. */
final class LotFold {

    /** History lines that are kept of one lot. */
    static final int LINES_MAX = 200;

    private static final Comparator<BoardRow> BEST_FIRST =
            Comparator.comparingLong(BoardRow::score).reversed().thenComparingInt(BoardRow::paddle);

    private final LotId lotId;
    private final Map<Integer, Long> ledAt = new HashMap<>();
    private final Deque<Line> lines = new ArrayDeque<>();
    private LotCard card;
    private long cardSeq;
    private LotProjection projection;

    LotFold(LotId lotId) {
        this.lotId = lotId;
    }

    LotCard card() {
        return card;
    }

    long cardSeq() {
        return cardSeq;
    }

    LotProjection projection() {
        return projection;
    }

    List<Line> newestLines() {
        return List.copyOf(lines);
    }

    void line(Line line) {
        lines.addFirst(line);
        if (lines.size() > LINES_MAX) {
            lines.removeLast();
        }
    }

    /** Takes the card if it is newer. */
    boolean card(LotCard newer, long seq) {
        if (card != null && seq <= cardSeq) {
            return false;
        }
        card = newer;
        cardSeq = seq;
        return true;
    }

    /** Takes what the mirror shows if it is newer. */
    boolean merge(LotProjection newer) {
        if (projection != null && newer.seq() <= projection.seq()) {
            return false;
        }
        projection = newer;
        return true;
    }

    /** Takes the standing of an event; the leader's score never falls by it. */
    boolean stand(LotStanding standing, long seq, long atMillis) {
        if (standing.leader() != 0) {
            ledAt.merge(standing.leader(), standing.priceMinor(), Math::max);
        }
        return projectionOf(standing, seq, atMillis);
    }

    /** Takes the standing of a retraction, which names the board anew. */
    boolean standAnew(LotStanding standing, List<BoardRow> board, long seq, long atMillis) {
        ledAt.clear();
        board.forEach(row -> ledAt.put(row.paddle(), row.score()));
        return projectionOf(standing, seq, atMillis);
    }

    /** Moves the clock of a lot that has a deadline. */
    boolean moveClock(long seq, long atMillis, long byMillis, long frozenMillis) {
        if (projection == null || projection.standing().deadlineMillis() == 0) {
            return false;
        }
        LotStanding was = projection.standing();
        LotStanding moved = new LotStanding(
                was.phase(), was.priceMinor(), was.askingMinor(), was.leader(), was.bids(), was.reserve(),
                was.deadlineMillis() + byMillis, frozenMillis, was.extensions(), was.rollbackEpoch());
        return projectionOf(moved, seq, atMillis);
    }

    private boolean projectionOf(LotStanding standing, long seq, long atMillis) {
        if (projection != null && seq <= projection.seq()) {
            return false;
        }
        projection = new LotProjection(lotId, seq, standing, best(ledAt, LotProjection.BOARD_ROWS), atMillis);
        return true;
    }

    /** The best rows, best first, equal ones by paddle; none without a score. */
    static List<BoardRow> best(Map<Integer, Long> scores, int rows) {
        List<BoardRow> all = new ArrayList<>(scores.size());
        scores.forEach((paddle, score) -> {
            if (score > 0) {
                all.add(new BoardRow(paddle, score));
            }
        });
        all.sort(BEST_FIRST);
        return all.size() > rows ? all.subList(0, rows) : all;
    }
}
