package io.rostrum.record.rows;

/** A show as it stands. Changed in place by its history. */
public final class ShowRow {
    public String showId = "";
    public String sellerId = "";
    public String title = "";
    public String currency = "";
    public String status = "";
    public int rulesVersion;
    public int premiumBasisPoints;
    public long startsAtMillis;
    public long createdAtMillis;
    public long liveAtMillis;
    public long endedAtMillis;
    public long pausedMillis;
    public long updatedAtMillis;
}
