package io.rostrum.gateway.admission;

/**
 * How many things somebody may still do: a bucket that fills at a steady rate up to a burst. Not for several
 * threads.
 */
public final class Allowance {

    private static final double NANOS_A_SECOND = 1e9;

    private final double perSecond;
    private final double burst;
    private double left;
    private long filledNanos;

    /**
     * A full bucket.
     *
     * @param perSecond above zero
     * @param burst the most that may be done at once, at least 1
     */
    public Allowance(int perSecond, int burst, long nowNanos) {
        if (perSecond < 1 || burst < 1) {
            throw new IllegalArgumentException("a rate and a burst are at least 1");
        }
        this.perSecond = perSecond;
        this.burst = burst;
        this.left = burst;
        this.filledNanos = nowNanos;
    }

    /** Takes one; returns 0, or in how many milliseconds the next one will be there. */
    public long take(long nowNanos) {
        left = Math.min(burst, left + (nowNanos - filledNanos) / NANOS_A_SECOND * perSecond);
        filledNanos = nowNanos;
        if (left >= 1) {
            left -= 1;
            return 0;
        }
        return Math.max(1, (long) Math.ceil((1 - left) / perSecond * 1_000));
    }
}
