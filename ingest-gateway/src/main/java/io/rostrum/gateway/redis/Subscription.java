package io.rostrum.gateway.redis;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Connection;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.exceptions.JedisException;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * Listens to channels on a connection and thread of its own; comes back by itself when Redis does. A
 * connection on which nothing is heard, not even an answer, is given up.
 */
public final class Subscription implements AutoCloseable {

    private static final int CONNECT_MILLIS = 500;
    private static final long SILENCE_NANOS = 3_000_000_000L;
    private static final long FIRST_AGAIN_MILLIS = 50;
    private static final long LAST_AGAIN_MILLIS = 1_000;
    private static final Duration STOP = Duration.ofSeconds(2);
    private static final Logger LOG = LoggerFactory.getLogger(Subscription.class);

    /** Hears of this subscription's life. */
    public interface Listener {

        /** All channels are subscribed, for the first time or again. */
        void connected();

        /** Messages may be missed from now on. */
        void lost();
    }

    private final MirrorAddress address;
    private final String anchor;
    private final BiConsumer<String, String> heard;
    private final Listener listener;
    private final Set<String> channels = ConcurrentHashMap.newKeySet();
    private final Thread thread;
    private final Object writing = new Object();
    private volatile boolean stopping;
    private volatile boolean live;
    private volatile long heardNanos;
    private Link link;
    private Connection connection;

    /**
     * Does nothing until it is started.
     *
     * @param anchor a channel that is always subscribed
     * @param heard gets channel and message, on this subscription's thread
     */
    public Subscription(
            String name, MirrorAddress address, String anchor, BiConsumer<String, String> heard,
            Listener listener) {
        this.address = address;
        this.anchor = anchor;
        this.heard = heard;
        this.listener = listener;
        this.thread = Thread.ofPlatform().name(name).unstarted(this::run);
        channels.add(anchor);
    }

    public void start() {
        thread.start();
    }

    /** Whether messages come. */
    public boolean live() {
        return live;
    }

    public void add(String channel) {
        synchronized (writing) {
            if (channels.add(channel) && link != null && link.isSubscribed()) {
                write(() -> link.subscribe(channel));
            }
        }
    }

    public void remove(String channel) {
        synchronized (writing) {
            if (!channel.equals(anchor) && channels.remove(channel) && link != null && link.isSubscribed()) {
                write(() -> link.unsubscribe(channel));
            }
        }
    }

    /** To be called every second or so: wants an answer, and gives up a silent connection. */
    public void tick(long nowNanos) {
        synchronized (writing) {
            if (link == null || !link.isSubscribed()) {
                return;
            }
            if (nowNanos - heardNanos > SILENCE_NANOS) {
                LOG.atWarn().setMessage("the mirror is silent").addKeyValue("channel", anchor).log();
                giveUp();
            } else {
                write(() -> link.subscribe(anchor));
            }
        }
    }

    private void write(Runnable command) {
        try {
            command.run();
        } catch (JedisException gone) {
            LOG.atDebug().setMessage("the subscription broke").addKeyValue("cause", gone.getMessage()).log();
            giveUp();
        }
    }

    private void giveUp() {
        if (connection == null) {
            return;
        }
        try {
            connection.forceDisconnect();
        } catch (IOException gone) {
            LOG.atDebug().setMessage("the subscription was closed already")
                    .addKeyValue("cause", gone.getMessage()).log();
        }
    }

    private void run() {
        long again = FIRST_AGAIN_MILLIS;
        while (!stopping) {
            boolean wasLive = false;
            try (Connection one = address.connection(CONNECT_MILLIS)) {
                Link fresh = new Link();
                String[] all;
                synchronized (writing) {
                    connection = one;
                    link = fresh;
                    all = channels.toArray(String[]::new);
                }
                heardNanos = System.nanoTime();
                fresh.proceed(one, all);
            } catch (JedisException away) {
                LOG.atDebug().setMessage("no subscription").addKeyValue("cause", away.getMessage()).log();
            } catch (RuntimeException fault) {
                LOG.atError().setMessage("a subscription stumbled; it is made anew").setCause(fault).log();
            } finally {
                wasLive = live;
                live = false;
                synchronized (writing) {
                    link = null;
                    connection = null;
                }
            }
            if (wasLive) {
                again = FIRST_AGAIN_MILLIS;
                LOG.atWarn().setMessage("the mirror is away").addKeyValue("channel", anchor).log();
                listener.lost();
            }
            pause(again);
            again = Math.min(again * 2, LAST_AGAIN_MILLIS);
        }
    }

    private void pause(long millis) {
        try {
            if (!stopping) {
                Thread.sleep(millis);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }

    @Override
    public void close() {
        stopping = true;
        synchronized (writing) {
            giveUp();
        }
        try {
            thread.join(STOP);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Link extends JedisPubSub {

        @Override
        public void onMessage(String channel, String message) {
            heardNanos = System.nanoTime();
            heard.accept(channel, message);
        }

        @Override
        public void onSubscribe(String channel, int subscribed) {
            heardNanos = System.nanoTime();
            if (channel.equals(anchor) && !live) {
                live = true;
                catchUp();
                listener.connected();
            }
        }

        /** Channels that were added between the call and its answer. */
        private void catchUp() {
            synchronized (writing) {
                if (isSubscribed()) {
                    write(() -> subscribe(channels.toArray(String[]::new)));
                }
            }
        }
    }
}
