package io.rostrum.record.rows;

/** An order as it stands, from hammer to payout. Changed in place by its history. */
public final class OrderRow {
    public String orderId = "";
    public String showId = "";
    public String lotId = "";
    public int turn;
    public String invoiceId = "";
    public String sellerId = "";
    public String buyerId = "";
    public int paddle;
    public String category = "";
    public String currency = "";
    public String state = "";
    public String holdReason = "";
    public long hammerMinor;
    public long premiumMinor;
    public long shippingMinor;
    public long taxMinor;
    public long commissionMinor;
    public long sellerMinor;
    public long refundedMinor;
    public int premiumBasisPoints;
    public int commissionBasisPoints;
    public long tierFromMinor;
    public long volumeMinor;
    public String planId = "";
    public boolean cardDisputed;
    public long placedAtMillis;
    public long invoicedAtMillis;
    public long dueAtMillis;
    public long holdLimitMillis;
    public long heldAtMillis;
    public long shippedAtMillis;
    public long deliveredAtMillis;
    public long disputedAtMillis;
    public long releasedAtMillis;
    public long transferredAtMillis;
    public long paidOutAtMillis;
    public long closedAtMillis;
    public long updatedAtMillis;
}
