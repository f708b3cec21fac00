package io.rostrum.devstack.live;

import io.rostrum.contracts.auction.AuctionEvent;
import io.rostrum.contracts.auction.EventRecord;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.LotId;
import io.rostrum.devstack.client.Fate;
import io.rostrum.devstack.client.Participant;
import io.rostrum.devstack.client.Scenario;
import io.rostrum.devstack.client.Submission;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Bidders who outbid each other without pause, lot by lot, each bid higher than the one before: every one of
 * them is valid.
 */
final class Load implements AutoCloseable {

    private static final int BIDDERS = 4;
    private static final long OPENING = 1_000;

    private final Scenario scenario;
    private final List<LotId> lots = new ArrayList<>();
    private final List<Participant> bidders = new ArrayList<>();
    private final List<Submission> sent = new CopyOnWriteArrayList<>();
    private final Map<CommandId, Long> limits = new ConcurrentHashMap<>();
    private final Queue<Long> answerNanos = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private ScheduledFuture<?> bidding;
    private int next;

    Load(Scenario scenario, int lotCount) {
        this.scenario = scenario;
        for (int i = 1; i <= lotCount; i++) {
            lots.add(scenario.openLot("lot-" + i, OPENING, 0));
        }
        for (int i = 1; i <= BIDDERS; i++) {
            bidders.add(scenario.bidder("bidder-" + i));
        }
    }

    Load begin(int bidsPerSecond) {
        bidding = clock.scheduleAtFixedRate(this::bid, 0, 1_000_000L / bidsPerSecond, TimeUnit.MICROSECONDS);
        return this;
    }

    /** Each bidder bids in each lot in turn, and always over everything that was bid there before. */
    private void bid() {
        int round = next / lots.size();
        LotId lot = lots.get(next % lots.size());
        next++;
        long sentNanos = System.nanoTime();
        long limit = OPENING + 200L * round;
        Submission bid = scenario.bid(bidders.get(round % BIDDERS), lot, limit);
        limits.put(bid.id(), limit);
        bid.fate().thenRun(() -> answerNanos.add(System.nanoTime() - sentNanos));
        sent.add(bid);
    }

    /**
     * Forgets how long bids took to be answered, and says it of those that were answered since the last time.
     */
    String answered() {
        List<Long> sorted = answerNanos.stream().sorted().toList();
        answerNanos.clear();
        return sorted.isEmpty()
                ? "nothing was answered"
                : String.format(Locale.ROOT, "%,d bids answered in %.1f ms (p50), %.1f ms (p99)",
                        sorted.size(),
                        sorted.get(sorted.size() / 2) / 1e6, sorted.get(sorted.size() * 99 / 100) / 1e6);
    }

    List<LotId> lots() {
        return lots;
    }

    List<Submission> sent() {
        return sent;
    }

    void awaitSent(int more) {
        int target = sent.size() + more;
        await().atMost(Duration.ofSeconds(60)).until(() -> sent.size() >= target);
    }

    void awaitDecided(int more) {
        long target = decided() + more;
        await().atMost(Duration.ofSeconds(60)).until(() -> decided() >= target);
    }

    private long decided() {
        return sent.stream().filter(bid -> bid.fate().isDone()).count();
    }

    /** Sends no more until the next {@link #begin}, and waits until every bid has its fate. */
    void pause() {
        bidding.cancel(false);
        awaitFates();
    }

    /** Ends the load and waits until every bid has its fate. */
    void end() throws InterruptedException {
        clock.shutdown();
        if (!clock.awaitTermination(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the load does not end");
        }
        awaitFates();
    }

    private void awaitFates() {
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertEquals(0, sent.size() - decided(), "bids without a fate"));
    }

    /** Every bid stands in the events exactly once, as its bidder was told. */
    void assertRecordedOnce(List<EventRecord> events) {
        Map<CommandId, Boolean> recorded = new HashMap<>();
        for (EventRecord event : events) {
            Boolean before = switch (event.event()) {
                case AuctionEvent.BidAccepted bid -> recorded.put(event.commandId(), true);
                case AuctionEvent.BidRejected bid -> recorded.put(event.commandId(), false);
                default -> null;
            };
            assertEquals(null, before, "the bid " + event.commandId() + " stands in two events");
        }
        for (Submission bid : sent) {
            Fate fate = bid.fate().join();
            assertEquals(fate.accepted(), recorded.get(bid.id()), "told " + fate + " of bid " + bid.id());
        }
        assertEquals(sent.size(), recorded.size());
    }

    /**
     * Every bid is valid where it was sent, so one is refused only if the log has a higher one of its lot
     * before it: it came late, as bids of two sockets may overtake each other, and one whose fate was unknown
     * is sent again behind its own bidder's next. Whose the higher one is decides the reason: a leader's
     * lower bid is {@code NOT_ABOVE_OWN_LIMIT}, which keeps a late repeat from destroying a maximum, and
     * anybody else's is {@code BELOW_ASKING}. Taken, a bid never lowers the highest.
     */
    void assertRefusedOnlyBehindAHigherOne(List<EventRecord> events) {
        Map<LotId, Highest> highest = new HashMap<>();
        for (EventRecord event : events) {
            switch (event.event()) {
                case AuctionEvent.BidAccepted bid -> highest.merge(
                        bid.lotId(), new Highest(limits.get(event.commandId()), bid.paddle()),
                        (before, now) -> now.limit() > before.limit() ? now : before);
                case AuctionEvent.BidRejected bid -> {
                    Highest before = highest.getOrDefault(bid.lotId(), new Highest(0, 0));
                    long limit = limits.get(event.commandId());
                    String what = event.commandId() + " of " + limit + " behind " + before;
                    assertTrue(limit < before.limit(), what);
                    assertEquals(
                            before.paddle() == bid.paddle()
                                    ? Refusal.NOT_ABOVE_OWN_LIMIT
                                    : Refusal.BELOW_ASKING,
                            bid.reason(), what);
                }
                default -> { }
            }
        }
    }

    private record Highest(long limit, int paddle) {}

    @Override
    public void close() {
        clock.shutdownNow();
        bidders.forEach(Participant::close);
    }
}
