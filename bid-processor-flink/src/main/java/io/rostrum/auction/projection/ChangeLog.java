package io.rostrum.auction.projection;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which parts of a show one command touched, noted while its facts are kept; {@link Projections} makes
 * {@link Changes} of it.
 */
public final class ChangeLog {

    /** What of one lot was touched. */
    static final class LotMarks {
        boolean card;
        boolean wholeBoard;
        final Set<Integer> rows = new LinkedHashSet<>();
    }

    boolean show;
    boolean everything;
    final Map<String, LotMarks> lots = new LinkedHashMap<>();
    final Set<String> removed = new LinkedHashSet<>();

    /** Paddle to whether more than its hype points changed. */
    final Map<Integer, Boolean> paddles = new LinkedHashMap<>();

    public void clear() {
        show = false;
        everything = false;
        lots.clear();
        removed.clear();
        paddles.clear();
    }

    boolean isEmpty() {
        return !show && !everything && lots.isEmpty() && removed.isEmpty() && paddles.isEmpty();
    }

    public void show() {
        show = true;
    }

    public void everything() {
        everything = true;
    }

    public void lot(String lotId) {
        marks(lotId);
    }

    public void card(String lotId) {
        marks(lotId).card = true;
    }

    public void row(String lotId, int paddle) {
        marks(lotId).rows.add(paddle);
    }

    public void wholeBoard(String lotId) {
        marks(lotId).wholeBoard = true;
    }

    public void removed(String lotId) {
        lots.remove(lotId);
        removed.add(lotId);
    }

    public void paddle(int paddle) {
        paddles.put(paddle, true);
    }

    public void hype(int paddle) {
        paddles.putIfAbsent(paddle, false);
    }

    private LotMarks marks(String lotId) {
        return lots.computeIfAbsent(lotId, id -> new LotMarks());
    }
}
