package io.rostrum.record.history;

import io.rostrum.contracts.auction.EventRecord;
import io.rostrum.contracts.commerce.OrderEventRecord;
import io.rostrum.contracts.ledger.JournalEntry;
import io.rostrum.contracts.media.MediaEventRecord;
import io.rostrum.contracts.room.RoomMetrics;

/** One record of a topic that the record is made of, read. */
public sealed interface Fact {

    /** One that has its place in the history of something. */
    sealed interface Placed extends Fact {

        Stream stream();

        /** Whose history: a show, an order or invoice, a book. */
        String subject();

        long seq();

        String previousHash();

        /** Base64url SHA-256 of the record's bytes. */
        String hash();
    }

    /** What has histories; the names stand in the database. */
    enum Stream {
        SHOW("show"),
        TRADE("trade"),
        BOOK("book");

        private final String word;

        Stream(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** Something happened in a show. */
    record OfShow(EventRecord event, String hash) implements Placed {

        @Override
        public Stream stream() {
            return Stream.SHOW;
        }

        @Override
        public String subject() {
            return event.showId().value();
        }

        @Override
        public long seq() {
            return event.seq();
        }

        @Override
        public String previousHash() {
            return event.previousHash();
        }
    }

    /** Something happened to an order or an invoice. */
    record OfTrade(OrderEventRecord event, String hash) implements Placed {

        @Override
        public Stream stream() {
            return Stream.TRADE;
        }

        @Override
        public String subject() {
            return event.subject();
        }

        @Override
        public long seq() {
            return event.seq();
        }

        @Override
        public String previousHash() {
            return event.previousHash();
        }
    }

    /** Something was booked. */
    record OfBook(JournalEntry entry, String hash) implements Placed {

        @Override
        public Stream stream() {
            return Stream.BOOK;
        }

        @Override
        public String subject() {
            return entry.bookId().value();
        }

        @Override
        public long seq() {
            return entry.seq();
        }

        @Override
        public String previousHash() {
            return entry.previousHash();
        }
    }

    /** A gateway counted. */
    record OfRoom(RoomMetrics metrics) implements Fact {}

    /** Something happened to a stream. */
    record OfMedia(MediaEventRecord event) implements Fact {}
}
