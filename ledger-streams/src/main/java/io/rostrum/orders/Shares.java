package io.rostrum.orders;

import io.rostrum.accounting.Rounding;
import io.rostrum.contracts.commerce.InvoiceLine;
import io.rostrum.contracts.ledger.SaleLines;
import io.rostrum.contracts.ledger.TaxLine;

/** How an order's money is shared between seller, platform and tax offices. */
public final class Shares {

    private Shares() {}

    /** The whole of an order: the seller gets hammer and shipping less commission. */
    public static SaleLines of(InvoiceLine line) {
        long seller = Math.subtractExact(
                Math.addExact(line.hammerMinor(), line.shippingMinor()), line.commissionMinor());
        return new SaleLines(
                seller, line.commissionMinor(), line.premiumMinor(),
                line.taxes().stream().map(tax -> new TaxLine(tax.jurisdiction(), tax.taxMinor())).toList());
    }

    /**
     * What of the hammer is left in what is left of an order: the sale that counts into the seller's volume.
     */
    public static long volumeMinor(InvoiceLine line, SaleLines left) {
        long goods = Math.addExact(line.hammerMinor(), line.shippingMinor());
        long still = Math.addExact(left.sellerMinor(), left.commissionMinor());
        return goods == 0 ? 0 : Rounding.halfEven(line.hammerMinor(), still, goods);
    }
}
