package io.rostrum.auction.bidding;

import io.rostrum.contracts.mirror.LotProjection;

import java.util.Arrays;

/**
 * The best rows of a lot's board: paddles by the highest price at which each led, best first, equal ones by
 * paddle.
 *
 * <p>A row's score only grows while bids arrive, so the best rows can be kept without the others.
 */
public record Board(int[] paddles, long[] scores) {

    private static final int ROWS = LotProjection.BOARD_ROWS;

    public static final Board EMPTY = new Board(new int[0], new long[0]);

    /** With a paddle's new score, which is no lower than its old one. */
    public Board with(int paddle, long score) {
        int old = place(paddle);
        if (old >= 0 && scores[old] == score) {
            return this;
        }
        int length = paddles.length;
        int at = old >= 0 ? old : length;
        while (at > 0 && isBetter(score, paddle, scores[at - 1], paddles[at - 1])) {
            at--;
        }
        if (at >= ROWS) {
            return this;
        }
        int newLength = old >= 0 ? length : Math.min(ROWS, length + 1);
        int[] newPaddles = Arrays.copyOf(paddles, newLength);
        long[] newScores = Arrays.copyOf(scores, newLength);
        int moved = (old >= 0 ? old : newLength - 1) - at;
        System.arraycopy(paddles, at, newPaddles, at + 1, moved);
        System.arraycopy(scores, at, newScores, at + 1, moved);
        newPaddles[at] = paddle;
        newScores[at] = score;
        return new Board(newPaddles, newScores);
    }

    /** Whether the first row stands above the second. */
    public static boolean isBetter(long score, int paddle, long otherScore, int otherPaddle) {
        return score > otherScore || (score == otherScore && paddle < otherPaddle);
    }

    private int place(int paddle) {
        for (int i = 0; i < paddles.length; i++) {
            if (paddles[i] == paddle) {
                return i;
            }
        }
        return -1;
    }
}
