package io.rostrum.gateway.room;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.AuctionEvent;
import io.rostrum.contracts.auction.EventRecord;
import io.rostrum.contracts.auction.ShowStatus;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.mirror.LotProjection;
import io.rostrum.contracts.mirror.PaddleProjection;
import io.rostrum.contracts.mirror.ShowProjection;
import io.rostrum.contracts.room.RoomMetrics;
import io.rostrum.contracts.socket.ServerFrame;
import io.rostrum.contracts.socket.ServerFrame.Line;
import io.rostrum.gateway.fanout.Bulletin;
import io.rostrum.gateway.room.Watcher.Thing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One show that is watched through this node. Three sources feed it: the mirror's frames (fast), the events'
 * tail (truth), and once, in the background, the show's whole history. Whoever joins before anything is known
 * gets the snapshot when it is. Everybody in it is told in rounds: the first news at once, what comes within
 * a pulse after it together at its end, of each thing the newest. So a bid costs a socket no more than its
 * share of a round, and who brings news never waits for sockets.
 *
 * <pre>
 * UNKNOWN ─mirror read─► SHOWN ─history read─► FOLDED
 *    └────────────history read──────────────────┘
 * </pre>
 */
public final class Room {

    /** Events that may wait while the history is read; beyond them the history is read again. */
    static final int EARLY_EVENTS_MAX = 20_000;

    private enum Stage {
        UNKNOWN,
        SHOWN,
        FOLDED
    }

    private final ShowId showId;
    private final Set<Watcher> watchers = new LinkedHashSet<>();
    private final List<Watcher> early = new ArrayList<>();
    private final TreeMap<Long, EventRecord> earlyEvents = new TreeMap<>();
    private final Map<LotId, LotProjection> standings = new ConcurrentHashMap<>();
    private final Beat beat;
    private final long pulseNanos;
    private final CompletableFuture<Void> known = new CompletableFuture<>();
    private final CompletableFuture<Void> folded = new CompletableFuture<>();
    private RoomFold fold;
    private Stage stage = Stage.UNKNOWN;
    private boolean historyTooShort;
    private Map<Object, String> news = new LinkedHashMap<>();
    private boolean telling;
    private long toldNanos;
    private boolean mirrored;
    private String snapshotHead;
    private String snapshotTail;
    private int crowdTold = -1;
    private int joins;
    private final AtomicInteger bids = new AtomicInteger();
    private long usedNanos;

    /**
     * A room of which nothing is known.
     *
     * @param beat runs the rounds
     * @param pulseNanos the least time from round to round
     */
    public Room(ShowId showId, long nowNanos, Beat beat, long pulseNanos) {
        this.showId = showId;
        this.beat = beat;
        this.pulseNanos = pulseNanos;
        this.fold = new RoomFold(showId);
        this.usedNanos = nowNanos;
        this.toldNanos = nowNanos - pulseNanos;
    }

    public ShowId showId() {
        return showId;
    }

    /** Adds a watcher, and gives it the snapshot, now or as soon as anything is known. */
    public synchronized void join(Watcher watcher, long nowNanos) {
        usedNanos = nowNanos;
        joins++;
        watchers.add(watcher);
        if (stage == Stage.UNKNOWN) {
            early.add(watcher);
        } else {
            greet(watcher);
        }
    }

    public synchronized void leave(Watcher watcher, long nowNanos) {
        usedNanos = nowNanos;
        watchers.remove(watcher);
        early.remove(watcher);
    }

    /** Gives one watcher the snapshot once more, as after its sign-in. */
    public synchronized void greet(Watcher watcher) {
        if (stage != Stage.UNKNOWN && watchers.contains(watcher)) {
            watcher.snapshot(snapshotFor(watcher.userId(), watcher.operates()));
        }
    }

    /** Whether nobody has watched since then. */
    public synchronized boolean unusedSince(long nanos) {
        return watchers.isEmpty() && usedNanos - nanos < 0;
    }

    public synchronized void touch(long nowNanos) {
        usedNanos = nowNanos;
    }

    /** Ends when a snapshot can be given. */
    public CompletableFuture<Void> known() {
        return known;
    }

    /** Ends when the whole history was folded. */
    public CompletableFuture<Void> folded() {
        return folded;
    }

    /** A frame that the mirror published: forwarded as it came, if it is newer than what the room has. */
    public synchronized void onMirrorFrame(ServerFrame frame, String text) {
        if (fold.merge(frame)) {
            changed();
            note(frame);
            broadcast(FrameHead.thing(frame), text);
        }
    }

    /** The mirror was read; {@code read} knows every part that the mirror has. */
    public synchronized void onMirrorRead(RoomFold read) {
        fold.adopt(read);
        noteAll();
        fold.boardMirrored(true);
        mirrored = true;
        changed();
        if (stage == Stage.UNKNOWN && fold.show() != null) {
            become(Stage.SHOWN);
        } else {
            greetAll();
        }
    }

    /** Whether the mirror feeds this room now; if not, snapshots say that they come from the log. */
    public synchronized void mirrored(boolean now) {
        mirrored = now;
        fold.boardMirrored(now);
        changed();
    }

    /**
     * An event of this show, in order but for repeats. False if events are missing, so that the history is to
     * be read again.
     */
    public synchronized boolean onEvent(EventRecord fact) {
        if (stage != Stage.FOLDED) {
            earlyEvents.put(fact.seq(), fact);
            if (earlyEvents.size() > EARLY_EVENTS_MAX) {
                earlyEvents.clear();
                historyTooShort = true;
            }
            return true;
        }
        if (fact.seq() > fold.lastSeq() + 1) {
            stage = Stage.SHOWN;
            earlyEvents.put(fact.seq(), fact);
            return false;
        }
        boolean ticketed = isTicketed();
        fold.apply(fact, this::tell);
        if (fact.event() instanceof AuctionEvent.GuestAdmitted guest) {
            watchersOf(guest.userId()).forEach(this::greet);
        } else if (ticketed != isTicketed()) {
            greetAll();
        }
        return true;
    }

    /**
     * The history was read up to a point that lies after the first event that {@link #onEvent} was told.
     *
     * @return false if it has to be read again, as more happened meanwhile than the room kept
     */
    public synchronized boolean onHistory(RoomFold history) {
        Long next = earlyEvents.ceilingKey(history.lastSeq() + 1);
        boolean gap = next != null && next != history.lastSeq() + 1;
        if (historyTooShort || gap) {
            historyTooShort = false;
            return false;
        }
        RoomFold before = fold;
        for (EventRecord fact : earlyEvents.values()) {
            history.apply(fact, update -> { });
        }
        earlyEvents.clear();
        history.adopt(before);
        history.boardMirrored(mirrored);
        fold = history;
        noteAll();
        changed();
        boolean first = stage == Stage.UNKNOWN;
        become(Stage.FOLDED);
        if (!first) {
            greetAll();
        }
        return true;
    }

    private void become(Stage next) {
        stage = next;
        known.complete(null);
        if (next == Stage.FOLDED) {
            folded.complete(null);
        }
        List<Watcher> waited = List.copyOf(early);
        early.clear();
        waited.forEach(this::greet);
    }

    private void greetAll() {
        if (stage != Stage.UNKNOWN) {
            List.copyOf(watchers).forEach(this::greet);
        }
    }

    private void tell(Update update) {
        changed();
        note(update.frame());
        String text = Json.text(update.frame());
        if (update.only() == null) {
            broadcast(update.thing(), text);
            return;
        }
        Bulletin own = Bulletin.of(Map.of(new Thing(showId.value(), update.thing()), text));
        for (Watcher watcher : List.copyOf(watchers)) {
            if (update.only().equals(watcher.userId())) {
                watcher.update(own);
            }
        }
    }

    private void broadcast(String name, String text) {
        if (watchers.isEmpty() || stage == Stage.UNKNOWN) {
            return;
        }
        news.put(new Thing(showId.value(), name), text);
        if (!telling) {
            telling = true;
            beat.after(toldNanos + pulseNanos - System.nanoTime(), this::tellEverybody);
        }
    }

    /** One round, without holding the room meanwhile. */
    private void tellEverybody() {
        Bulletin bulletin;
        List<Watcher> everybody;
        synchronized (this) {
            bulletin = Bulletin.of(news);
            news = new LinkedHashMap<>();
            everybody = isTicketed() ? inside() : List.copyOf(watchers);
            toldNanos = System.nanoTime();
        }
        try {
            everybody.forEach(watcher -> watcher.update(bulletin));
        } finally {
            nextRound();
        }
    }

    private synchronized void nextRound() {
        telling = !news.isEmpty();
        if (telling) {
            beat.after(toldNanos + pulseNanos - System.nanoTime(), this::tellEverybody);
        }
    }

    private void note(ServerFrame frame) {
        if (frame instanceof ServerFrame.Lot lot) {
            standings.put(lot.lot().lotId(), lot.lot());
        } else if (frame instanceof ServerFrame.LotRemoved removed) {
            standings.remove(removed.lotId());
        }
    }

    private void noteAll() {
        fold.lotViews().forEach(view -> standings.put(view.lot().lotId(), view.lot()));
    }

    /** Tells everybody how many watch, if that changed since it was told last. */
    public synchronized void tellCrowd() {
        int now = watchers.size();
        if (now != crowdTold) {
            crowdTold = now;
            ServerFrame.Crowd crowd = new ServerFrame.Crowd(showId, now);
            broadcast(FrameHead.thing(crowd), Json.text(crowd));
        }
    }

    public synchronized int watching() {
        return watchers.size();
    }

    /** A bid on this show goes to the log through this node. Never waits for the room. */
    public void bidSent() {
        bids.incrementAndGet();
    }

    /**
     * What was counted since this was asked last; empty if nobody was there and nothing happened.
     *
     * @param node this gateway
     */
    public synchronized Optional<RoomMetrics> counted(String node, long nowMillis) {
        int sent = bids.getAndSet(0);
        int came = joins;
        joins = 0;
        if (watchers.isEmpty() && sent == 0 && came == 0) {
            return Optional.empty();
        }
        UserId seller = fold.show() == null ? null : fold.show().sellerId();
        return Optional.of(
                new RoomMetrics(showId, node, nowMillis, seller, watchers.size(), came, sent));
    }

    /** The lot's newest state; empty if it is not known here. Never waits for the room. */
    public Optional<LotProjection> lot(LotId lotId) {
        return Optional.ofNullable(standings.get(lotId));
    }

    /** The newest history lines of a lot, newest first. */
    public synchronized List<Line> lines(LotId lotId) {
        return fold.lines(lotId);
    }

    /** The show's header, if anything is known of the show. */
    public synchronized Optional<ShowProjection> show() {
        return Optional.ofNullable(fold.show());
    }

    /** Somebody's paddle, as far as the log was folded here. */
    public synchronized Optional<PaddleProjection> paddle(UserId userId) {
        return Optional.ofNullable(fold.paddle(userId));
    }

    /** Everybody's paddle, as far as the log was folded here. */
    public synchronized Map<UserId, PaddleProjection> paddles() {
        return fold.paddles();
    }

    /** Whoever was let into a ticketed show, as far as the log was folded here. */
    public synchronized Set<UserId> guests() {
        return fold.guests();
    }

    /** Whether only those with a pass see more than the header now: while a ticketed show takes place. */
    private boolean isTicketed() {
        ShowProjection show = fold.show();
        return show != null && show.rules().ticketCredits() > 0
                && (show.status() == ShowStatus.LIVE || show.status() == ShowStatus.PAUSED);
    }

    /** Whether somebody, who may be null, may see what happens here. */
    public synchronized boolean mayWatch(UserId person, boolean operates) {
        return operates || !isTicketed() || admits(person);
    }

    /**
     * Whether somebody, who may be null, may see the stream. For that of a ticketed show a pass is wanted
     * before it begins too.
     */
    public synchronized boolean mayWatchStream(UserId person, boolean operates) {
        ShowProjection show = fold.show();
        boolean open = show == null || show.rules().ticketCredits() == 0
                || show.status() == ShowStatus.ENDED;
        return operates || open || admits(person);
    }

    private boolean admits(UserId person) {
        ShowProjection show = fold.show();
        return person != null
                && (person.equals(show.sellerId()) || show.auctioneers().contains(person)
                        || fold.isGuest(person));
    }

    private List<Watcher> inside() {
        return watchers.stream()
                .filter(watcher -> mayWatch(watcher.userId(), watcher.operates()))
                .toList();
    }

    private List<Watcher> watchersOf(UserId person) {
        return watchers.stream().filter(watcher -> person.equals(watcher.userId())).toList();
    }

    /** The text of a snapshot for one person, who may be null. */
    public synchronized String snapshotFor(UserId person, boolean operates) {
        if (!mayWatch(person, operates)) {
            return Json.text(new ServerFrame.Snapshot(
                    showId, mirrored ? "mirror" : "log", fold.show(), List.of(), List.of(), true, null,
                    List.of()));
        }
        if (snapshotHead == null) {
            String whole = Json.text(new ServerFrame.Snapshot(
                    showId, mirrored ? "mirror" : "log", fold.show(), fold.lotViews(), fold.board(), null,
                    null,
                    fold.lines()));
            // Within a text the quotes would be escaped, so this is the property, and the last one.
            int history = whole.lastIndexOf(",\"history\":[");
            snapshotHead = whole.substring(0, history);
            snapshotTail = whole.substring(history);
        }
        PaddleProjection paddle = person == null ? null : fold.paddle(person);
        return paddle == null
                ? snapshotHead + snapshotTail
                : snapshotHead + ",\"paddle\":" + Json.text(paddle) + snapshotTail;
    }

    private void changed() {
        snapshotHead = null;
        snapshotTail = null;
    }
}
