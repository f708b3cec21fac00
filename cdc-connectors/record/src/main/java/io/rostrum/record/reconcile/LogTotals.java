package io.rostrum.record.reconcile;

import io.rostrum.contracts.auction.AuctionEvent;
import io.rostrum.contracts.commerce.LifeEvent;
import io.rostrum.contracts.ledger.Posting;
import io.rostrum.contracts.ledger.Side;
import io.rostrum.record.history.Fact;
import io.rostrum.record.log.Batch;
import io.rostrum.record.log.LogReader;
import org.apache.kafka.common.TopicPartition;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Counts what the log says, by itself: nothing of how rows are made is used. */
final class LogTotals {

    static final String ACCEPTED = "bids accepted";
    static final String REFUSED = "bids refused";
    static final String PRICES = "sum of prices after accepted bids";
    static final String LOTS = "lots";
    static final String SOLD = "lots sold";
    static final String HAMMER = "sum of hammer prices";
    static final String ORDERS = "orders";
    static final String ORDERED = "sum of orders' hammer prices";
    static final String PAID = "orders paid";
    static final String PAID_OUT = "orders paid out";
    static final String ENTRIES = "entries";
    static final String POSTINGS = "postings";
    static final String DEBITS = "sum of debits in ";

    private static final Duration POLL = Duration.ofMillis(500);

    private final Totals totals = new Totals();
    private final Map<String, Long> newest = new HashMap<>();

    /** What stands before these offsets. */
    static Totals read(LogReader reader, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> stretch = new HashMap<>(reader.beginnings(ends.keySet()));
        stretch.entrySet().removeIf(start -> start.getValue() >= ends.get(start.getKey()));
        LogTotals counting = new LogTotals();
        if (!stretch.isEmpty()) {
            Map<TopicPartition, Long> to = new HashMap<>(ends);
            to.keySet().retainAll(stretch.keySet());
            reader.seek(stretch);
            while (!reader.reached(to)) {
                Batch batch = reader.pollBefore(to, POLL);
                batch.taken().forEach(taken -> counting.count(taken.fact()));
            }
        }
        return counting.totals;
    }

    private void count(Fact fact) {
        if (fact instanceof Fact.Placed placed && isNew(placed)) {
            switch (placed) {
                case Fact.OfShow show -> count(Totals.show(show.subject()), show.event().event());
                case Fact.OfTrade trade -> count(trade);
                case Fact.OfBook book -> count(book);
            }
        }
    }

    /** What was said again counts once. */
    private boolean isNew(Fact.Placed fact) {
        Long before = newest.get(fact.stream().word() + " " + fact.subject());
        if (before != null && fact.seq() <= before) {
            return false;
        }
        newest.put(fact.stream().word() + " " + fact.subject(), fact.seq());
        return true;
    }

    private void count(String show, AuctionEvent event) {
        if (event instanceof AuctionEvent.BidAccepted bid) {
            totals.add(show, ACCEPTED, 1);
            totals.add(show, PRICES, bid.standing().priceMinor());
        } else if (event instanceof AuctionEvent.BidRejected) {
            totals.add(show, REFUSED, 1);
        } else if (event instanceof AuctionEvent.LotCreated) {
            totals.add(show, LOTS, 1);
        } else if (event instanceof AuctionEvent.SaleConfirmed sale) {
            totals.add(show, SOLD, 1);
            totals.add(show, HAMMER, sale.hammerMinor());
        }
    }

    private void count(Fact.OfTrade trade) {
        String show = Totals.show(trade.event().invoiceId().showId().value());
        if (trade.event().event() instanceof LifeEvent.OrderPlaced placed) {
            totals.add(show, ORDERS, 1);
            totals.add(show, ORDERED, placed.sale().hammerMinor());
        } else if (trade.event().event() instanceof LifeEvent.SecondChanceOffered offered) {
            totals.add(show, ORDERS, 1);
            totals.add(show, ORDERED, offered.sale().hammerMinor());
        } else if (trade.event().event() instanceof LifeEvent.OrderHeld) {
            totals.add(show, PAID, 1);
        } else if (trade.event().event() instanceof LifeEvent.OrderPaidOut) {
            totals.add(show, PAID_OUT, 1);
        }
    }

    private void count(Fact.OfBook book) {
        String name = Totals.book(book.subject());
        totals.add(name, ENTRIES, 1);
        for (Posting posting : book.entry().postings()) {
            totals.add(name, POSTINGS, 1);
            if (posting.side() == Side.DEBIT) {
                totals.add(name, DEBITS + posting.unit(), posting.minor());
            }
        }
    }
}
