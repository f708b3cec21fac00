package io.rostrum.media.show;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps what comes of live shows, one after the other, beside the streams: they never wait for it. What the
 * storage does not take, or takes too slowly for the queue's bound, is lost to the replay and to nobody else.
 */
public final class Recorder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);

    private final LinkedBlockingQueue<Task> queue = new LinkedBlockingQueue<>();
    private final ConcurrentHashMap<String, byte[]> pending = new ConcurrentHashMap<>();
    private final AtomicLong queuedBytes = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final long maxBytes;
    private final Thread thread;
    private volatile boolean stopping;

    /** Writes something. */
    interface Write {
        void run() throws IOException;
    }

    private record Task(String name, byte[] bytes, Write write, Runnable ifLost) {}

    /** @param maxBytes the most that waits to be written */
    public Recorder(long maxBytes) {
        this.maxBytes = maxBytes;
        thread = Thread.ofPlatform().name("media-recorder").start(this::run);
    }

    /**
     * Keeps something, soon.
     *
     * @param name of it; until it is written, {@link #pending} has its bytes
     * @param ifLost is run if it could not be kept
     */
    void keep(String name, byte[] bytes, Write write, Runnable ifLost) {
        if (stopping || queuedBytes.addAndGet(bytes.length) > maxBytes) {
            queuedBytes.addAndGet(-bytes.length);
            LOG.atError().setMessage("the storage is too slow: a piece of a stream is not kept")
                    .addKeyValue("object", name).log();
            lost.incrementAndGet();
            ifLost.run();
            return;
        }
        pending.put(name, bytes);
        queue.add(new Task(name, bytes, write, ifLost));
    }

    /** The bytes of what is not written yet. */
    Optional<byte[]> pending(String name) {
        return Optional.ofNullable(pending.get(name));
    }

    /** How many objects could not be kept since the start. */
    public long lost() {
        return lost.get();
    }

    /** How many bytes wait to be written. */
    public long queuedBytes() {
        return queuedBytes.get();
    }

    private void run() {
        try {
            while (!stopping || !queue.isEmpty()) {
                Task task = queue.take();
                write(task);
                pending.remove(task.name(), task.bytes());
                queuedBytes.addAndGet(-task.bytes().length);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(Task task) {
        try {
            task.write().run();
        } catch (IOException fault) {
            LOG.atError().setMessage("a piece of a stream could not be kept")
                    .addKeyValue("object", task.name())
                    .addKeyValue("fault", fault.toString())
                    .log();
            lost.incrementAndGet();
            task.ifLost().run();
        }
    }

    /** Writes what waits, then stops; waits for it at most ten seconds. */
    @Override
    public void close() {
        queue.add(new Task("", new byte[0], () -> stopping = true, () -> {}));
        try {
            thread.join(10_000);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        stopping = true;
        thread.interrupt();
    }
}
