package io.rostrum.auction.simulation;

import io.rostrum.auction.projection.Changes;
import io.rostrum.auction.projection.Projections;
import io.rostrum.auction.state.ShowView;
import io.rostrum.contracts.auction.BoardRow;
import io.rostrum.contracts.auction.LotCard;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.mirror.LotProjection;
import io.rostrum.contracts.mirror.PaddleProjection;
import io.rostrum.contracts.mirror.ShowProjection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * What a mirror holds that is told the changes alone, step by step; it must be what the whole show comes to.
 */
final class ModelMirror {

    private ShowProjection show;
    private final Map<LotId, LotProjection> lots = new HashMap<>();
    private final Map<LotId, LotCard> cards = new HashMap<>();
    private final Map<LotId, Map<Integer, Long>> boards = new HashMap<>();
    private final Map<UserId, PaddleProjection> paddles = new HashMap<>();
    private final Map<Integer, Long> hype = new HashMap<>();

    void take(ShowId showId, Changes changes, ShowView view) {
        if (changes.everything()) {
            takeAll(Projections.whole(showId, view));
            return;
        }
        if (changes.show() != null) {
            assertEquals(true, show == null || changes.show().seq() > show.seq(), "a show's seq grows");
            show = changes.show();
        }
        changes.lots().forEach(this::take);
        for (Changes.PaddleChange paddle : changes.paddles()) {
            if (paddle.projection() != null) {
                paddles.put(paddle.userId(), paddle.projection());
            }
            hype.put(paddle.paddle(), paddle.hype());
        }
    }

    private void take(Changes.LotChange change) {
        LotProjection before = lots.put(change.lotId(), change.projection());
        assertEquals(true, before == null || change.projection().seq() > before.seq(), "a lot's seq grows");
        if (change.card() != null) {
            cards.put(change.lotId(), change.card());
        }
        Map<Integer, Long> board = boards.computeIfAbsent(change.lotId(), id -> new HashMap<>());
        if (change.wholeBoard()) {
            board.clear();
        }
        change.board().forEach(row -> board.put(row.paddle(), row.score()));
    }

    /** A mirror is guarded by the seqs: what is shown anew must not be older. */
    private void takeAll(Projections.Whole whole) {
        for (Projections.Lot lot : whole.lots()) {
            LotProjection before = lots.get(lot.lotId());
            boolean same = before == null || lot.projection().equals(before);
            assertEquals(true, same || lot.projection().seq() > before.seq(), "what changed has a new seq");
            boolean sameCard = before == null || lot.card().equals(cards.get(lot.lotId()));
            assertEquals(
                    true, sameCard || lot.projection().seq() > before.seq(), "a changed card has a new seq");
        }
        show = whole.show();
        paddles.clear();
        paddles.putAll(whole.paddles());
        hype.clear();
        hype.putAll(scores(whole.board()));
        lots.clear();
        cards.clear();
        boards.clear();
        for (Projections.Lot lot : whole.lots()) {
            lots.put(lot.lotId(), lot.projection());
            cards.put(lot.lotId(), lot.card());
            boards.put(lot.lotId(), scores(lot.board()));
        }
    }

    void check(ShowId showId, ShowView view) {
        Projections.Whole whole = Projections.whole(showId, view);
        assertEquals(whole.show(), show, "the show");
        assertEquals(whole.lots().size(), lots.size(), "how many lots");
        for (Projections.Lot lot : whole.lots()) {
            assertEquals(lot.projection(), lots.get(lot.lotId()), "a lot");
            assertEquals(lot.card(), cards.get(lot.lotId()), "a lot's card");
            assertEquals(scores(lot.board()), boards.get(lot.lotId()), "a lot's board");
            assertEquals(
                    lot.board().subList(0, Math.min(LotProjection.BOARD_ROWS, lot.board().size())),
                    lot.projection().board(), "the best rows");
        }
        assertEquals(whole.paddles(), paddles, "the paddles");
        Map<Integer, Long> points = new HashMap<>(hype);
        points.values().removeIf(score -> score == 0);
        assertEquals(scores(whole.board()), points, "hype points");
    }

    private static Map<Integer, Long> scores(List<BoardRow> rows) {
        Map<Integer, Long> scores = new HashMap<>();
        rows.forEach(row -> scores.put(row.paddle(), row.score()));
        return scores;
    }
}
