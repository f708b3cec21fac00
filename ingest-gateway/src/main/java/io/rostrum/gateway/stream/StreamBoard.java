package io.rostrum.gateway.stream;

import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.media.MediaEvent;
import io.rostrum.contracts.media.MediaEventRecord;
import io.rostrum.gateway.stream.StreamStanding.State;

import java.util.LinkedHashMap;
import java.util.Map;

/** Folds what is told of streams into how each stands. Safe for several threads. */
public final class StreamBoard {

    /** Streams that are remembered; the one that was heard of longest ago goes first. */
    public static final int STREAMS_MAX = 10_000;

    /** A picture that nothing was heard of for so long is no longer taken for granted. */
    public static final long SILENT_MILLIS = 15_000;

    private final Map<ShowId, StreamStanding> streams = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ShowId, StreamStanding> eldest) {
            return size() > STREAMS_MAX;
        }
    };

    /** Takes the next fact of its show. */
    public synchronized void hear(MediaEventRecord fact) {
        StreamStanding before = streams.getOrDefault(fact.showId(), StreamStanding.NONE);
        long at = fact.atMillis();
        StreamStanding now = switch (fact.event()) {
            case MediaEvent.StreamWentUp up -> new StreamStanding(
                    State.LIVE, at, up.run(), up.epochMillis(), before.lastReason(), at, before.health());
            case MediaEvent.StreamWentDown down -> new StreamStanding(
                    State.WAITING, at, down.run(), before.epochMillis(), down.reason(), at, null);
            case MediaEvent.StreamEnded over -> new StreamStanding(
                    State.OFF, at, over.runs(), before.epochMillis(), before.lastReason(), at, null);
            case MediaEvent.HealthSeen health -> healthy(before, health, at);
            case MediaEvent.PublishRefused refused -> before;
            case MediaEvent.ThumbnailTaken shot -> before;
            case MediaEvent.ClipMade clip -> before;
        };
        if (now != before) {
            streams.put(fact.showId(), now);
        }
    }

    /** A report may be the first that is heard of a stream that has run for long. */
    private static StreamStanding healthy(StreamStanding before, MediaEvent.HealthSeen health, long at) {
        boolean unknown = before.state() == State.OFF && health.videoKilobits() > 0;
        return new StreamStanding(
                unknown ? State.LIVE : before.state(), before.sinceMillis(),
                Math.max(before.run(), health.run()),
                before.epochMillis(), before.lastReason(), at, health);
    }

    /** How a show's stream stands now. */
    public synchronized StreamStanding standing(ShowId showId, long nowMillis) {
        StreamStanding known = streams.getOrDefault(showId, StreamStanding.NONE);
        boolean silent = known.state() == State.LIVE && nowMillis - known.heardMillis() > SILENT_MILLIS;
        return silent
                ? new StreamStanding(
                        State.SILENT, known.heardMillis(), known.run(), known.epochMillis(),
                        known.lastReason(), known.heardMillis(), null)
                : known;
    }
}
