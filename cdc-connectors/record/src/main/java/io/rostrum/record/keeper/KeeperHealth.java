package io.rostrum.record.keeper;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** How the keeper does: counted by its loop, read by whoever asks. */
public final class KeeperHealth {

    /** The most stopped histories that are told by name. */
    static final int STOPPED_TOLD_MAX = 100;

    /** What the keeper is doing. */
    public enum State {
        STARTING,
        KEEPING,
        /** The database or the log is away; it is tried again. */
        WAITING
    }

    private volatile State state = State.STARTING;
    private volatile String why = "";
    private final LongAdder facts = new LongAdder();
    private final LongAdder rows = new LongAdder();
    private final LongAdder batches = new LongAdder();
    private final LongAdder repeated = new LongAdder();
    private final LongAdder letters = new LongAdder();
    private final LongAdder passedOver = new LongAdder();
    private final LongAdder commitNanos = new LongAdder();
    private final LongAdder ageMillis = new LongAdder();
    private final AtomicLong newestMillis = new AtomicLong();
    private final AtomicLong waiting = new AtomicLong();
    private final Map<String, String> stopped = new ConcurrentHashMap<>();

    void become(State next, String reason) {
        state = next;
        why = reason;
    }

    void committed(long someFacts, int someRows, int someLetters, long nanos) {
        batches.increment();
        facts.add(someFacts);
        rows.add(someRows);
        letters.add(someLetters);
        commitNanos.add(nanos);
    }

    /** @param appendedMillis when the log took a fact that is in the database now */
    void aged(long appendedMillis, long nowMillis) {
        ageMillis.add(Math.max(0, nowMillis - appendedMillis));
        newestMillis.accumulateAndGet(appendedMillis, Math::max);
    }

    void repeatedOne() {
        repeated.increment();
    }

    void passedOverOne() {
        passedOver.increment();
    }

    void stoppedOne(String subject, String reason) {
        stopped.put(subject, reason);
    }

    void knowStopped(Map<String, String> all) {
        stopped.clear();
        stopped.putAll(all);
    }

    void waitingRecords(long count) {
        waiting.set(count);
    }

    public State state() {
        return state;
    }

    /** For programs: {@code /health}. */
    Map<String, Object> told() {
        Map<String, Object> told = new TreeMap<>();
        told.put("state", state.name());
        told.put("why", why);
        told.put("facts", facts.sum());
        told.put("rows", rows.sum());
        told.put("waiting", waiting.get());
        told.put("newestMillis", newestMillis.get());
        told.put("stoppedCount", stopped.size());
        Map<String, String> some = new TreeMap<>();
        stopped.entrySet().stream().limit(STOPPED_TOLD_MAX)
                .forEach(one -> some.put(one.getKey(), one.getValue()));
        told.put("stopped", some);
        return told;
    }

    /** For Prometheus: {@code /metrics}. */
    String metrics() {
        StringBuilder text = new StringBuilder();
        line(text, "rostrum_record_up", "gauge", state == State.KEEPING ? 1 : 0);
        line(text, "rostrum_record_facts_total", "counter", facts.sum());
        line(text, "rostrum_record_rows_total", "counter", rows.sum());
        line(text, "rostrum_record_batches_total", "counter", batches.sum());
        line(text, "rostrum_record_commit_seconds_total", "counter", commitNanos.sum() / 1e9);
        line(text, "rostrum_record_age_seconds_total", "counter", ageMillis.sum() / 1e3);
        line(text, "rostrum_record_repeated_total", "counter", repeated.sum());
        line(text, "rostrum_record_dead_letters_total", "counter", letters.sum());
        line(text, "rostrum_record_passed_over_total", "counter", passedOver.sum());
        line(text, "rostrum_record_waiting_records", "gauge", waiting.get());
        line(text, "rostrum_record_stopped_histories", "gauge", stopped.size());
        line(text, "rostrum_record_newest_seconds", "gauge", newestMillis.get() / 1e3);
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String type, Object value) {
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n')
                .append(name).append(' ').append(value).append('\n');
    }
}
