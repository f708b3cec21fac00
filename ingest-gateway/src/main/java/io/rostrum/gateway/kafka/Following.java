package io.rostrum.gateway.kafka;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * A thread that works with a consumer as long as it is wanted. When the log is away, or whatever else the
 * work needs, and when the work stumbles, it begins anew after a while.
 */
final class Following implements AutoCloseable {

    private static final Duration STOP = Duration.ofSeconds(5);

    /** What worked for so long and fails is said aloud, and what fails again and again only once. */
    private static final Duration NEWS = Duration.ofMinutes(1);
    private static final Logger LOG = LoggerFactory.getLogger(Following.class);

    private final String name;
    private final Duration again;
    private final Supplier<Consumer<byte[], byte[]>> open;
    private final Work work;
    private final Thread thread;
    private boolean lost;
    private volatile boolean stopping;
    private volatile Consumer<byte[], byte[]> consumer;

    /** What is done with a consumer; it returns when it {@link #stopped()}, or to begin anew at once. */
    interface Work {
        void with(Consumer<byte[], byte[]> consumer) throws InterruptedException, NotNow;
    }

    /** What the work needs beside the log is away. */
    static final class NotNow extends Exception {

        private static final long serialVersionUID = 1L;

        NotNow(Throwable cause) {
            super(String.valueOf(cause.getMessage()), cause);
        }
    }

    /**
     * @param name of the thread
     * @param again after so long it tries again
     */
    Following(String name, Duration again, Supplier<Consumer<byte[], byte[]>> open, Work work) {
        this.name = name;
        this.again = again;
        this.open = open;
        this.work = work;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    boolean stopped() {
        return stopping;
    }

    private void run() {
        while (!stopping) {
            try {
                follow();
            } catch (WakeupException | InterruptException | InterruptedException stop) {
                LOG.debug("the tail was woken to stop");
            }
        }
    }

    private void follow() throws InterruptedException {
        long begun = System.nanoTime();
        try (Consumer<byte[], byte[]> one = open.get()) {
            consumer = one;
            work.with(one);
        } catch (WakeupException | InterruptException stop) {
            throw stop;
        } catch (NotNow | KafkaException away) {
            boolean news = !lost || System.nanoTime() - begun > NEWS.toNanos();
            lost = true;
            LOG.atLevel(news ? Level.WARN : Level.DEBUG)
                    .setMessage("a topic is not followed for now")
                    .addKeyValue("tail", name)
                    .addKeyValue("cause", away.getMessage())
                    .log();
            Thread.sleep(again);
        } catch (RuntimeException fault) {
            LOG.atError().setMessage("a tail stumbled").addKeyValue("tail", name).setCause(fault).log();
            Thread.sleep(again);
        }
    }

    @Override
    public void close() {
        stopping = true;
        Consumer<byte[], byte[]> one = consumer;
        if (one != null) {
            one.wakeup();
        }
        thread.interrupt();
        try {
            thread.join(STOP);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
