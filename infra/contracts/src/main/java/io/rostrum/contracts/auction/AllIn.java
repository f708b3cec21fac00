package io.rostrum.contracts.auction;

/**
 * What a buyer pays in all: hammer price, buyer's premium on it, and the estimated tax on both.
 *
 * <p>Premium and tax are rounded each by itself, half to even. Bounds: amounts up to
 * {@link ShippedPacks#MAXIMUM_MINOR}, rates up to {@link #MAX_BASIS_POINTS}; so nothing overflows.
 */
public final class AllIn {

    /** No rate is higher: 100 %. */
    public static final int MAX_BASIS_POINTS = 10_000;

    private AllIn() {}

    /** In minor units, for an amount of zero or more. */
    public static long of(long amountMinor, int premiumBasisPoints, int taxBasisPoints) {
        long withPremium = Math.addExact(amountMinor, share(amountMinor, premiumBasisPoints));
        return Math.addExact(withPremium, share(withPremium, taxBasisPoints));
    }

    /** The highest amount that comes to no more than {@code room} in all; 0 if the room is none. */
    public static long within(long room, int premiumBasisPoints, int taxBasisPoints) {
        long low = 0;
        long high = Math.min(room, ShippedPacks.MAXIMUM_MINOR);
        while (low < high) {
            long middle = high - (high - low) / 2;
            if (of(middle, premiumBasisPoints, taxBasisPoints) <= room) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return Math.max(0, low);
    }

    private static long share(long amount, int basisPoints) {
        long rest = amount % MAX_BASIS_POINTS * basisPoints;
        long share = amount / MAX_BASIS_POINTS * basisPoints + rest / MAX_BASIS_POINTS;
        long twice = rest % MAX_BASIS_POINTS * 2;
        boolean up = twice > MAX_BASIS_POINTS || (twice == MAX_BASIS_POINTS && (share & 1) == 1);
        return up ? share + 1 : share;
    }
}
