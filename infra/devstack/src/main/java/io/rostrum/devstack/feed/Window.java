package io.rostrum.devstack.feed;

import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * Runs asynchronous work over many items, so many at a time, until all are done or none has been done for too
 * long.
 */
final class Window {

    private static final long LOOK_MILLIS = 250;

    private final int width;
    private final Duration patience;
    private final Runnable everyLook;
    private final AtomicLong progressNanos = new AtomicLong(System.nanoTime());

    /**
     * @param width how many items are under way at once
     * @param patience the longest time without any progress
     * @param everyLook called a few times a second while it waits
     */
    Window(int width, Duration patience, Runnable everyLook) {
        this.width = width;
        this.patience = patience;
        this.everyLook = everyLook;
    }

    /** Tells that something moved, for work whose items take long. */
    void moved() {
        progressNanos.set(System.nanoTime());
    }

    /** Starts the work for every item, and returns when all are done; the first failure is thrown. */
    <T> void forEach(String what, Iterable<T> items, Function<T, CompletableFuture<?>> work) {
        moved();
        Iterator<T> rest = items.iterator();
        CompletableFuture<Void> all = new CompletableFuture<>();
        Runner<T> runner = new Runner<>(rest, work, all);
        runner.fill();
        await(what, all);
    }

    private void await(String what, CompletableFuture<Void> all) {
        while (true) {
            try {
                all.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                everyLook.run();
                return;
            } catch (TimeoutException notYet) {
                everyLook.run();
                if (System.nanoTime() - progressNanos.get() > patience.toNanos()) {
                    throw new FeedFailed(what + ": nothing moved for " + patience.toSeconds() + " s");
                }
            } catch (ExecutionException failed) {
                throw new FeedFailed(what + ": " + failed.getCause().getMessage(), failed.getCause());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new FeedFailed(what + ": interrupted", interrupted);
            }
        }
    }

    private final class Runner<T> {
        private final Iterator<T> rest;
        private final Function<T, CompletableFuture<?>> work;
        private final CompletableFuture<Void> all;
        private int underWay;
        private boolean filling;

        Runner(Iterator<T> rest, Function<T, CompletableFuture<?>> work, CompletableFuture<Void> all) {
            this.rest = rest;
            this.work = work;
            this.all = all;
        }

        void fill() {
            synchronized (this) {
                if (filling) {
                    return;
                }
                filling = true;
            }
            T item = next();
            while (item != null) {
                work.apply(item).whenComplete((done, fault) -> ended(fault));
                item = next();
            }
        }

        /**
         * The next item, if there is room for it; else the filling ends, in one step with seeing that there
         * is none.
         */
        private synchronized T next() {
            if (underWay < width && rest.hasNext() && !all.isDone()) {
                underWay++;
                return rest.next();
            }
            filling = false;
            if (underWay == 0 && !rest.hasNext()) {
                all.complete(null);
            }
            return null;
        }

        private void ended(Throwable fault) {
            moved();
            synchronized (this) {
                underWay--;
            }
            if (fault != null) {
                all.completeExceptionally(fault);
            }
            fill();
        }
    }
}
