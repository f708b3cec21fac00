package io.rostrum.devstack.feed;

import io.rostrum.contracts.auction.AuctionCommand.CreateLot;
import io.rostrum.contracts.auction.AuctionCommand.Hammer;
import io.rostrum.contracts.auction.AuctionCommand.OpenLot;
import io.rostrum.contracts.auction.AuctionCommand.RequestPaddle;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.money.Money;
import io.rostrum.devstack.client.EventLog;
import io.rostrum.devstack.client.Fate;
import io.rostrum.devstack.client.Gateway;
import io.rostrum.devstack.client.Submission;
import io.rostrum.devstack.engine.Progress;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Carries a plan out through the gateway's socket: creates one show a currency, opens every lot, places every
 * bid, hammers all.
 *
 * <p>A lot's next bid goes only when the broker has the one before, so they stand in the log by {@code seq};
 * lots run side by side. Every command is repeated under its id until its fate is known.
 */
public final class Feeding implements AutoCloseable {

    /** Commands about lots that are under way at once. */
    private static final int COMMANDS_AT_ONCE = 256;
    /** Lots whose bids are being placed at once, unless offsets count. */
    private static final int LOTS_AT_ONCE = 256;
    /** Bidders' sockets that are open at once; a machine may allow 20,000 open files a process. */
    private static final int SOCKETS_MAX = 2_000;

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final AuctionPlan plan;
    private final Gateway gateway;
    private final Pace pace;
    private final String run;
    private final Progress progress;
    private final BidderPool bidders;
    private final List<ShowRun> shows = new ArrayList<>();
    private final AtomicInteger stepsDone = new AtomicInteger();
    private final AtomicInteger refusedBids = new AtomicInteger();
    private final Map<Refusal, Integer> refusals = new ConcurrentHashMap<>();
    private volatile Meter meter;

    /** @param run names the shows and people of this feed; fresh for each feed, as a show is created once */
    public Feeding(AuctionPlan plan, Gateway gateway, Pace pace, String run, Progress progress) {
        this.plan = plan;
        this.gateway = gateway;
        this.pace = pace;
        this.run = run;
        this.progress = progress;
        this.bidders = new BidderPool(gateway, SOCKETS_MAX);
        Map<String, List<LotRun>> byCurrency = new LinkedHashMap<>();
        for (AuctionPlan.Lot lot : plan.lots()) {
            byCurrency.computeIfAbsent(lot.currency(), fresh -> new ArrayList<>()).add(new LotRun(lot));
        }
        byCurrency.forEach((currency, lots) -> shows.add(new ShowRun(run, currency, lots, gateway)));
    }

    /** What came of it, from the recorded events; to be called when it is carried out. */
    public Results results(EventLog log) {
        return Results.read(plan, shows, run, log);
    }

    /** How many bids were refused for which reason, as the sockets told. */
    public Map<Refusal, Integer> refusals() {
        return Map.copyOf(refusals);
    }

    /**
     * Carries the whole plan out; returns when every lot is closed. Throws {@link FeedFailed} when it cannot.
     */
    public void carryOut() {
        for (ShowRun show : shows) {
            progress.say("show " + show.id() + ": " + show.lots().size() + " lots in " + show.currency());
        }
        commands("shows created", shows, show -> show.create(gateway));
        List<Work> lots = shows.stream()
                .flatMap(show -> show.lots().stream().map(lot -> new Work(show, lot)))
                .toList();
        // By the seller alone, one after the other: the run list stands in the order of the file.
        commands("lots created", lots, work -> work.show.mustAccept(
                new CreateLot(work.lot.lot().id(), work.lot.lot().spec())));
        commands("shows live", shows, ShowRun::goLive);
        commands("paddles given", seats(), this::givePaddle);
        commands("lots opened", lots, work -> work.show
                .share(new OpenLot(work.lot.lot().id()))
                .thenAccept(work.lot::heard));
        placeBids(lots);
        bidders.close();
        commands("lots hammered", lots, this::hammer);
    }

    private record Work(ShowRun show, LotRun lot) {}

    private record Seat(ShowRun show, int bidder) {}

    private List<Seat> seats() {
        List<Seat> seats = new ArrayList<>();
        for (ShowRun show : shows) {
            Set<Integer> here = new TreeSet<>();
            show.lots().forEach(lot -> lot.lot().bids().forEach(bid -> here.add(bid.bidder())));
            here.forEach(bidder -> seats.add(new Seat(show, bidder)));
        }
        return seats;
    }

    private <T> void commands(
            String what, List<T> items, java.util.function.Function<T, CompletableFuture<?>> work) {
        if (items.isEmpty()) {
            return;
        }
        meter = new Meter(what, items.size(), stepsDone, () -> "", progress);
        Window window = new Window(COMMANDS_AT_ONCE, PATIENCE, meter::tell);
        window.forEach(what, items, item -> work.apply(item).thenRun(stepsDone::incrementAndGet));
        meter.finish();
    }

    private CompletableFuture<?> givePaddle(Seat seat) {
        UserId user = AuctionPlan.userId(run, seat.bidder());
        Submission asked = bidders.with(user, mine -> mine.submit(seat.show().id(), new RequestPaddle()));
        return asked.fate().thenAccept(fate -> {
            if (!fate.accepted()) {
                throw new FeedFailed("a paddle was refused: " + fate.reason());
            }
        });
    }

    private void placeBids(List<Work> lots) {
        List<Work> withBids = lots.stream().filter(work -> !work.lot.lot().bids().isEmpty()).toList();
        boolean allAtOnce = pace instanceof Pace.RealTime;
        meter = new Meter("bids decided", plan.bidCount(), stepsDone, this::refusedSoFar, progress);
        Duration patience = allAtOnce ? Duration.ofDays(366) : PATIENCE;
        int width = allAtOnce ? Math.max(1, withBids.size()) : LOTS_AT_ONCE;
        Window window = new Window(width, patience, meter::tell);
        pace.begin(System.nanoTime());
        window.forEach("bids", withBids, work -> new LotBids(work, window).start());
        meter.finish();
    }

    private String refusedSoFar() {
        return ", " + refusedBids.get() + " refused";
    }

    /** The bids of one lot, one after the other. */
    private final class LotBids {
        private final Work work;
        private final Window window;
        private final List<CompletableFuture<?>> fates = new ArrayList<>();
        private final CompletableFuture<Void> done = new CompletableFuture<>();
        private int next;

        LotBids(Work work, Window window) {
            this.work = work;
            this.window = window;
        }

        CompletableFuture<Void> start() {
            step();
            return done;
        }

        private void step() {
            List<AuctionPlan.Bid> bids = work.lot.lot().bids();
            if (next == bids.size()) {
                CompletableFuture.allOf(fates.toArray(CompletableFuture[]::new))
                        .whenComplete((all, fault) -> {
                    if (fault == null) {
                        done.complete(null);
                    } else {
                        done.completeExceptionally(fault);
                    }
                });
                return;
            }
            AuctionPlan.Bid bid = bids.get(next++);
            long wait = pace.waitMillis(bid, System.nanoTime());
            if (wait == 0) {
                place(bid);
            } else {
                gateway.later(() -> place(bid), wait);
            }
        }

        private void place(AuctionPlan.Bid bid) {
            UserId user = AuctionPlan.userId(run, bid.bidder());
            Money limit = new Money(bid.limitMinor(), work.show.currency());
            Submission sent =
                    bidders.with(user, mine -> mine.bid(work.show.id(), work.lot.lot().id(), limit));
            sent.taken().whenComplete((taken, fault) -> {
                Fate known = sent.fate().isCompletedExceptionally() ? null : sent.fate().getNow(null);
                if (known != null && known.reason() == Refusal.EXPIRED) {
                    // It never acted: it reached the log too late. The bid of the file is still to be placed.
                    place(bid);
                    return;
                }
                fates.add(sent.fate().thenAccept(fate -> decided(sent, fate)));
                step();
            });
        }

        private void decided(Submission sent, Fate fate) {
            work.lot.decided(sent.id(), fate);
            stepsDone.incrementAndGet();
            window.moved();
            if (!fate.accepted()) {
                refusedBids.incrementAndGet();
                refusals.merge(fate.reason(), 1, Integer::sum);
            }
        }
    }

    private CompletableFuture<?> hammer(Work work) {
        return work.show.share(new Hammer(work.lot.lot().id(), work.lot.newestSeq()));
    }

    @Override
    public void close() {
        bidders.close();
    }
}
