package io.rostrum.record.rows;

/** Who sells: since when, and under which plan at the newest order. Changed in place by its history. */
public final class SellerRow {
    public String sellerId = "";
    public long sinceMillis;
    public String planId = "";
    public long planAtMillis;
}
