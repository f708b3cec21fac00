package io.rostrum.auction.projection;

import io.rostrum.contracts.auction.BoardRow;
import io.rostrum.contracts.auction.LotCard;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.mirror.LotProjection;
import io.rostrum.contracts.mirror.PaddleProjection;
import io.rostrum.contracts.mirror.ShowProjection;

import java.util.List;

/**
 * What one record changed of what the mirror shows; each part complete in itself.
 *
 * @param show absent if unchanged
 * @param everything all of the show is to be shown anew (its clock moved, its run list was ordered): see
 *     {@link Projections}
 */
public record Changes(
        ShowProjection show, List<LotChange> lots, List<PaddleChange> paddles, boolean everything) {

    /** Nothing changed. */
    public static final Changes NONE = new Changes(null, List.of(), List.of(), false);

    /**
     * A changed lot.
     *
     * @param projection absent if the lot was removed
     * @param card absent if unchanged
     * @param position its place in the run list
     * @param board rows of its whole board that changed; all of them if {@code wholeBoard}
     * @param wholeBoard the rows replace the whole board
     */
    public record LotChange(
            LotId lotId, LotProjection projection, LotCard card, int position, List<BoardRow> board,
            boolean wholeBoard) {}

    /**
     * A changed paddle.
     *
     * @param projection absent if only the hype points changed
     */
    public record PaddleChange(UserId userId, int paddle, PaddleProjection projection, long hype) {}
}
