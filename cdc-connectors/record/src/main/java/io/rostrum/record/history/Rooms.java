package io.rostrum.record.history;

import io.rostrum.contracts.room.RoomMetrics;
import io.rostrum.record.rows.Rows;
import io.rostrum.record.rows.Table;
import io.rostrum.record.rows.ViewersRow;

/** What gateways counted as rows: each second adds to its minute. */
public final class Rooms {

    private static final long MINUTE = 60_000;

    private Rooms() {}

    public static void take(RoomMetrics second, Rows rows) {
        ViewersRow row = new ViewersRow();
        row.showId = second.showId().value();
        row.minuteMillis = second.atMillis() / MINUTE * MINUTE;
        row.nodeId = second.nodeId();
        row.sellerId = second.sellerId() == null ? "" : second.sellerId().value();
        row.viewersMax = second.viewers();
        row.viewerSeconds = second.viewers();
        row.samples = 1;
        row.joins = second.joins();
        row.bids = second.bids();
        rows.put(Table.VIEWERS, row);
        rows.counted();
    }
}
