package io.rostrum.payments;

import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One worker after the other: one that ends because the log was away is followed by another, which looks up
 * what may have been tried and goes on when the log is back. Any other fault ends the process: a person must
 * look.
 */
final class Shift implements AutoCloseable {

    private static final long PAUSE_MILLIS = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(Shift.class);

    private final Supplier<Worker> workers;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition closing = lock.newCondition();
    private Worker working;
    private boolean open = true;

    Shift(Supplier<Worker> workers) {
        this.workers = workers;
    }

    /** Works until {@link #close()}, or until a fault that waiting does not mend. */
    void run() throws InterruptedException, ExecutionException {
        for (Worker worker = next(); worker != null; worker = next()) {
            try {
                worker.run();
            } catch (RuntimeException | ExecutionException fault) {
                if (!passes(fault)) {
                    throw fault;
                }
                LOG.atWarn().setCause(fault)
                        .log("the log was away from the Stripe worker; another one follows");
                pause();
            }
        }
    }

    /** Null once it is closed. */
    private Worker next() {
        lock.lock();
        try {
            working = open ? workers.get() : null;
            return working;
        } finally {
            lock.unlock();
        }
    }

    private void pause() throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS);
            while (open && left > 0) {
                left = closing.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            open = false;
            closing.signalAll();
            if (working != null) {
                working.close();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether the client library says that trying again may help, or that others have the work meanwhile. */
    static boolean passes(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof RetriableException || cause instanceof CommitFailedException) {
                return true;
            }
        }
        return false;
    }
}
