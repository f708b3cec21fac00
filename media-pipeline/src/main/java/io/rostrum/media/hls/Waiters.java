package io.rostrum.media.hls;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Those who wait for a place of one window; none holds a thread. Bounded in number and time. */
final class Waiters {

    private final int max;
    private final Executor answering;
    private final TreeMap<Place, Set<CompletableFuture<WindowView>>> waiting = new TreeMap<>();
    private int size;

    Waiters(int max, Executor answering) {
        this.max = max;
        this.answering = answering;
    }

    /** @return {@code null} if as many wait as may */
    CompletableFuture<WindowView> add(Place place, long millis, Supplier<WindowView> view) {
        CompletableFuture<WindowView> waiter = new CompletableFuture<>();
        synchronized (this) {
            if (size >= max) {
                return null;
            }
            waiting.computeIfAbsent(place, at -> new HashSet<>()).add(waiter);
            size++;
        }
        // It may have come between the first look and the waiting.
        tell(view.get());
        waiter.orTimeout(millis, TimeUnit.MILLISECONDS).whenComplete((seen, fault) -> remove(place, waiter));
        return waiter;
    }

    private synchronized void remove(Place place, CompletableFuture<WindowView> waiter) {
        Set<CompletableFuture<WindowView>> same = waiting.get(place);
        if (same != null && same.remove(waiter)) {
            size--;
            if (same.isEmpty()) {
                waiting.remove(place);
            }
        }
    }

    /** Answers all whose place is there. */
    void tell(WindowView view) {
        List<CompletableFuture<WindowView>> answered = new ArrayList<>();
        synchronized (this) {
            for (Map.Entry<Place, Set<CompletableFuture<WindowView>>> first = waiting.firstEntry();
                    first != null && view.has(first.getKey()); first = waiting.firstEntry()) {
                answered.addAll(first.getValue());
                size -= first.getValue().size();
                waiting.remove(first.getKey());
            }
        }
        if (!answered.isEmpty()) {
            answering.execute(() -> answered.forEach(waiter -> waiter.complete(view)));
        }
    }

    synchronized int size() {
        return size;
    }
}
