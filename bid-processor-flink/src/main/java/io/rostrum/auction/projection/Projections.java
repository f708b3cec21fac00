package io.rostrum.auction.projection;

import io.rostrum.auction.state.ShowStore;
import io.rostrum.contracts.auction.BoardRow;
import io.rostrum.contracts.auction.LotCard;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.mirror.LotProjection;
import io.rostrum.contracts.mirror.PaddleProjection;
import io.rostrum.contracts.mirror.ShowProjection;

import java.util.List;
import java.util.Map;

/** Says what the mirror shows of a show, from nothing but its entries. */
public final class Projections {

    private Projections() {}

    /**
     * All that the mirror holds of one show.
     *
     * @param lots in the order of the run list
     * @param board hype points, best first, equal ones by paddle; paddles without any are left out
     * @param paddles by user id, in the order of their numbers
     */
    public record Whole(
            ShowProjection show, List<Lot> lots, List<BoardRow> board, Map<UserId, PaddleProjection> paddles) {}

    /** One lot of it. @param board the whole board, best first, equal ones by paddle */
    public record Lot(LotId lotId, LotProjection projection, LotCard card, List<BoardRow> board) {}

    /** The whole show; {@code null} if there is none. */
    public static Whole whole(ShowId showId, ShowStore store) {
        throw new UnsupportedOperationException(showId.value() + store);
    }
}
