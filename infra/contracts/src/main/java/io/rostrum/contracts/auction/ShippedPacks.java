package io.rostrum.contracts.auction;

import io.rostrum.contracts.auction.RulePack.AuctioneerMay;
import io.rostrum.contracts.auction.RulePack.PaddleApproval;
import io.rostrum.contracts.money.Money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * The rule packs that ship: {@code ebay}, {@code live} and {@code fixed:N} (N in minor units).
 *
 * <p>The tables are stated in major units and hold for every currency with its own minor units. The
 * {@code ebay} table is eBay's published one for USD (its help page "Automatic bidding", table of bid
 * increments).
 */
public final class ShippedPacks {

    /**
     * No pack takes a limit above this: so what one bidder may owe for a whole show, with the highest premium
     * and tax, fits into a {@code long}.
     */
    public static final long MAXIMUM_MINOR = 100_000_000_000_000L;

    private static final String[][] EBAY = {
        {"0", "0.05"}, {"1", "0.25"}, {"5", "0.50"}, {"25", "1"}, {"100", "2.50"}, {"250", "5"},
        {"500", "10"}, {"1000", "25"}, {"2500", "50"}, {"5000", "100"}
    };
    private static final String[][] LIVE = {
        {"0", "0.50"}, {"1", "1"}, {"30", "2"}, {"50", "3"}, {"100", "5"}, {"300", "10"}, {"1000", "20"},
        {"2000", "50"}
    };
    private static final String FIXED = "fixed:";

    private ShippedPacks() {}

    /**
     * The pack of that name for a currency, closed by the auctioneer.
     *
     * @throws IllegalArgumentException if no such pack ships, or {@code fixed:N} has no N above zero
     */
    public static RulePack named(String name, String currency) {
        Money.requireCurrency(currency);
        if (name.equals("ebay")) {
            return pack(name, table(EBAY, currency), true);
        }
        if (name.equals("live")) {
            return pack(name, table(LIVE, currency), false);
        }
        if (name.startsWith(FIXED)) {
            return pack(name, List.of(new Band(0, fixedStep(name))), false);
        }
        throw new IllegalArgumentException(
                "no rule pack is called " + name + "; there are ebay, live and fixed:N");
    }

    private static long fixedStep(String name) {
        String digits = name.substring(FIXED.length());
        if (!digits.matches("[0-9]{1,14}") || Long.parseLong(digits) == 0) {
            throw new IllegalArgumentException("fixed:N wants N from 1 to 99999999999999 minor units");
        }
        return Long.parseLong(digits);
    }

    private static RulePack pack(String name, List<Band> increments, boolean ownRaiseLifts) {
        return new RulePack(
                name, 1, increments, Closing.AUCTIONEER, 0, null, null, ownRaiseLifts, 10_000, 5_000, 5,
                MAXIMUM_MINOR, 0, 0, PaddleApproval.OPEN, new AuctioneerMay(true, true, true), false, null);
    }

    /**
     * In a currency whose minor unit is coarser than a step (JPY has none), rows that fall together keep the
     * first.
     */
    private static List<Band> table(String[][] rows, String currency) {
        int digits = Money.fractionDigits(currency);
        List<Band> bands = new ArrayList<>();
        for (String[] row : rows) {
            long from = minor(row[0], digits);
            long step = Math.max(1, minor(row[1], digits));
            if (bands.isEmpty() || bands.getLast().fromMinor() < from) {
                bands.add(new Band(from, step));
            }
        }
        return bands;
    }

    private static long minor(String major, int digits) {
        return new BigDecimal(major)
                .movePointRight(digits)
                .setScale(0, RoundingMode.DOWN)
                .longValueExact();
    }
}
