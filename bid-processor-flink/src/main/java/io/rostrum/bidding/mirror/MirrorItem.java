package io.rostrum.bidding.mirror;

import io.rostrum.contracts.auction.BoardRow;
import io.rostrum.contracts.auction.LotCard;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.mirror.LotProjection;
import io.rostrum.contracts.mirror.PaddleProjection;
import io.rostrum.contracts.mirror.ShowProjection;
import java.util.List;

/** One thing that the mirror shows, complete in itself: the newest one replaces all before it. */
public sealed interface MirrorItem {

    ShowId showId();

    /** Names what is shown; of items with the same name only the newest matters. */
    String name();

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

    record Lot(ShowId showId, LotProjection lot) implements MirrorItem {
        @Override
        public String name() {
            return "lot " + showId.value() + ' ' + lot.lotId().value();
        }
    }

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

    record Board(ShowId showId, long seq, List<BoardRow> board) implements MirrorItem {
        @Override
        public String name() {
            return "board " + showId.value();
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
}
