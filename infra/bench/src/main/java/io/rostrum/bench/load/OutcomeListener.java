package io.rostrum.bench.load;

import io.rostrum.contracts.mirror.MirrorKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.BinaryJedisPubSub;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Hears the outcomes of one node id on Redis, as a gateway does, and notes them in the leg that runs. */
public final class OutcomeListener implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OutcomeListener.class);
    private static final byte[] ACCEPTED = "\"accepted\":true".getBytes(StandardCharsets.US_ASCII);
    private static final int PATIENCE_SECONDS = 10;

    private final AtomicReference<Leg> running = new AtomicReference<>();
    private final AtomicReference<Consumer<byte[]>> others = new AtomicReference<>(message -> {});
    private final CountDownLatch subscribed = new CountDownLatch(1);
    private final Jedis connection;
    private final Channel channel = new Channel();
    private final Thread thread;

    private OutcomeListener(HostAndPort redis, String node) {
        this.connection = new Jedis(
                redis, DefaultJedisClientConfig.builder().socketTimeoutMillis(0).build());
        byte[] name = MirrorKeys.outcomes(node).getBytes(StandardCharsets.US_ASCII);
        this.thread = Thread.ofPlatform().daemon().name("outcomes-" + node).unstarted(() -> {
            try {
                connection.subscribe(channel, name);
            } catch (RuntimeException broken) {
                LOG.atDebug().setCause(broken).log("the subscription ended");
            }
        });
    }

    /** Subscribes, and returns once Redis confirmed it. */
    public static OutcomeListener on(HostAndPort redis, String node) throws InterruptedException {
        OutcomeListener listener = new OutcomeListener(redis, node);
        listener.thread.start();
        if (!listener.subscribed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            listener.close();
            throw new IllegalStateException("redis at " + redis + " did not confirm a subscription");
        }
        return listener;
    }

    /** Notes from now on the answers to this leg; null is none. */
    public void listenFor(Leg leg) {
        running.set(leg);
    }

    /** Hands every message that belongs to no leg to this; the call must be quick. */
    public void otherwise(Consumer<byte[]> consumer) {
        others.set(consumer);
    }

    private void heard(byte[] message) {
        long nanos = System.nanoTime();
        Leg leg = running.get();
        int at = SampleId.find(message, 0, message.length);
        if (leg == null || at < 0 || SampleId.leg(message, at) != leg.number()) {
            others.get().accept(message);
            return;
        }
        leg.outcome(SampleId.index(message, at), Bytes.hold(message, 0, message.length, ACCEPTED), nanos,
                Bytes.wallMicros());
    }

    @Override
    public void close() {
        connection.close();
    }

    private final class Channel extends BinaryJedisPubSub {
        @Override
        public void onMessage(byte[] name, byte[] message) {
            heard(message);
        }

        @Override
        public void onSubscribe(byte[] name, int count) {
            subscribed.countDown();
        }
    }
}
