package io.rostrum.record.rows;

/** A lot as it stands: never its reserve, only whether it is met. Changed in place by its history. */
public final class LotRow {
    public String showId = "";
    public String lotId = "";
    public String sellerId = "";
    public int position;
    public String title = "";
    public String category = "";
    public String pictureId = "";
    public String currency = "";
    public String phase = "";
    public long openingMinor;
    public String reserveState = "";
    public long priceMinor;
    public long askingMinor;
    public int leaderPaddle;
    public String leaderId = "";
    public int bids;
    public int bidsRefused;
    public int extensions;
    public int rollbackEpoch;
    public long deadlineMillis;
    public long hammerMinor;
    public long createdAtMillis;
    public long openedAtMillis;
    public long closedAtMillis;
    public long confirmedAtMillis;
    public boolean removed;
    public long updatedAtMillis;
}
