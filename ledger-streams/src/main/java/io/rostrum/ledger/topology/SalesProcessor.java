package io.rostrum.ledger.topology;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.MalformedRecord;
import io.rostrum.contracts.auction.AuctionEvent;
import io.rostrum.contracts.auction.EventRecord;
import io.rostrum.contracts.commerce.DeskCommand;
import io.rostrum.contracts.commerce.InboxMessage;
import io.rostrum.contracts.commerce.InboxRecord;
import io.rostrum.contracts.commerce.InvoiceId;
import io.rostrum.contracts.commerce.Sale;
import io.rostrum.contracts.commerce.ShowRecord;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.log.Topics;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads what the auction says that is of consequence here, once each: sales go to their seller's desk, which
 * puts the commission's terms to them; the end of a show goes to everybody who bought in it. And answers what
 * desks ask of shows ({@link ShowDesk}).
 *
 * <p>Of a show it keeps the newest number that it read, its seller, the categories of its lots, and, until it
 * ends, everybody with a paddle.
 */
final class SalesProcessor implements Processor<byte[], byte[], byte[], byte[]> {

    private static final String SEQ = "seq/";
    private static final String BUYER = "buyer/";
    private static final String CATEGORY = "category/";
    static final String HOUSE = "seller/";
    static final String OVER = "over/";
    static final byte[] KNOWN = {1};

    private ProcessorContext<byte[], byte[]> context;
    private KeyValueStore<String, byte[]> shows;
    private ShowDesk desk;

    @Override
    public void init(ProcessorContext<byte[], byte[]> processorContext) {
        context = processorContext;
        shows = context.getStateStore(LedgerTopology.SHOWS_STORE);
        desk = new ShowDesk(shows, this::tell);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        try {
            if (context.recordMetadata().orElseThrow().topic().equals(Topics.COMMERCE_SHOWS.name())) {
                desk.asked(record, Json.read(record.value(), ShowRecord.class));
            } else {
                happened(record, Json.read(record.value(), EventRecord.class));
            }
        } catch (MalformedRecord fault) {
            Letters.bury(context, record, LedgerTopology.SALES_LETTERS, fault.getMessage());
        }
    }

    private void happened(Record<byte[], byte[]> record, EventRecord fact) {
        String show = fact.showId().value();
        byte[] seen = shows.get(SEQ + show);
        if (seen != null && fact.seq() <= Letters.number(seen)) {
            return;
        }
        shows.put(SEQ + show, Letters.bytes(fact.seq()));
        switch (fact.event()) {
            case AuctionEvent.SaleConfirmed sold -> {
                shows.put(BUYER + show + "/" + sold.winner().value(), KNOWN);
                Sale sale = new Sale(
                        fact.showId(), sold.lotId(), 0, sold.sellerId(), sold.winner(), sold.paddle(),
                        sold.hammerMinor(),
                        sold.currency(), sold.premiumBasisPoints(),
                        category(fact.showId(), sold.lotId()), null);
                tell(record, DeskCommand.sellerDesk(sold.sellerId()), fact, new InboxMessage.SaleMade(sale));
                if (shows.get(OVER + show) != null) {
                    closed(record, fact);
                }
            }
            case AuctionEvent.UnderbidderFound found -> {
                Sale sale = new Sale(
                        fact.showId(), found.lotId(), found.turn(), found.sellerId(), found.underbidder(),
                        found.paddle(), found.hammerMinor(), found.currency(), found.premiumBasisPoints(),
                        category(fact.showId(), found.lotId()), null);
                tell(record, DeskCommand.sellerDesk(found.sellerId()), fact,
                        new InboxMessage.SecondChanceFound(sale));
            }
            case AuctionEvent.LotCreated lot -> categorised(show, lot.lotId(), lot.card().category());
            case AuctionEvent.LotRevised lot -> categorised(show, lot.lotId(), lot.card().category());
            case AuctionEvent.ShowCreated created -> {
                shows.put(HOUSE + show, Letters.utf8(created.sellerId().value()));
                desk.ticketed(fact.showId(), created.rules().ticketCredits());
                tell(record, DeskCommand.sellerDesk(created.sellerId()), fact,
                        new InboxMessage.ShowStands(fact.showId(), true));
            }
            case AuctionEvent.ShowRevised revised ->
                    desk.ticketed(fact.showId(), revised.rules().ticketCredits());
            case AuctionEvent.GuestAdmitted guest -> desk.admitted(fact.showId(), guest.userId());
            case AuctionEvent.ShowWentLive live -> desk.wentLive(record, fact.showId());
            case AuctionEvent.BidAccepted bid -> desk.bidDecided(record, fact, true);
            case AuctionEvent.BidRejected bid -> desk.bidDecided(record, fact, false);
            case AuctionEvent.PaddleApproved paddle ->
                    shows.put(BUYER + show + "/" + paddle.userId().value(), KNOWN);
            case AuctionEvent.ShowEnded over -> {
                shows.put(OVER + show, KNOWN);
                desk.ended(record, fact.showId());
                closed(record, fact);
                over(record, fact);
            }
            default -> { }
        }
    }

    private void categorised(String show, LotId lotId, String category) {
        String key = CATEGORY + show + "/" + lotId.value();
        if (category != null && !category.isEmpty()) {
            shows.put(key, Letters.utf8(category));
        } else if (shows.get(key) != null) {
            shows.delete(key);
        }
    }

    private String category(ShowId showId, LotId lotId) {
        byte[] category = shows.get(CATEGORY + showId.value() + "/" + lotId.value());
        return category == null ? "" : Letters.text(category);
    }

    /**
     * Through the seller's desk, so that it comes behind the sales; sales whose undo window is open still
     * come after it.
     */
    private void closed(Record<byte[], byte[]> record, EventRecord fact) {
        byte[] house = shows.get(HOUSE + fact.showId().value());
        if (house == null) {
            return;
        }
        String desk = DeskCommand.sellerDesk(new UserId(Letters.text(house)));
        String prefix = BUYER + fact.showId().value() + "/";
        for (String key : keys(shows, prefix)) {
            InvoiceId basket = InvoiceId.basketOf(fact.showId(), new UserId(key.substring(prefix.length())));
            tell(record, desk, fact, new InboxMessage.ShowClosed(basket));
            shows.delete(key);
        }
    }

    private void over(Record<byte[], byte[]> record, EventRecord fact) {
        byte[] house = shows.get(HOUSE + fact.showId().value());
        if (house != null) {
            tell(record, DeskCommand.sellerDesk(new UserId(Letters.text(house))), fact,
                    new InboxMessage.ShowStands(fact.showId(), false));
        }
    }

    static List<String> keys(KeyValueStore<String, byte[]> shows, String prefix) {
        List<String> keys = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> all = shows.range(prefix, prefix + "~")) {
            while (all.hasNext()) {
                KeyValue<String, byte[]> next = all.next();
                if (next.key.startsWith(prefix)) {
                    keys.add(next.key);
                }
            }
        }
        return keys;
    }

    private void tell(
            Record<byte[], byte[]> record, String aggregate, EventRecord fact, InboxMessage message) {
        tell(record, aggregate, fact.showId() + ":" + fact.seq(), message);
    }

    private void tell(
            Record<byte[], byte[]> record, String aggregate, String messageId, InboxMessage message) {
        InboxRecord told = new InboxRecord(aggregate, messageId, message);
        context.forward(
                new Record<>(Letters.utf8(aggregate), Json.bytes(told), record.timestamp()),
                LedgerTopology.SALES_INBOX);
    }
}
