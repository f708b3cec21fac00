package io.rostrum.stripe.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rostrum.stripe.wire.StripeError;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Everything that the emulator knows. One writer at a time; a change is in the journal before anybody sees
 * it.
 *
 * <p>At most {@code objectsMax} objects (a new one is then refused) and {@value #EVENTS_MAX} events (the
 * oldest is dropped).
 */
public final class ObjectStore implements Closeable {

    /** The most events that are kept; Stripe keeps thirty days of them. */
    public static final int EVENTS_MAX = 20_000;

    /** Where an object keeps what only the emulator knows; never shown. */
    public static final String HIDDEN = "_emulator";

    private static final long REWRITE_BYTES = 256L << 20;

    private record Due(long atSeconds, String id) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = Long.compare(atSeconds, other.atSeconds);
            return byTime != 0 ? byTime : id.compareTo(other.id);
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Stored> objects = new HashMap<>();
    private final Map<String, Long> seqs = new HashMap<>();
    private final LinkedHashMap<String, Remembered> keys = new LinkedHashMap<>();
    private final TreeSet<Due> due = new TreeSet<>();
    private final TreeSet<Due> unsent = new TreeSet<>();
    private final Index index = new Index();
    private final Balances balances = new Balances();
    private final Counters counters = new Counters();
    private final MovableClock clock;
    private final Journal journal;
    private final int objectsMax;
    private BiConsumer<Transaction, ObjectNode> whenDue = (transaction, node) -> {};
    private long seq;

    public ObjectStore(Path file, MovableClock clock, int objectsMax) throws IOException {
        this.clock = clock;
        this.objectsMax = objectsMax;
        this.journal = new Journal(file);
        journal.open(this::apply);
        if (journal.size() > REWRITE_BYTES) {
            journal.rewrite(inOrder(), keys.values(), clock.aheadSeconds());
        }
    }

    /** Names what happens when an object's hidden {@code due} has come. */
    public void onDue(BiConsumer<Transaction, ObjectNode> action) {
        whenDue = action;
    }

    /** Does something as a whole, after everything that was due before it; a throw changes nothing. */
    public <T> T transact(String account, Function<Transaction, T> work) {
        lock.lock();
        try {
            settle();
            return commit(new Transaction(this, account, clock.seconds()), work);
        } finally {
            lock.unlock();
        }
    }

    /** Does what has become due. */
    public void tick() {
        lock.lock();
        try {
            settle();
        } finally {
            lock.unlock();
        }
    }

    /** Moves the clock forwards; everything due in between happens in its order. */
    public void moveClock(Duration by) {
        lock.lock();
        try {
            clock.move(by);
            record(new Journal.Change(List.of(), List.of(), null, clock.aheadSeconds()));
            settle();
        } finally {
            lock.unlock();
        }
    }

    public MovableClock clock() {
        return clock;
    }

    /** Events of which a sending is due now, the longest waiting first. */
    public List<String> unsent(int most) {
        lock.lock();
        try {
            long now = clock.seconds();
            return unsent.stream().takeWhile(one -> one.atSeconds() <= now).limit(most).map(Due::id).toList();
        } finally {
            lock.unlock();
        }
    }

    public Map<String, Counters.Count> counts() {
        lock.lock();
        try {
            return counters.all();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        lock.lock();
        try {
            journal.close();
        } finally {
            lock.unlock();
        }
    }

    private void settle() {
        long now = clock.seconds();
        while (!due.isEmpty() && due.first().atSeconds() <= now) {
            Due next = due.pollFirst();
            Stored object = objects.get(next.id());
            if (object != null) {
                commit(new Transaction(this, object.account(), next.atSeconds()), transaction -> {
                    ObjectNode node = object.node();
                    ((ObjectNode) node.get(HIDDEN)).remove("due");
                    transaction.put(node);
                    whenDue.accept(transaction, node);
                    return null;
                });
            }
        }
        var oldest = keys.values().iterator();
        while (oldest.hasNext() && oldest.next().atSeconds() + Remembered.SECONDS <= now) {
            oldest.remove();
        }
    }

    private <T> T commit(Transaction transaction, Function<Transaction, T> work) {
        T result = work.apply(transaction);
        List<Stored> put = transaction.changed();
        long added = put.stream().filter(object -> !objects.containsKey(object.id())).count();
        if (objects.size() + added > objectsMax) {
            throw new StripeError(500, "api_error", "emulator_full",
                    "The emulator holds all that it may hold");
        }
        var change = new Journal.Change(put, tooOld(put), transaction.remembered(), null);
        if (!put.isEmpty() || change.key() != null) {
            record(change);
            apply(change);
        }
        return result;
    }

    private List<String> tooOld(List<Stored> put) {
        var events = index.narrowest("event", Stored.PLATFORM, Map.of());
        long added = put.stream().filter(o -> o.type().equals("event") && !objects.containsKey(o.id()))
                .count();
        long over = events.size() + added - EVENTS_MAX;
        return over <= 0 ? List.of() : events.values().stream().limit(over).toList();
    }

    private void record(Journal.Change change) {
        try {
            journal.append(change);
        } catch (IOException e) {
            throw new UncheckedIOException("the emulator's journal cannot be written", e);
        }
    }

    private void apply(Journal.Change change) {
        change.put().forEach(this::apply);
        change.dropped().forEach(this::drop);
        if (change.key() != null) {
            keys.put(change.key().key(), change.key());
        }
        if (change.ahead() != null) {
            clock.set(change.ahead());
        }
    }

    private void apply(Stored object) {
        ObjectNode node = object.node();
        Stored before = objects.put(object.id(), object);
        long place = seqs.computeIfAbsent(object.id(), absent -> ++seq);
        if (before == null) {
            counters.add(object, node);
        } else {
            unlink(before, place);
        }
        index.add(object, node, place);
        if (object.type().equals("balance_transaction")) {
            balances.add(object.account(), node);
        }
        if (node.path(HIDDEN).has("due")) {
            due.add(new Due(node.get(HIDDEN).get("due").longValue(), object.id()));
        }
        nextSending(node).ifPresent(next -> unsent.add(new Due(next, object.id())));
    }

    private static OptionalLong nextSending(ObjectNode node) {
        return node.path(HIDDEN).path("deliveries").valueStream()
                .mapToLong(delivery -> delivery.path("next").longValue())
                .min();
    }

    private void drop(String id) {
        Stored object = objects.remove(id);
        if (object != null) {
            unlink(object, seqs.remove(id));
        }
    }

    private void unlink(Stored before, long place) {
        ObjectNode node = before.node();
        index.remove(before, node, place);
        if (before.type().equals("balance_transaction")) {
            balances.remove(before.account(), node);
        }
        if (node.path(HIDDEN).has("due")) {
            due.remove(new Due(node.get(HIDDEN).get("due").longValue(), before.id()));
        }
        nextSending(node).ifPresent(next -> unsent.remove(new Due(next, before.id())));
    }

    private List<Stored> inOrder() {
        List<Stored> all = new ArrayList<>(objects.values());
        all.sort((a, b) -> Long.compare(seqs.get(a.id()), seqs.get(b.id())));
        return all;
    }

    // What a transaction reads.

    Stored stored(String id) {
        return objects.get(id);
    }

    Long place(String id) {
        return seqs.get(id);
    }

    Index index() {
        return index;
    }

    Balances balances() {
        return balances;
    }

    Remembered remembered(String key) {
        return keys.get(key);
    }
}
