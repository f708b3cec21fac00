package io.rostrum.accounting;

import io.rostrum.contracts.ledger.SaleLines;
import io.rostrum.contracts.ledger.TaxLine;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Shares an amount by weights so that the shares are whole and their sum is the amount: each gets its quota
 * rounded down, and what is left goes, one by one, to the largest remainders, the earlier first (Hamilton's
 * method).
 */
public final class LargestRemainder {

    private LargestRemainder() {}

    /**
     * The shares, in the order of the weights.
     *
     * @param minor not below zero
     * @param weights not below zero, not all zero unless {@code minor} is
     */
    public static long[] share(long minor, long... weights) {
        BigInteger all = BigInteger.ZERO;
        for (long weight : weights) {
            if (weight < 0) {
                throw new IllegalArgumentException("a weight is not below zero");
            }
            all = all.add(BigInteger.valueOf(weight));
        }
        if (minor < 0 || (minor > 0 && all.signum() == 0)) {
            throw new IllegalArgumentException(
                    "an amount that is shared is not below zero and has somebody to go to");
        }
        long[] shares = new long[weights.length];
        if (minor == 0) {
            return shares;
        }
        BigInteger[] remainders = new BigInteger[weights.length];
        long left = minor;
        for (int i = 0; i < weights.length; i++) {
            BigInteger[] quota =
                    BigInteger.valueOf(minor).multiply(BigInteger.valueOf(weights[i]))
                            .divideAndRemainder(all);
            shares[i] = quota[0].longValueExact();
            remainders[i] = quota[1];
            left -= shares[i];
        }
        IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> remainders[i]).reversed())
                .limit(left)
                .forEach(i -> shares[i]++);
        return shares;
    }

    /**
     * The lines of a part of a sale, shared over what is left of it; so the last part takes the rest.
     *
     * @param partMinor at most what is left
     */
    public static SaleLines part(SaleLines left, long partMinor) {
        if (partMinor > left.totalMinor()) {
            throw new IllegalArgumentException("a part is not more than what is left");
        }
        long[] weights = new long[3 + left.taxes().size()];
        weights[0] = left.sellerMinor();
        weights[1] = left.commissionMinor();
        weights[2] = left.premiumMinor();
        for (int i = 3; i < weights.length; i++) {
            weights[i] = left.taxes().get(i - 3).minor();
        }
        return lines(left, share(partMinor, weights));
    }

    /** What is left of a sale after a part of it. */
    public static SaleLines rest(SaleLines left, SaleLines part) {
        long[] rest = new long[3 + left.taxes().size()];
        rest[0] = left.sellerMinor() - part.sellerMinor();
        rest[1] = left.commissionMinor() - part.commissionMinor();
        rest[2] = left.premiumMinor() - part.premiumMinor();
        for (int i = 3; i < rest.length; i++) {
            rest[i] = left.taxes().get(i - 3).minor() - part.taxes().get(i - 3).minor();
        }
        return lines(left, rest);
    }

    private static SaleLines lines(SaleLines like, long[] amounts) {
        List<TaxLine> taxes = new ArrayList<>();
        for (int i = 3; i < amounts.length; i++) {
            taxes.add(new TaxLine(like.taxes().get(i - 3).jurisdiction(), amounts[i]));
        }
        return new SaleLines(amounts[0], amounts[1], amounts[2], taxes);
    }
}
