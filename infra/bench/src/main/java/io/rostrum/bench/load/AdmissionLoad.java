package io.rostrum.bench.load;

import io.rostrum.bench.statistics.Percentiles;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.mirror.MirrorKeys;
import org.HdrHistogram.Histogram;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Asks the mirror by {@code admit.lua}, as the gateway does, about bids that are far too low, so that the
 * script looks at everything it may look at. One connection, one question at a time, each timed from when it
 * was due.
 */
public final class AdmissionLoad implements AutoCloseable {

    private static final String SCRIPT = "/io/rostrum/gateway/redis/admit.lua";
    private static final String FAR_TOO_LOW = "1";
    private static final String NEVER_ROLLED_BACK = "0";
    private static final long NANOS_MAX = TimeUnit.MINUTES.toNanos(5);

    private final Jedis redis;
    private final String sha;
    private final Hall hall;

    public AdmissionLoad(HostAndPort address, Hall hall) throws IOException {
        this.redis = new Jedis(address);
        this.hall = hall;
        try (InputStream script = AdmissionLoad.class.getResourceAsStream(SCRIPT)) {
            if (script == null) {
                throw new IOException("there is no " + SCRIPT + " on the class path");
            }
            this.sha = redis.scriptLoad(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** Asks at this rate for so long; the first fifth is not in the figures. */
    public Percentiles ask(int perSecond, int seconds) throws InterruptedException {
        Histogram nanos = new Histogram(NANOS_MAX, 3);
        int questions = perSecond * seconds;
        Pace pace = new Pace(perSecond, System.nanoTime());
        for (int i = 0; i < questions; i++) {
            pace.await(i);
            askOnce(i);
            if (i >= questions / 5) {
                nanos.recordValue(Math.clamp(System.nanoTime() - pace.dueNanos(i), 0, NANOS_MAX));
            }
        }
        return Percentiles.of(nanos);
    }

    private void askOnce(int i) {
        int place = i % hall.shows().size();
        ShowId show = hall.shows().get(place);
        LotId lot = hall.lots().get(i / hall.shows().size() % hall.lots().size());
        UserId bidder = hall.user(place, 0);
        redis.evalsha(
                sha,
                List.of(MirrorKeys.show(show), MirrorKeys.lot(show, lot), MirrorKeys.paddles(show)),
                List.of(
                        bidder.value(), FAR_TOO_LOW, NEVER_ROLLED_BACK,
                        Long.toString(MirrorKeys.FRESH_MILLIS)));
    }

    @Override
    public void close() {
        redis.close();
    }
}
