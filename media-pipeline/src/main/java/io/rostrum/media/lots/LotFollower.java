package io.rostrum.media.lots;

import io.rostrum.contracts.auction.EventRecord;
import io.rostrum.media.kafka.AuctionEvents;

import java.io.IOException;
import java.util.Map;

/** Writes into the book of lots when each was opened and closed. */
public final class LotFollower implements AuctionEvents.Follower {

    private final LotBook book;

    public LotFollower(LotBook book) {
        this.book = book;
    }

    @Override
    public boolean concerns(String type) {
        return ShowLots.concerns(type);
    }

    /** The book keeps each event as it takes it. */
    @Override
    public boolean take(EventRecord event) throws IOException {
        book.event(event);
        return false;
    }

    @Override
    public Map<Integer, Long> places() throws IOException {
        return book.places();
    }

    @Override
    public void keep(Map<Integer, Long> places) throws IOException {
        book.putPlaces(places);
    }

    @Override
    public void startAnew() throws IOException {
        book.putPlaces(Map.of());
    }
}
