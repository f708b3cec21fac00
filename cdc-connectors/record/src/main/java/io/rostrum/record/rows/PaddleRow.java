package io.rostrum.record.rows;

/** A bidder's admission to one show as it stands: never its limit. Changed in place by its history. */
public final class PaddleRow {
    public String showId = "";
    public int paddle;
    public String userId = "";
    public String sellerId = "";
    public String status = "";
    public long requestedAtMillis;
    public long approvedAtMillis;
    public long barredAtMillis;
    public long updatedAtMillis;
}
