package io.rostrum.bidding.mirror;

import io.rostrum.contracts.auction.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A {@link Mirror} in Redis, written by a daemon thread of its own over one pipelined connection.
 *
 * <p>Outcomes pass before projections. While Redis is away, projections are dropped (the next
 * {@link #generation} brings them all) and the newest outcomes wait.
 */
public final class MirrorWriter implements Mirror {
    private static final Logger LOG = LoggerFactory.getLogger(MirrorWriter.class);

    private final MirrorSettings settings;
    private final MirrorQueue queue;
    private final Thread thread;
    private volatile long generation;
    private volatile boolean open = true;
    private volatile long refused;
    private String identity = "";

    public MirrorWriter(String name, MirrorSettings settings) {
        this.settings = settings;
        this.queue = new MirrorQueue(settings.outcomesMax(), settings.projectionsMax());
        this.thread = Thread.ofPlatform().daemon().name("mirror " + name).start(this::run);
    }

    @Override
    public boolean show(MirrorItem item) {
        return queue.show(item);
    }

    @Override
    public void tell(String node, Outcome outcome) {
        queue.tell(node, outcome);
    }

    @Override
    public long generation() {
        return generation;
    }

    @Override
    public double load() {
        return queue.load();
    }

    /** What waits to be written. */
    public int waiting() {
        return queue.size();
    }

    /** Outcomes that were dropped, since the bound was reached; their gateways learn them from the events. */
    public long outcomesDropped() {
        return queue.outcomesDropped();
    }

    /** Projections that were replaced by newer ones before they were written. */
    public long conflated() {
        return queue.conflated();
    }

    /** Writes that Redis refused because of what stands under their keys. */
    public long refused() {
        return refused;
    }

    @Override
    public void close() {
        open = false;
        thread.interrupt();
        try {
            thread.join(settings.answerMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        int backoff = MirrorSettings.BACKOFF_FIRST_MILLIS;
        boolean told = false;
        while (open) {
            try (RedisLink link = new RedisLink(settings)) {
                probe(link);
                backoff = MirrorSettings.BACKOFF_FIRST_MILLIS;
                told = false;
                write(link);
            } catch (JedisException e) {
                queue.disconnected();
                identity = "";
                if (!told && open) {
                    LOG.atWarn().addKeyValue("redis", settings.host() + ":" + settings.port())
                            .addKeyValue("cause", e.getMessage()).log("mirror is away");
                    told = true;
                }
                backoff = pause(backoff);
            } catch (InterruptedException e) {
                // Only close interrupts.
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void write(RedisLink link) throws InterruptedException {
        long probeAt = nextProbe();
        while (open) {
            queue.await(settings.probeMillis());
            if (System.nanoTime() - probeAt >= 0) {
                probe(link);
                probeAt = nextProbe();
            }
            fill(link);
            JedisDataException refusal = link.answers();
            if (refusal != null && refused++ == 0) {
                LOG.atError().addKeyValue("cause", refusal.getMessage()).log("mirror refuses a write");
            }
        }
    }

    private void fill(RedisLink link) {
        for (MirrorQueue.Told told = queue.nextOutcome(); told != null; told = next(link)) {
            link.tell(told);
        }
        while (link.bytes() < settings.batchBytes()) {
            MirrorItem item = queue.nextProjection();
            if (item == null) {
                return;
            }
            link.show(item);
        }
    }

    private MirrorQueue.Told next(RedisLink link) {
        return link.bytes() < settings.batchBytes() ? queue.nextOutcome() : null;
    }

    /**
     * Looks whether this is still the mirror that was written to; another one, or a new connection, is a
     * generation.
     */
    private void probe(RedisLink link) {
        String found = link.identity(UUID.randomUUID().toString());
        if (!found.equals(identity)) {
            identity = found;
            queue.connected();
            generation++;
            LOG.atInfo().addKeyValue("generation", generation).log("mirror begins anew");
        }
    }

    private long nextProbe() {
        return System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(settings.probeMillis());
    }

    private int pause(int backoff) {
        try {
            Thread.sleep(backoff);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            open = false;
        }
        return Math.min(backoff * 2, MirrorSettings.BACKOFF_LAST_MILLIS);
    }
}
