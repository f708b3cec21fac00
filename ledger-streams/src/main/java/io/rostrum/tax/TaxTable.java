package io.rostrum.tax;

import io.rostrum.accounting.Rounding;
import io.rostrum.contracts.commerce.OrderTax;
import io.rostrum.contracts.commerce.OrderTax.TaxBase;
import io.rostrum.contracts.commerce.ShipTo;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Taxes by a table of rates: the rows of the destination's country and region, each on one base, half to
 * even.
 *
 * <p>The table that ships shows the form and is no tax advice: value added tax on the buyer's premium and
 * shipping in a few countries (the goods themselves are the seller's, second hand), sales tax of a few states
 * of the US on hammer and premium.
 */
public record TaxTable(List<Row> rows) implements TaxPort {

    /** Nothing is taxed. */
    public static final TaxTable NONE = new TaxTable(List.of());

    public static final TaxTable SHIPPED = new TaxTable(List.of(
            new Row("GB", "", TaxBase.PREMIUM, 2_000, Set.of()),
            new Row("GB", "", TaxBase.SHIPPING, 2_000, Set.of()),
            new Row("DE", "", TaxBase.PREMIUM, 1_900, Set.of()),
            new Row("DE", "", TaxBase.SHIPPING, 1_900, Set.of()),
            new Row("FR", "", TaxBase.PREMIUM, 2_000, Set.of()),
            new Row("FR", "", TaxBase.SHIPPING, 2_000, Set.of()),
            new Row("TH", "", TaxBase.PREMIUM, 700, Set.of()),
            new Row("US", "CA", TaxBase.HAMMER, 725, Set.of("Coins")),
            new Row("US", "CA", TaxBase.PREMIUM, 725, Set.of("Coins")),
            new Row("US", "NY", TaxBase.HAMMER, 400, Set.of()),
            new Row("US", "NY", TaxBase.PREMIUM, 400, Set.of()),
            new Row("US", "TX", TaxBase.HAMMER, 625, Set.of("Coins")),
            new Row("US", "TX", TaxBase.PREMIUM, 625, Set.of("Coins"))));

    /**
     * One rate.
     *
     * @param region empty is the whole country
     * @param exempt categories that it does not apply to
     */
    public record Row(String country, String region, TaxBase base, int basisPoints, Set<String> exempt) {

        public Row {
            exempt = Set.copyOf(exempt);
        }

        private boolean applies(ShipTo shipTo, String category) {
            return country.equals(shipTo.country())
                    && (region.isEmpty() || region.equals(shipTo.region()))
                    && !exempt.contains(category);
        }

        private String jurisdiction() {
            return region.isEmpty() ? country : country + "-" + region;
        }
    }

    public TaxTable {
        rows = List.copyOf(rows);
    }

    @Override
    public List<OrderTax> taxes(Question question) {
        List<OrderTax> taxes = new ArrayList<>();
        for (Row row : rows) {
            if (row.applies(question.shipTo(), question.category())) {
                long tax = Rounding.halfEven(base(question, row.base()), row.basisPoints());
                if (tax > 0) {
                    taxes.add(new OrderTax(row.jurisdiction(), row.base(), row.basisPoints(), tax));
                }
            }
        }
        return taxes;
    }

    private static long base(Question question, TaxBase base) {
        return switch (base) {
            case HAMMER -> question.hammerMinor();
            case PREMIUM -> question.premiumMinor();
            case SHIPPING -> question.shippingMinor();
        };
    }
}
