package io.rostrum.auction.bidding;

import io.rostrum.auction.state.BidEntry;
import io.rostrum.auction.state.EntryKind;
import io.rostrum.auction.state.PackState;
import io.rostrum.auction.state.PaddleStanding;
import io.rostrum.auction.state.Standing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A lot folded from its history, with every paddle's limit at hand: for openings with pre-bids and for
 * retractions.
 *
 * <p>It refuses nothing: each line was accepted once, and a line's limit stands here whatever is left around
 * it.
 */
public final class Fold {

    private static final class Row {
        private final int paddle;
        private long limit;
        private long seq;
        private int entry;
        private long best;
        private boolean led;

        private Row(int paddle) {
            this.paddle = paddle;
        }

        private boolean isAbove(Row other) {
            return other == null || limit > other.limit || (limit == other.limit && seq < other.seq);
        }
    }

    private final PackState pack;
    private final long opening;
    private final long reserve;
    private final Map<Integer, Row> rows = new HashMap<>();
    private final List<Row> inOrder = new ArrayList<>();
    private Row leader;
    private Row runnerUp;
    private long contested;
    private int bids;

    public Fold(PackState pack, long opening, long reserve) {
        this.pack = pack;
        this.opening = opening;
        this.reserve = reserve;
    }

    /** Takes the next line of the history, the {@code n}-th of the lot. */
    public void add(int n, BidEntry entry) {
        switch (entry.kind()) {
            case PRE_BID, LIMIT, EXACT -> bid(n, entry);
            case LOWERED -> lower(entry.paddle(), entry.limitMinor());
        }
        if (leader != null) {
            leader.best = Math.max(leader.best, price());
            leader.led = true;
        }
    }

    private void bid(int n, BidEntry entry) {
        Row row = row(entry.paddle());
        boolean ownRaise = row == leader;
        if (entry.limitMinor() > row.limit || row.seq == 0) {
            row.limit = entry.limitMinor();
            row.seq = entry.seq();
            row.entry = n;
        }
        bids++;
        place(row);
        if (runnerUp != null && (!ownRaise || pack.ownRaiseLifts())) {
            contested = Math.max(
                    contested, Standings.contested(leader.limit, runnerUp.limit, pack, entry.stepMinor()));
        }
        if (entry.kind() == EntryKind.EXACT && row == leader) {
            contested = Math.max(contested, entry.limitMinor());
        }
    }

    private void place(Row row) {
        if (row == leader) {
            return;
        }
        if (row.isAbove(leader)) {
            runnerUp = leader;
            leader = row;
        } else if (row != runnerUp && row.isAbove(runnerUp)) {
            runnerUp = row;
        }
    }

    /** Cuts a paddle's limit to a bound. */
    public void lower(int paddle, long bound) {
        Row row = rows.get(paddle);
        if (row == null || row.limit <= bound) {
            return;
        }
        row.limit = bound;
        leader = null;
        runnerUp = null;
        for (Row each : inOrder) {
            if (each.isAbove(leader)) {
                runnerUp = leader;
                leader = each;
            } else if (each.isAbove(runnerUp)) {
                runnerUp = each;
            }
        }
    }

    private Row row(int paddle) {
        Row row = rows.get(paddle);
        if (row == null) {
            row = new Row(paddle);
            rows.put(paddle, row);
            inOrder.add(row);
        }
        return row;
    }

    /** What the leader would pay; 0 if nobody leads. */
    public long price() {
        return Prices.price(standing(), opening, reserve);
    }

    /** The least valid limit of a paddle that does not lead. */
    public long asking(long stepMinor) {
        return Prices.asking(standing(), opening, reserve, pack, stepMinor);
    }

    public Standing standing() {
        if (leader == null) {
            return Standing.EMPTY;
        }
        if (runnerUp == null) {
            return new Standing(leader.paddle, leader.limit, leader.seq, 0, 0, 0, contested, bids);
        }
        return new Standing(
                leader.paddle, leader.limit, leader.seq, runnerUp.paddle, runnerUp.limit, runnerUp.seq,
                contested, bids);
    }

    /** The paddles that have a part in the lot, in the order of their first line. */
    public int[] paddles() {
        int[] paddles = new int[inOrder.size()];
        for (int i = 0; i < paddles.length; i++) {
            paddles[i] = inOrder.get(i).paddle;
        }
        return paddles;
    }

    /** A paddle's part; absent if it has none. */
    public PaddleStanding part(int paddle) {
        Row row = rows.get(paddle);
        return row == null ? null : new PaddleStanding(row.limit, row.seq, row.entry, row.best, row.led);
    }
}
