package io.rostrum.ledger;

import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * What becomes of the ledger when a stream thread ends by a fault: one that the broker's absence explains is
 * replaced, so that the ledger goes on when the broker is back; any other stops the process, as a person must
 * look first.
 */
final class ThreadFaults implements StreamsUncaughtExceptionHandler {

    /**
     * Threads replaced within {@link #WITHIN_MILLIS} at most; one more stops the process, and its supervisor
     * decides.
     */
    static final int REPLACED_MAX = 20;

    static final long WITHIN_MILLIS = 600_000;

    private static final Logger LOG = LoggerFactory.getLogger(ThreadFaults.class);

    private final InstantSource clock;
    private final Consumer<Throwable> stop;
    private final Deque<Long> replacedAt = new ArrayDeque<>();

    /** @param stop told the fault that stops the ledger */
    ThreadFaults(InstantSource clock, Consumer<Throwable> stop) {
        this.clock = clock;
        this.stop = stop;
    }

    @Override
    public synchronized StreamThreadExceptionResponse handle(Throwable fault) {
        long now = clock.millis();
        replacedAt.removeIf(at -> now - at > WITHIN_MILLIS);
        if (passes(fault) && replacedAt.size() < REPLACED_MAX) {
            replacedAt.add(now);
            LOG.atWarn().setMessage("a stream thread is replaced").setCause(fault).log();
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        LOG.atError().setMessage("the ledger stops").setCause(fault).log();
        stop.accept(fault);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    /** Whether the client library says that trying again may help. */
    private static boolean passes(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof RetriableException) {
                return true;
            }
        }
        return false;
    }
}
