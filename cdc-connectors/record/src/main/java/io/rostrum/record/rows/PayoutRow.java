package io.rostrum.record.rows;

/** What goes to a seller for one order, as it stands. Changed in place by its history. */
public final class PayoutRow {
    public String orderId = "";
    public String showId = "";
    public String sellerId = "";
    public String currency = "";
    public String state = "";
    public long sellerMinor;
    public long reversedMinor;
    public String country = "";
    public String transferId = "";
    public String payoutId = "";
    public int attempts;
    public long askedAtMillis;
    public long transferredAtMillis;
    public long payoutByMillis;
    public long paidOutAtMillis;
    public long updatedAtMillis;
}
