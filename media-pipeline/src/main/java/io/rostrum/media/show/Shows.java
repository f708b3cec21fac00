package io.rostrum.media.show;

import io.rostrum.contracts.id.ShowId;
import io.rostrum.media.archive.Archive;
import io.rostrum.media.archive.Recording;
import io.rostrum.media.hls.HlsTiming;
import io.rostrum.media.stream.LiveStream;
import io.rostrum.media.stream.MediaTime;
import io.rostrum.media.stream.StreamSink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** All shows whose stream is open, or ended a moment ago. */
public final class Shows implements StreamSink {

    /** How long a stream that is over still answers as a live one, so that its last players see its end. */
    static final long LINGER_MILLIS = 60_000;

    private static final Logger LOG = LoggerFactory.getLogger(Shows.class);

    private final Means means;
    private final Map<ShowId, Show> shows = new ConcurrentHashMap<>();
    private final Map<ShowId, Long> endedAt = new ConcurrentHashMap<>();

    /**
     * What a show needs.
     *
     * @param maxWaiting how many may wait at a time, for each rendition
     * @param answering runs the answers of those who waited
     */
    public record Means(
            HlsTiming timing, Archive archive, Recorder recorder, Clock clock, int maxWaiting,
            Executor answering, Facts facts) {}

    public Shows(Means means) {
        this.means = means;
    }

    @Override
    public LiveStream open(ShowId showId, Instant now) {
        return shows.compute(showId, (id, before) -> {
            if (before != null && !before.isOver()) {
                throw new IllegalStateException("the stream of show " + id + " is open already");
            }
            endedAt.remove(id);
            if (before != null) {
                before.reopen();
                return before;
            }
            return opened(id, now);
        });
    }

    private Show opened(ShowId showId, Instant now) {
        Recording kept = kept(showId);
        Instant epoch = kept != null && kept.epochMillis() >= 0
                ? Instant.ofEpochMilli(kept.epochMillis())
                : MediaTime.epochOfStreamFrom(now);
        return new Show(showId, epoch, means, kept, at -> endedAt.put(showId, at));
    }

    /** What is kept of it; a storage that fails lets the stream begin as a new one. */
    private Recording kept(ShowId showId) {
        try {
            Optional<Recording> kept = means.archive().find(showId.value());
            if (kept.isPresent() && kept.get().overMillis() > 0) {
                means.archive().resume(showId.value());
            }
            return kept.orElse(null);
        } catch (IOException fault) {
            LOG.atError()
                    .setMessage("what is kept of a show cannot be read: its stream begins as a new one")
                    .addKeyValue("showId", showId)
                    .addKeyValue("fault", fault.toString())
                    .log();
            return null;
        }
    }

    /** A show whose stream is open, or was a moment ago. */
    public Optional<Show> find(ShowId showId) {
        return Optional.ofNullable(shows.get(showId));
    }

    /** All of them. */
    public Collection<Show> all() {
        return List.copyOf(shows.values());
    }

    /** Lets go of streams that are over for a while; to be called every few seconds. */
    public void tidy() {
        long before = means.clock().millis() - LINGER_MILLIS;
        endedAt.forEach((showId, at) -> {
            if (at < before && endedAt.remove(showId, at)) {
                shows.computeIfPresent(showId, (id, show) -> show.isOver() ? null : show);
            }
        });
    }
}
