package io.rostrum.bidding.mirror;

import io.rostrum.contracts.auction.BoardRow;
import io.rostrum.contracts.auction.LotCard;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.mirror.LotProjection;
import io.rostrum.contracts.mirror.PaddleProjection;
import io.rostrum.contracts.mirror.ShowProjection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One thing that the mirror shows. The newest one replaces all before it, but for rows of a board, which are
 * absolute each and are laid over those that wait.
 */
public sealed interface MirrorItem {

    ShowId showId();

    /** Names what is shown; of items with the same name only the newest matters. */
    String name();

    /** This item, which came after the given one of the same name that was not written yet. */
    default MirrorItem over(MirrorItem older) {
        return this;
    }

    /** Whether a newer item must not pass others that were offered between it and the one it replaces. */
    default boolean keepsOrder() {
        return false;
    }

    record Show(ShowProjection show) implements MirrorItem {
        @Override
        public ShowId showId() {
            return show.showId();
        }

        @Override
        public String name() {
            return "show " + showId().value();
        }
    }

    /**
     * A lot's standing.
     *
     * @param rows rows of its board that changed, or all of them
     * @param whole the rows replace the board
     */
    record Lot(ShowId showId, LotProjection lot, List<BoardRow> rows, boolean whole) implements MirrorItem {
        @Override
        public String name() {
            return "lot " + showId.value() + ' ' + lot.lotId().value();
        }

        @Override
        public MirrorItem over(MirrorItem older) {
            Lot before = (Lot) older;
            if (whole || before.rows.isEmpty() && !before.whole) {
                return this;
            }
            return new Lot(showId, lot, merged(before.rows, rows), before.whole);
        }
    }

    /** A lot's page in the catalogue, and its place in the run list. */
    record Card(ShowId showId, LotId lotId, long seq, LotCard card) implements MirrorItem {
        @Override
        public String name() {
            return "card " + showId.value() + ' ' + lotId.value();
        }

        @Override
        public boolean keepsOrder() {
            return true;
        }
    }

    record LotRemoved(ShowId showId, LotId lotId, long seq) implements MirrorItem {
        @Override
        public String name() {
            return "card " + showId.value() + ' ' + lotId.value();
        }

        @Override
        public boolean keepsOrder() {
            return true;
        }
    }

    /** All lots of a show in their order. */
    record RunList(ShowId showId, long seq, List<LotId> lotIds) implements MirrorItem {
        @Override
        public String name() {
            return "run " + showId.value();
        }

        @Override
        public boolean keepsOrder() {
            return true;
        }
    }

    /**
     * Hype points.
     *
     * @param rows paddles whose points changed, or all that have any
     * @param whole the rows replace the board
     */
    record Board(ShowId showId, long seq, List<BoardRow> rows, boolean whole) implements MirrorItem {
        @Override
        public String name() {
            return "board " + showId.value();
        }

        @Override
        public MirrorItem over(MirrorItem older) {
            Board before = (Board) older;
            return whole ? this : new Board(showId, seq, merged(before.rows, rows), before.whole);
        }
    }

    record Paddle(ShowId showId, UserId userId, PaddleProjection paddle) implements MirrorItem {
        @Override
        public String name() {
            return "paddle " + showId.value() + ' ' + userId.value();
        }
    }

    /** Shows nothing but that the log was just read to its end. */
    record Fresh(ShowId showId) implements MirrorItem {
        @Override
        public String name() {
            return "fresh " + showId.value();
        }
    }

    private static List<BoardRow> merged(List<BoardRow> older, List<BoardRow> newer) {
        Map<Integer, BoardRow> rows = new LinkedHashMap<>();
        older.forEach(row -> rows.put(row.paddle(), row));
        newer.forEach(row -> rows.put(row.paddle(), row));
        return List.copyOf(rows.values());
    }
}
