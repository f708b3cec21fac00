package io.rostrum.auction.projection;

import io.rostrum.auction.bidding.Packs;
import io.rostrum.auction.state.AuctioneersState;
import io.rostrum.auction.state.LotState;
import io.rostrum.auction.state.PackState;
import io.rostrum.auction.state.PaddleStanding;
import io.rostrum.auction.state.PaddleState;
import io.rostrum.auction.state.ShowState;
import io.rostrum.auction.state.ShowView;
import io.rostrum.contracts.auction.BoardRow;
import io.rostrum.contracts.auction.LotCard;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.mirror.LotProjection;
import io.rostrum.contracts.mirror.PaddleProjection;
import io.rostrum.contracts.mirror.ShowProjection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says what the mirror shows of a show, from nothing but its entries. */
public final class Projections {

    private static final Comparator<BoardRow> BEST_FIRST = (one, other) -> {
        int byScore = Long.compare(other.score(), one.score());
        return byScore != 0 ? byScore : Integer.compare(one.paddle(), other.paddle());
    };

    private Projections() {}

    /**
     * All that the mirror holds of one show.
     *
     * @param lots in the order of the run list
     * @param board hype points, best first, equal ones by paddle; paddles without any are left out
     * @param paddles by user id, in the order of their numbers
     */
    public record Whole(
            ShowProjection show, List<Lot> lots, List<BoardRow> board,
            Map<UserId, PaddleProjection> paddles) {

        public Whole {
            lots = List.copyOf(lots);
            board = List.copyOf(board);
            paddles = Collections.unmodifiableMap(new LinkedHashMap<>(paddles));
        }
    }

    /**
     * One lot of a show.
     *
     * @param board the whole board, best first, equal ones by paddle
     */
    public record Lot(LotId lotId, LotProjection projection, LotCard card, List<BoardRow> board) {

        public Lot {
            board = List.copyOf(board);
        }
    }

    /** The whole show; {@code null} if there is none to be shown. */
    public static Whole whole(ShowId showId, ShowView view) {
        ShowProjection show = show(showId, view);
        if (show == null) {
            return null;
        }
        List<Lot> lots = new ArrayList<>();
        for (int position = 1; position <= view.show().lots(); position++) {
            lots.add(lot(view, new LotId(view.lotAt(position))));
        }
        List<BoardRow> board = new ArrayList<>();
        Map<UserId, PaddleProjection> paddles = new LinkedHashMap<>();
        for (int number = 1; number <= view.show().paddles(); number++) {
            PaddleState paddle = view.paddle(number);
            paddles.put(new UserId(paddle.userId()), paddle(number, paddle));
            if (paddle.hype() > 0) {
                board.add(new BoardRow(number, paddle.hype()));
            }
        }
        board.sort(BEST_FIRST);
        return new Whole(show, lots, board, paddles);
    }

    /** The show itself; {@code null} if there is none, or it was frozen before it was created. */
    public static ShowProjection show(ShowId showId, ShowView view) {
        ShowState show = view.show();
        PackState pack = show == null ? null : view.pack(PackState.OF_THE_SHOW);
        if (pack == null) {
            return null;
        }
        AuctioneersState appointed = view.auctioneers();
        List<UserId> auctioneers = new ArrayList<>();
        for (String userId : appointed == null ? new String[0] : appointed.userIds()) {
            auctioneers.add(new UserId(userId));
        }
        return new ShowProjection(
                showId, show.showSeq(), show.title(), show.currency(), new UserId(show.sellerId()),
                show.status(),
                show.startsAtMillis(), show.pausedAtMillis(), auctioneers, Packs.whole(pack));
    }

    /** One lot with its whole board; {@code null} if there is no such lot. */
    public static Lot lot(ShowView view, LotId lotId) {
        if (view.lot(lotId.value()) == null) {
            return null;
        }
        return new Lot(
                lotId, LotViews.projection(view, lotId.value()), LotViews.card(view, lotId.value()),
                lotBoard(view, lotId.value()));
    }

    /** A lot's whole board, by a pass through its history; nobody has led a lot whose best rows are empty. */
    private static List<BoardRow> lotBoard(ShowView view, String lotId) {
        LotState lot = view.lot(lotId);
        if (lot.boardPaddles().length == 0) {
            return List.of();
        }
        List<BoardRow> rows = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        for (int n = 0; n < lot.entries(); n++) {
            int paddle = view.bid(lotId, n).paddle();
            PaddleStanding part = seen.add(paddle) ? view.standing(lotId, paddle) : null;
            if (part != null && part.led()) {
                rows.add(new BoardRow(paddle, part.bestLedMinor()));
            }
        }
        rows.sort(BEST_FIRST);
        return rows;
    }

    private static PaddleProjection paddle(int number, PaddleState paddle) {
        return new PaddleProjection(number, paddle.status(), paddle.seq());
    }

    /** What the mirror is to show anew after a command. */
    public static Changes of(ShowId showId, ShowView view, ChangeLog log) {
        if (log.isEmpty()) {
            return Changes.NONE;
        }
        List<Changes.LotChange> lots = new ArrayList<>(log.lots.size() + log.removed.size());
        for (String removed : log.removed) {
            lots.add(new Changes.LotChange(new LotId(removed), null, null, 0, List.of(), true));
        }
        log.lots.forEach((lotId, marks) -> lots.add(change(view, lotId, marks)));
        List<Changes.PaddleChange> paddles = new ArrayList<>(log.paddles.size());
        log.paddles.forEach((number, whole) -> {
            PaddleState paddle = view.paddle(number);
            paddles.add(new Changes.PaddleChange(
                    new UserId(paddle.userId()), number, whole ? paddle(number, paddle) : null,
                    paddle.hype()));
        });
        return new Changes(log.show ? show(showId, view) : null, lots, paddles, log.everything);
    }

    private static Changes.LotChange change(ShowView view, String lotId, ChangeLog.LotMarks marks) {
        List<BoardRow> rows;
        if (marks.wholeBoard) {
            rows = lotBoard(view, lotId);
        } else {
            rows = new ArrayList<>(marks.rows.size());
            for (int paddle : marks.rows) {
                rows.add(new BoardRow(paddle, view.standing(lotId, paddle).bestLedMinor()));
            }
        }
        return new Changes.LotChange(
                new LotId(lotId), LotViews.projection(view, lotId),
                marks.card ? LotViews.card(view, lotId) : null,
                view.lot(lotId).position(), rows, marks.wholeBoard);
    }
}
