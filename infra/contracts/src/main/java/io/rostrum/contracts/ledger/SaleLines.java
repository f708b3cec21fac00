package io.rostrum.contracts.ledger;

import com.fasterxml.jackson.annotation.JsonIgnore;

import java.util.List;

/**
 * How the money of a sale, or a part of it, is shared; in minor units.
 *
 * @param sellerMinor hammer and shipping less commission (and less tax on the commission, where there is one)
 * @param taxes of which each jurisdiction has its own line
 */
public record SaleLines(long sellerMinor, long commissionMinor, long premiumMinor, List<TaxLine> taxes) {

    public static final SaleLines NONE = new SaleLines(0, 0, 0, List.of());

    public SaleLines {
        taxes = List.copyOf(taxes);
    }

    /** The sum of the rounded lines; past a {@code long} it is an {@link ArithmeticException}. */
    @JsonIgnore
    public long totalMinor() {
        long total = Math.addExact(Math.addExact(sellerMinor, commissionMinor), premiumMinor);
        for (TaxLine tax : taxes) {
            total = Math.addExact(total, tax.minor());
        }
        return total;
    }
}
