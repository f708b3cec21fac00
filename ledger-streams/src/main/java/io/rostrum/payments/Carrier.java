package io.rostrum.payments;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Carries requests out: one after the other for each key, many keys at a time, each again and again until it
 * is decided.
 *
 * <p>While Stripe cannot be reached nothing is given up: all have the same fate, and all go on when it is
 * back. A request to which Stripe keeps answering with its own faults is refused after {@value #FAULTS_MAX}
 * of them.
 */
final class Carrier implements AutoCloseable {

    static final int FAULTS_MAX = 12;
    /** Older first tries are looked up: Stripe forgets keys after 24 hours. */
    static final Duration KEY_IS_SURE = Duration.ofHours(20);
    private static final long PAUSE_MIN_MILLIS = 200;
    private static final long PAUSE_MAX_MILLIS = 30_000;
    private static final Duration FINISH = Duration.ofSeconds(10);
    private static final int ALARM_EVERY = 10;
    private static final Logger LOG = LoggerFactory.getLogger(Carrier.class);

    private record Task(Trial trial, Runnable whenDecided) {}

    private final Attempt attempt;
    private final Statements statements;
    private final Clock clock;
    private final Semaphore calls;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private final Map<String, ArrayDeque<Task>> queues = new HashMap<>();
    private int waiting;

    Carrier(Attempt attempt, Statements statements, Clock clock, int callsMax) {
        this.attempt = attempt;
        this.statements = statements;
        this.clock = clock;
        this.calls = new Semaphore(callsMax);
    }

    /** Takes a request; {@code whenDecided} runs once its facts are in the log. */
    void carry(String key, Trial trial, Runnable whenDecided) {
        lock.lock();
        try {
            waiting++;
            ArrayDeque<Task> queue = queues.get(key);
            if (queue != null) {
                queue.add(new Task(trial, whenDecided));
            } else {
                queues.put(key, new ArrayDeque<>());
                threads.execute(() -> work(key, new Task(trial, whenDecided)));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Requests that were taken and are not decided. */
    int waiting() {
        lock.lock();
        try {
            return waiting;
        } finally {
            lock.unlock();
        }
    }

    /** Waits a while until nothing is waiting. */
    void finish() {
        long left = FINISH.toNanos();
        lock.lock();
        try {
            while (waiting > 0 && left > 0) {
                left = idle.awaitNanos(left);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        finish();
        threads.shutdownNow();
    }

    private void work(String key, Task first) {
        Task task = first;
        try {
            while (task != null) {
                untilDecided(task.trial());
                task.whenDecided().run();
                task = next(key);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private Task next(String key) {
        lock.lock();
        try {
            waiting--;
            if (waiting == 0) {
                idle.signalAll();
            }
            Task next = queues.get(key).poll();
            if (next == null) {
                queues.remove(key);
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    private void untilDecided(Trial request) throws InterruptedException {
        Trial trial = request;
        int faults = 0;
        for (int tries = 1; ; tries++) {
            if (clock.millis() - trial.firstTriedMillis() > KEY_IS_SURE.toMillis()) {
                trial = new Trial(trial.record(), true, trial.firstTriedMillis());
            }
            Attempt.Result result = once(trial);
            if (result instanceof Attempt.Result.Unknown unknown) {
                faults += unknown.answered() ? 1 : 0;
                tell(trial, unknown, tries);
                if (faults >= FAULTS_MAX) {
                    result = attempt.giveUp(trial);
                }
            }
            if (result instanceof Attempt.Result.Stated stated && stated(stated, trial)) {
                return;
            }
            trial = new Trial(trial.record(), true, trial.firstTriedMillis());
            TimeUnit.MILLISECONDS.sleep(
                    Math.min(PAUSE_MAX_MILLIS, PAUSE_MIN_MILLIS << Math.min(tries - 1, 10)));
        }
    }

    private Attempt.Result once(Trial trial) throws InterruptedException {
        calls.acquire();
        try {
            return attempt.carryOut(trial);
        } finally {
            calls.release();
        }
    }

    private boolean stated(Attempt.Result.Stated stated, Trial trial) throws InterruptedException {
        try {
            statements.state(stated.facts());
            return true;
        } catch (ExecutionException notAppended) {
            LOG.atError()
                    .addKeyValue("requestId", trial.record().requestId())
                    .setCause(notAppended.getCause())
                    .log("the log did not take a payment's facts; they are stated again");
            return false;
        }
    }

    private static void tell(Trial trial, Attempt.Result.Unknown unknown, int tries) {
        var line = tries % ALARM_EVERY == 0 ? LOG.atError() : LOG.atWarn();
        line.addKeyValue("requestId", trial.record().requestId())
                .addKeyValue("paymentId", trial.record().paymentId())
                .addKeyValue("tries", tries)
                .log("a request to Stripe is not decided: " + unknown.why());
    }
}
