package io.rostrum.record.rows;

/** What one gateway saw of a room's crowd in one minute. Changed in place by its history. */
public final class ViewersRow {
    public String showId = "";
    public long minuteMillis;
    public String nodeId = "";
    public String sellerId = "";
    public int viewersMax;
    public long viewerSeconds;
    public int samples;
    public long joins;
    public long bids;
}
