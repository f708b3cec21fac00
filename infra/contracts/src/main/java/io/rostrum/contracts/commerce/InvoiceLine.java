package io.rostrum.contracts.commerce;

import com.fasterxml.jackson.annotation.JsonIgnore;

import java.util.List;

/**
 * One order's part of an invoice, frozen when it is issued. In minor units of the invoice's currency.
 *
 * @param shippingMinor its share of the combined shipping
 * @param commissionMinor what the platform keeps of the hammer; not added to what the buyer pays
 */
public record InvoiceLine(
        OrderId orderId,
        long hammerMinor,
        long premiumMinor,
        long shippingMinor,
        long commissionMinor,
        List<OrderTax> taxes) {

    public InvoiceLine {
        taxes = List.copyOf(taxes);
    }

    @JsonIgnore
    public long taxMinor() {
        return taxes.stream().mapToLong(OrderTax::taxMinor).reduce(0, Math::addExact);
    }

    /** What the buyer pays for this order. */
    @JsonIgnore
    public long paidMinor() {
        return Math.addExact(
                Math.addExact(hammerMinor, premiumMinor), Math.addExact(shippingMinor, taxMinor()));
    }
}
