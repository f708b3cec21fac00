package io.rostrum.record.history;

import io.rostrum.contracts.media.MediaEvent;
import io.rostrum.contracts.media.MediaEvent.ClipMade;
import io.rostrum.contracts.media.MediaEvent.HealthSeen;
import io.rostrum.contracts.media.MediaEvent.PublishRefused;
import io.rostrum.contracts.media.MediaEvent.StreamEnded;
import io.rostrum.contracts.media.MediaEvent.StreamWentDown;
import io.rostrum.contracts.media.MediaEvent.StreamWentUp;
import io.rostrum.contracts.media.MediaEvent.ThumbnailTaken;
import io.rostrum.contracts.media.MediaEventRecord;
import io.rostrum.record.rows.ClipRow;
import io.rostrum.record.rows.Rows;
import io.rostrum.record.rows.StreamEventRow;
import io.rostrum.record.rows.Table;
import io.rostrum.record.rows.ThumbnailRow;

/** What happened to streams as rows. How a publisher does, told every few seconds, is not kept. */
public final class Media {

    private Media() {}

    public static void take(MediaEventRecord record, Rows rows) {
        String show = record.showId().value();
        MediaEvent event = record.event();
        switch (event) {
            case StreamWentUp e ->
                stream(record, e.run(), e.fromMediaMillis(), e.epochMillis(), "", rows);
            case StreamWentDown e ->
                stream(record, e.run(), e.toMediaMillis(), 0, e.reason().name(), rows);
            case StreamEnded e -> stream(record, e.runs(), e.toMediaMillis(), 0, "", rows);
            case PublishRefused e -> stream(record, 0, 0, 0, e.reason().name(), rows);
            case HealthSeen e -> { }
            case ThumbnailTaken e -> rows.put(Table.THUMBNAILS,
                    new ThumbnailRow(show, e.mediaMillis(), e.path(), record.atMillis()));
            case ClipMade e -> rows.put(Table.CLIPS, new ClipRow(
                    show, e.clipId(), e.lotId() == null ? "" : e.lotId().value(), e.fromMediaMillis(),
                    e.toMediaMillis(), e.bytes(), e.path(), record.atMillis()));
        }
        rows.counted();
    }

    private static void stream(
            MediaEventRecord record, int run, long mediaMillis, long epochMillis, String reason, Rows rows) {
        rows.put(Table.STREAM_EVENTS, new StreamEventRow(
                record.eventId(), record.showId().value(), record.event().getClass().getSimpleName(), run,
                mediaMillis, epochMillis, reason, record.atMillis()));
    }
}
