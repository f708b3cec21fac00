package io.rostrum.record.keeper;

import io.rostrum.record.log.Batch;
import io.rostrum.record.log.LogReader;
import org.apache.kafka.common.errors.WakeupException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Reads ahead of the database in a thread of its own, by a bounded number of batches: while one is written
 * the next is read.
 */
final class Intake implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final int AHEAD_MAX = 2;

    private final LogReader reader;
    private final KeeperHealth health;
    private final int batchMax;
    private final BlockingQueue<Batch> ready = new ArrayBlockingQueue<>(AHEAD_MAX);
    private final Thread thread;
    private volatile boolean closing;
    private volatile RuntimeException fault;

    /** Takes over the reader, which stands where reading is to begin. */
    Intake(LogReader reader, KeeperHealth health, int batchMax) {
        this.reader = reader;
        this.health = health;
        this.batchMax = batchMax;
        this.thread = Thread.ofPlatform().name("log-reader").daemon().start(this::readOn);
    }

    private void readOn() {
        try (reader) {
            while (!closing) {
                Batch batch = reader.poll(POLL);
                health.waitingRecords(reader.waiting());
                boolean full = !batch.next().isEmpty();
                while (full && !closing) {
                    full = !ready.offer(batch, POLL.toMillis(), TimeUnit.MILLISECONDS);
                }
            }
        } catch (WakeupException closed) {
            closing = true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException cannot) {
            fault = cannot;
        }
    }

    /** What has been read by now, as one batch; null if nothing comes within this time. */
    Batch next(long patienceMillis) throws InterruptedException {
        Batch batch = ready.poll(patienceMillis, TimeUnit.MILLISECONDS);
        if (batch == null) {
            if (fault != null) {
                throw fault;
            }
            return null;
        }
        List<Batch> more = new ArrayList<>();
        while (batch.size() < batchMax && ready.drainTo(more, 1) > 0) {
            batch.append(more.removeLast());
        }
        return batch;
    }

    @Override
    public void close() {
        closing = true;
        reader.wakeUp();
        try {
            thread.join();
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
