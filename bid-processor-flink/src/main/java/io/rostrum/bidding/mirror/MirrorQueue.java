package io.rostrum.bidding.mirror;

import io.rostrum.contracts.auction.Outcome;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits for the mirror's writer: outcomes in order, and of each thing shown the newest projection.
 *
 * <p>Both are bounded. Held for as long as it takes to hang in or out one entry, so that the offering side
 * never waits.
 */
final class MirrorQueue {
    /** An outcome and the node that waits for it. */
    record Told(String node, Outcome outcome) {}

    private final int outcomesMax;
    private final int projectionsMax;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Deque<Told> outcomes = new ArrayDeque<>();
    private final Map<String, MirrorItem> projections = new LinkedHashMap<>();
    private boolean awaited;
    private boolean connected;
    private long outcomesDropped;
    private long conflated;

    MirrorQueue(int outcomesMax, int projectionsMax) {
        this.outcomesMax = outcomesMax;
        this.projectionsMax = projectionsMax;
    }

    void tell(String node, Outcome outcome) {
        lock.lock();
        try {
            if (outcomes.size() >= outcomesMax) {
                outcomes.removeFirst();
                outcomesDropped++;
            }
            outcomes.addLast(new Told(node, outcome));
            wake();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes a projection, or says false. While there is no connection it is dropped: all is shown again after
     * it.
     */
    boolean show(MirrorItem item) {
        lock.lock();
        try {
            if (!connected) {
                return true;
            }
            String name = item.name();
            MirrorItem older = item.keepsOrder() ? projections.remove(name) : projections.get(name);
            if (older == null && projections.size() >= projectionsMax) {
                return false;
            }
            projections.put(name, older == null ? item : item.over(older));
            conflated += older == null ? 0 : 1;
            wake();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there is something, at most this long. */
    void await(long millis) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            while (outcomes.isEmpty() && projections.isEmpty() && left > 0) {
                awaited = true;
                left = filled.awaitNanos(left);
            }
            awaited = false;
        } finally {
            lock.unlock();
        }
    }

    /** The oldest outcome, or null. */
    Told nextOutcome() {
        lock.lock();
        try {
            return outcomes.pollFirst();
        } finally {
            lock.unlock();
        }
    }

    /** The projection that waited longest, or null. */
    MirrorItem nextProjection() {
        lock.lock();
        try {
            var first = projections.entrySet().iterator();
            if (!first.hasNext()) {
                return null;
            }
            MirrorItem item = first.next().getValue();
            first.remove();
            return item;
        } finally {
            lock.unlock();
        }
    }

    /** From now on projections are kept. */
    void connected() {
        lock.lock();
        try {
            connected = true;
        } finally {
            lock.unlock();
        }
    }

    /** From now on, and those that wait: projections are dropped. */
    void disconnected() {
        lock.lock();
        try {
            connected = false;
            projections.clear();
        } finally {
            lock.unlock();
        }
    }

    double load() {
        lock.lock();
        try {
            return (double) projections.size() / projectionsMax;
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return outcomes.size() + projections.size();
        } finally {
            lock.unlock();
        }
    }

    long outcomesDropped() {
        lock.lock();
        try {
            return outcomesDropped;
        } finally {
            lock.unlock();
        }
    }

    long conflated() {
        lock.lock();
        try {
            return conflated;
        } finally {
            lock.unlock();
        }
    }

    private void wake() {
        if (awaited) {
            awaited = false;
            filled.signal();
        }
    }
}
