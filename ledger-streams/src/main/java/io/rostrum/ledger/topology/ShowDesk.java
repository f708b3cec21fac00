package io.rostrum.ledger.topology;

import io.rostrum.contracts.auction.AuctionEvent;
import io.rostrum.contracts.auction.EventRecord;
import io.rostrum.contracts.commerce.CommerceRefusal;
import io.rostrum.contracts.commerce.DeskCommand;
import io.rostrum.contracts.commerce.InboxMessage;
import io.rostrum.contracts.commerce.ShowAsk;
import io.rostrum.contracts.commerce.ShowRecord;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Answers what desks ask of a show, and tells them later what became of a bid or of the show itself. What it
 * watches for ends with the bid, with the show's beginning, or with its end.
 */
final class ShowDesk {

    private static final String LIVE = "live/";
    private static final String BID = "bid/";
    private static final String PASS = "pass/";
    private static final String TICKET = "ticket/";
    private static final String GUEST = "guest/";
    /** Between the question and the desk that asked it. */
    private static final String APART = " ";

    private final KeyValueStore<String, byte[]> shows;
    private final Teller teller;

    /** Tells an aggregate something. */
    interface Teller {
        void tell(Record<byte[], byte[]> record, String aggregate, String messageId, InboxMessage message);
    }

    ShowDesk(KeyValueStore<String, byte[]> shows, Teller teller) {
        this.shows = shows;
        this.teller = teller;
    }

    void asked(Record<byte[], byte[]> record, ShowRecord question) {
        String show = question.showId().value();
        byte[] house = shows.get(SalesProcessor.HOUSE + show);
        if (house == null || shows.get(SalesProcessor.OVER + show) != null) {
            refuse(record, question,
                    house == null ? CommerceRefusal.UNKNOWN_SHOW : CommerceRefusal.WINDOW_CLOSED);
            return;
        }
        switch (question.ask()) {
            case ShowAsk.AdmitGift gift -> {
                if (gift.receiver().value().equals(Letters.text(house))) {
                    tell(record, DeskCommand.sellerDesk(gift.receiver()), question.askId(),
                            new InboxMessage.GiftOffered(
                            question.askId(), question.replyTo(), gift.giver(), gift.credits()));
                } else {
                    refuse(record, question, CommerceRefusal.NOT_YOURS);
                }
            }
            case ShowAsk.WatchBid watch -> {
                shows.put(bidKey(question.showId(), watch.bid()), waiting(question));
                take(record, question);
            }
            case ShowAsk.AdmitPass pass -> {
                CommerceRefusal no = passRefusal(show, pass);
                if (no != null) {
                    refuse(record, question, no);
                    return;
                }
                take(record, question);
                if (shows.get(LIVE + show) != null) {
                    tell(record, question.replyTo(), question.askId(),
                            new InboxMessage.PassDecided(question.askId(), true));
                } else {
                    shows.put(PASS + show + "/" + question.askId(), waiting(question));
                }
            }
        }
    }

    /** What entry costs; 0 is free. */
    void ticketed(ShowId show, int credits) {
        if (credits > 0) {
            shows.put(TICKET + show.value(), Letters.bytes(credits));
        } else if (shows.get(TICKET + show.value()) != null) {
            shows.delete(TICKET + show.value());
        }
    }

    void admitted(ShowId show, UserId guest) {
        shows.put(GUEST + show.value() + "/" + guest.value(), SalesProcessor.KNOWN);
    }

    /** Nobody pays twice, nor what it does not cost. */
    private CommerceRefusal passRefusal(String show, ShowAsk.AdmitPass pass) {
        byte[] ticket = shows.get(TICKET + show);
        if (ticket == null) {
            return CommerceRefusal.WRONG_STATE;
        }
        if (pass.userId() != null && shows.get(GUEST + show + "/" + pass.userId().value()) != null) {
            return CommerceRefusal.WRONG_STATE;
        }
        return pass.credits() == null || pass.credits() != Letters.number(ticket)
                ? CommerceRefusal.BAD_AMOUNT
                : null;
    }

    void bidDecided(Record<byte[], byte[]> record, EventRecord fact, boolean accepted) {
        if (fact.commandId() == null) {
            return;
        }
        String key = bidKey(fact.showId(), fact.commandId());
        byte[] watched = shows.get(key);
        if (watched != null) {
            shows.delete(key);
            String[] parts = Letters.text(watched).split(APART);
            tell(record, parts[1], parts[0], decided(parts[0], fact, accepted));
        }
    }

    private static InboxMessage decided(String askId, EventRecord fact, boolean accepted) {
        return accepted && fact.event() instanceof AuctionEvent.BidAccepted bid
                ? new InboxMessage.BidDecided(askId, true, bid.lotId(), bid.standing().priceMinor())
                : new InboxMessage.BidDecided(askId, false, null, null);
    }

    void wentLive(Record<byte[], byte[]> record, ShowId show) {
        shows.put(LIVE + show.value(), SalesProcessor.KNOWN);
        passes(record, show, true);
    }

    void ended(Record<byte[], byte[]> record, ShowId show) {
        passes(record, show, false);
        SalesProcessor.keys(shows, BID + show.value() + "/").forEach(shows::delete);
        SalesProcessor.keys(shows, GUEST + show.value() + "/").forEach(shows::delete);
    }

    private void passes(Record<byte[], byte[]> record, ShowId show, boolean tookPlace) {
        for (String key : SalesProcessor.keys(shows, PASS + show.value() + "/")) {
            String[] parts = Letters.text(shows.get(key)).split(APART);
            tell(record, parts[1], parts[0], new InboxMessage.PassDecided(parts[0], tookPlace));
            shows.delete(key);
        }
    }

    private void take(Record<byte[], byte[]> record, ShowRecord question) {
        tell(record, question.replyTo(), question.askId(), new InboxMessage.AskTaken(question.askId()));
    }

    private void refuse(Record<byte[], byte[]> record, ShowRecord question, CommerceRefusal reason) {
        tell(record, question.replyTo(), question.askId(),
                new InboxMessage.AskRefused(question.askId(), reason));
    }

    private void tell(
            Record<byte[], byte[]> record, String aggregate, String messageId, InboxMessage message) {
        teller.tell(record, aggregate, messageId, message);
    }

    private static String bidKey(ShowId show, CommandId bid) {
        return BID + show.value() + "/" + bid;
    }

    private static byte[] waiting(ShowRecord question) {
        return Letters.utf8(question.askId() + APART + question.replyTo());
    }
}
