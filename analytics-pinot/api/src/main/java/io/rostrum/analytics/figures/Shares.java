package io.rostrum.analytics.figures;

import java.math.BigInteger;

/** Shares in basis points: 10,000 is all. */
final class Shares {

    static final int ALL = 10_000;

    private Shares() {}

    /** That part of the whole, rounded half up; absent where there is no whole. */
    static Integer of(long part, long whole) {
        if (whole <= 0) {
            return null;
        }
        BigInteger doubled = BigInteger.valueOf(part).multiply(BigInteger.valueOf(2L * ALL));
        BigInteger rounded =
                doubled.add(BigInteger.valueOf(whole)).divide(BigInteger.valueOf(whole).shiftLeft(1));
        return rounded.bitLength() < Integer.SIZE ? rounded.intValue() : Integer.valueOf(Integer.MAX_VALUE);
    }

    /** By how much something is above what it began with; absent where it began with nothing. */
    static Integer above(long value, long beginning) {
        Integer share = of(value, beginning);
        return share == null ? null : share - ALL;
    }
}
