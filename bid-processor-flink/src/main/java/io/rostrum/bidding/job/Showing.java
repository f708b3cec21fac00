package io.rostrum.bidding.job;

import io.rostrum.auction.Step;
import io.rostrum.auction.projection.Changes;
import io.rostrum.auction.projection.Projections;
import io.rostrum.auction.state.ShowStore;
import io.rostrum.bidding.mirror.Mirror;
import io.rostrum.bidding.mirror.MirrorItem;
import io.rostrum.contracts.auction.BoardRow;
import io.rostrum.contracts.id.ShowId;

import java.util.ArrayList;
import java.util.List;

/** Offers the mirror what a step changed, and all of a show when the mirror begins anew. */
final class Showing {
    /** Above this load the mirror is given no whole shows. */
    private static final double BUSY = 0.5;

    private final Mirror mirror;

    Showing(Mirror mirror) {
        this.mirror = mirror;
    }

    /** Offers what the step changed. */
    void changes(ShowId showId, ShowWatch watch, Step step, ShowStore store) {
        Changes changes = step.changes();
        if (changes == Changes.NONE) {
            return;
        }
        long seq = step.events().isEmpty() ? 0 : step.events().getLast().event().seq();
        boolean taken = true;
        for (MirrorItem item : items(showId, changes, seq)) {
            taken &= mirror.show(item);
        }
        if (!taken || changes.everything()) {
            watch.shownGeneration = ShowWatch.NOWHERE;
            watch.showingGeneration = ShowWatch.NOWHERE;
        }
        if (changes.everything()) {
            whole(showId, watch, store);
        }
    }

    /**
     * Offers all of the show, if the mirror does not have it; what it has no room for comes with the next
     * call.
     */
    void whole(ShowId showId, ShowWatch watch, ShowStore store) {
        long generation = mirror.generation();
        if (generation == 0 || watch.shownGeneration == generation || mirror.load() > BUSY) {
            return;
        }
        Projections.Whole whole = Projections.whole(showId, store);
        if (whole == null) {
            return;
        }
        List<MirrorItem> items = items(showId, whole, store.show().seq());
        if (watch.showingGeneration != generation) {
            watch.showingGeneration = generation;
            watch.shown = 0;
        }
        while (watch.shown < items.size()) {
            if (!mirror.show(items.get(watch.shown))) {
                return;
            }
            watch.shown++;
        }
        watch.showingGeneration = ShowWatch.NOWHERE;
        watch.shownGeneration = generation;
    }

    private static List<MirrorItem> items(ShowId showId, Changes changes, long seq) {
        List<MirrorItem> items = new ArrayList<>();
        if (changes.show() != null) {
            items.add(new MirrorItem.Show(changes.show()));
        }
        for (Changes.LotChange lot : changes.lots()) {
            if (lot.projection() == null) {
                items.add(new MirrorItem.LotRemoved(showId, lot.lotId(), seq));
                continue;
            }
            if (lot.card() != null) {
                items.add(new MirrorItem.Card(showId, lot.lotId(), lot.projection().seq(), lot.card()));
            }
            items.add(new MirrorItem.Lot(showId, lot.projection(), lot.board(), lot.wholeBoard()));
        }
        List<BoardRow> hype = new ArrayList<>();
        for (Changes.PaddleChange paddle : changes.paddles()) {
            if (paddle.projection() != null) {
                items.add(new MirrorItem.Paddle(showId, paddle.userId(), paddle.projection()));
            }
            hype.add(new BoardRow(paddle.paddle(), paddle.hype()));
        }
        if (!hype.isEmpty()) {
            items.add(new MirrorItem.Board(showId, seq, hype, false));
        }
        return items;
    }

    private static List<MirrorItem> items(ShowId showId, Projections.Whole whole, long seq) {
        List<MirrorItem> items = new ArrayList<>(2 * whole.lots().size() + whole.paddles().size() + 3);
        items.add(new MirrorItem.Show(whole.show()));
        items.add(new MirrorItem.RunList(
                showId, seq, whole.lots().stream().map(Projections.Lot::lotId).toList()));
        items.add(new MirrorItem.Board(showId, seq, whole.board(), true));
        for (Projections.Lot lot : whole.lots()) {
            items.add(new MirrorItem.Card(showId, lot.lotId(), lot.projection().seq(), lot.card()));
            items.add(new MirrorItem.Lot(showId, lot.projection(), lot.board(), true));
        }
        whole.paddles().forEach((user, paddle) -> items.add(new MirrorItem.Paddle(showId, user, paddle)));
        return items;
    }
}
