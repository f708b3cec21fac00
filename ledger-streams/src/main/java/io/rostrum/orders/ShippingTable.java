package io.rostrum.orders;

import java.util.List;

/**
 * Combined shipping: the first lot of an invoice costs more than each further one, up to a bound.
 *
 * @param rows the first that fits counts; none is free
 */
public record ShippingTable(List<Row> rows) {

    public static final ShippingTable FREE = new ShippingTable(List.of());

    public static final ShippingTable SHIPPED = new ShippingTable(List.of(
            new Row("USD", "US", 600, 150, 2_400),
            new Row("USD", "", 1_800, 500, 6_000),
            new Row("GBP", "GB", 400, 100, 1_600),
            new Row("EUR", "", 500, 150, 2_000),
            new Row("THB", "TH", 5_000, 1_500, 20_000)));

    /**
     * What one way costs, in minor units.
     *
     * @param country of the destination; empty is any
     * @param mostMinor an invoice never costs more
     */
    public record Row(String currency, String country, long firstMinor, long furtherMinor, long mostMinor) {}

    public ShippingTable {
        rows = List.copyOf(rows);
    }

    /** For so many lots that are sent together; at least one. */
    public long shippingMinor(String currency, String country, int lots) {
        for (Row row : rows) {
            if (row.currency().equals(currency)
                    && (row.country().isEmpty() || row.country().equals(country))) {
                long sum = Math.addExact(row.firstMinor(), Math.multiplyExact(row.furtherMinor(), lots - 1L));
                return Math.min(row.mostMinor(), sum);
            }
        }
        return 0;
    }
}
