package io.rostrum.media.keys;

import io.rostrum.contracts.auction.AuctionEvent;
import io.rostrum.contracts.auction.EventRecord;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.media.ingest.StreamDesk;
import io.rostrum.media.kafka.AuctionEvents;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Tells the desk which key opens which show; keys that are known stay good while the log is away. */
public final class KeyFollower implements AuctionEvents.Follower {

    private static final Set<String> CONCERNS =
            Set.of("io.rostrum.StreamKeySet", "io.rostrum.ShowEnded");

    private final KeyBook book;
    private final StreamDesk desk;
    private final Map<String, String> hashes = new HashMap<>();
    private Map<Integer, Long> places = Map.of();

    /**
     * Begins with what was kept.
     *
     * @param folder where it is
     */
    public KeyFollower(Path folder, StreamDesk desk) throws IOException {
        this.book = new KeyBook(folder);
        this.desk = desk;
        KeyBook.Kept kept = book.read();
        hashes.putAll(kept.hashes());
        places = kept.places();
        hashes.forEach((show, hash) -> desk.keySet(new ShowId(show), hash));
    }

    @Override
    public boolean concerns(String type) {
        return type != null && CONCERNS.contains(type);
    }

    @Override
    public boolean take(EventRecord event) {
        if (event.event() instanceof AuctionEvent.StreamKeySet set) {
            hashes.put(event.showId().value(), set.keyHash());
            desk.keySet(event.showId(), set.keyHash());
        } else {
            hashes.remove(event.showId().value());
            desk.showEnded(event.showId());
        }
        return true;
    }

    @Override
    public Map<Integer, Long> places() {
        return places;
    }

    @Override
    public void keep(Map<Integer, Long> read) throws IOException {
        places = Map.copyOf(read);
        book.write(new KeyBook.Kept(places, hashes));
    }

    @Override
    public void startAnew() {
        hashes.keySet().forEach(show -> desk.showEnded(new ShowId(show)));
        hashes.clear();
        places = Map.of();
    }
}
