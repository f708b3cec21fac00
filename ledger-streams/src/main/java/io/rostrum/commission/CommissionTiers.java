package io.rostrum.commission;

import io.rostrum.accounting.Rounding;
import io.rostrum.contracts.commerce.CommissionTerms;
import io.rostrum.contracts.money.Money;

import java.util.List;

/**
 * The commission's tiers: one rate on the whole hammer price, by the seller's released sales of the last 30
 * days.
 *
 * <p>Bounds of tiers are whole units of the currency (10,000 is 10,000 dollars, or yen); a tier includes its
 * lower bound.
 */
public record CommissionTiers(List<Tier> tiers, int planOffBasisPoints, int floorBasisPoints) {

    /** @param fromUnits the lower bound, in whole units of the currency */
    public record Tier(long fromUnits, int basisPoints) {}

    /** Under 10,000: 12 %; under 50,000: 10 %; under 250,000: 8 %; under 1,000,000: 6.5 %; above: 5 %. */
    public static final CommissionTiers SHIPPED = new CommissionTiers(
            List.of(
                    new Tier(0, 1_200), new Tier(10_000, 1_000), new Tier(50_000, 800),
                    new Tier(250_000, 650), new Tier(1_000_000, 500)),
            100, 500);

    public CommissionTiers {
        tiers = List.copyOf(tiers);
        if (tiers.isEmpty() || tiers.get(0).fromUnits() != 0) {
            throw new IllegalArgumentException("the first tier starts at 0");
        }
        for (int i = 1; i < tiers.size(); i++) {
            if (tiers.get(i).fromUnits() <= tiers.get(i - 1).fromUnits()) {
                throw new IllegalArgumentException("tiers ascend");
            }
        }
    }

    /** The terms of an order that is created now. */
    public CommissionTerms terms(long volumeMinor, String currency, String planId, boolean paidPlan) {
        Tier tier = tiers.get(0);
        for (Tier each : tiers) {
            if (volumeMinor >= minor(each.fromUnits(), currency)) {
                tier = each;
            }
        }
        int rate = paidPlan
                ? Math.max(floorBasisPoints, tier.basisPoints() - planOffBasisPoints)
                : tier.basisPoints();
        return new CommissionTerms(rate, volumeMinor, minor(tier.fromUnits(), currency), planId);
    }

    /** The commission on a hammer price, half to even: 1.00 at 6.5 % is 0.06. */
    public static long on(long hammerMinor, int basisPoints) {
        return Rounding.halfEven(hammerMinor, basisPoints);
    }

    private static long minor(long units, String currency) {
        long minor = units;
        for (int i = 0; i < Money.fractionDigits(currency); i++) {
            minor = Math.multiplyExact(minor, 10);
        }
        return minor;
    }
}
