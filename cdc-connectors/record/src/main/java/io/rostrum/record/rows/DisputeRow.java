package io.rostrum.record.rows;

/** A buyer's or a bank's dispute about one order, as it stands. Changed in place by its history. */
public final class DisputeRow {
    public String disputeId = "";
    public String orderId = "";
    public String showId = "";
    public String sellerId = "";
    public String buyerId = "";
    public String kind = "";
    public String reason = "";
    public String state = "";
    public String verdict = "";
    public String decidedBy = "";
    public String currency = "";
    public long disputedMinor;
    public long refundMinor;
    public long openedAtMillis;
    public long answeredAtMillis;
    public long decidedAtMillis;
    public long dueAtMillis;
    public long closedAtMillis;
    public long updatedAtMillis;
}
