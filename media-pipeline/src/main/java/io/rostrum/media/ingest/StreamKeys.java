package io.rostrum.media.ingest;

import io.rostrum.contracts.id.ShowId;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which key opens which show: the newest of each, until the show has ended. Safe for several threads. */
public final class StreamKeys {

    private final Map<ShowId, String> hashes = new HashMap<>();
    private final Map<String, ShowId> shows = new HashMap<>();

    /** The show's key is another from now. */
    public synchronized void set(ShowId showId, String keyHash) {
        remove(showId);
        hashes.put(showId, keyHash);
        shows.put(keyHash, showId);
    }

    /** Nothing opens that show any more. */
    public synchronized void remove(ShowId showId) {
        String before = hashes.remove(showId);
        if (before != null) {
            shows.remove(before, showId);
        }
    }

    public synchronized Optional<ShowId> show(String keyHash) {
        return Optional.ofNullable(shows.get(keyHash));
    }
}
