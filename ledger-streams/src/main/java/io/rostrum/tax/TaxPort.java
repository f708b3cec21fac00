package io.rostrum.tax;

import io.rostrum.contracts.commerce.OrderTax;
import io.rostrum.contracts.commerce.ShipTo;
import io.rostrum.contracts.id.UserId;

import java.util.List;

/** Says which taxes an order bears. What it says is frozen on the order when its invoice is issued. */
@FunctionalInterface
public interface TaxPort {

    /** @param category of the lot; may be empty. Amounts in minor units of {@code currency} */
    record Question(
            UserId sellerId, ShipTo shipTo, String category, String currency, long hammerMinor,
            long premiumMinor, long shippingMinor, long commissionMinor) {}

    /** Lines of more than zero, each rounded by itself; the same question always has the same answer. */
    List<OrderTax> taxes(Question question);
}
