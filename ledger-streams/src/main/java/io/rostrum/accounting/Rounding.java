package io.rostrum.accounting;

/** Named rounding of a rate on an amount of minor units. */
public final class Rounding {

    /** A rate of 1: rates are in parts of ten thousand (12 % is 1,200). */
    public static final long WHOLE = 10_000;

    private Rounding() {}

    /**
     * Amount times rate, a half going to the even neighbour (IEEE 754 roundTiesToEven): 100 at 650 is 6, 25
     * at 1,000 is 2.
     *
     * @throws ArithmeticException past a {@code long}
     */
    public static long halfEven(long minor, long rateTenThousandths) {
        return halfEven(minor, rateTenThousandths, WHOLE);
    }

    /** {@code minor * parts / whole}, a half going to the even neighbour; {@code whole} is above zero. */
    public static long halfEven(long minor, long parts, long whole) {
        if (whole <= 0) {
            throw new IllegalArgumentException("the whole must be above zero");
        }
        long product = Math.multiplyExact(minor, parts);
        long down = Math.floorDiv(product, whole);
        long rest = product - down * whole;
        int half = Long.compare(rest, whole - rest);
        return half > 0 || (half == 0 && (down & 1) == 1) ? down + 1 : down;
    }
}
