package io.rostrum.record.rows;

/** What one buyer pays at once for one show, as it stands. Changed in place by its history. */
public final class InvoiceRow {
    public String invoiceId = "";
    public String showId = "";
    public String buyerId = "";
    public String currency = "";
    public String status = "";
    public long shippingMinor;
    public long totalMinor;
    public long feeMinor;
    public int attempts;
    public String failureCode = "";
    public long openedAtMillis;
    public long issuedAtMillis;
    public long dueAtMillis;
    public long paidAtMillis;
    public long updatedAtMillis;
}
