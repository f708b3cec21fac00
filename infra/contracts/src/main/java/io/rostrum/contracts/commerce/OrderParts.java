package io.rostrum.contracts.commerce;

import java.util.List;

/**
 * An amount of an order's money by who gets it, in minor units: what a release books, and what a refund takes back.
 *
 * @param sellerMinor hammer less commission, and shipping
 * @param taxes in the order of the invoice line's taxes, so that parts of one order can be added and taken off
 */
public record OrderParts(long sellerMinor, long commissionMinor, long premiumMinor, List<TaxPart> taxes) {

    /** What one jurisdiction gets. */
    public record TaxPart(String jurisdiction, long taxMinor) {}

    public OrderParts {
        taxes = List.copyOf(taxes);
    }

    public long totalMinor() {
        long own = Math.addExact(Math.addExact(sellerMinor, commissionMinor), premiumMinor);
        return taxes.stream().mapToLong(TaxPart::taxMinor).reduce(own, Math::addExact);
    }
}
