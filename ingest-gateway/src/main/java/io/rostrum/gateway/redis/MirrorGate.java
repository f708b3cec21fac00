package io.rostrum.gateway.redis;

import io.rostrum.contracts.auction.AuctionCommand.PlaceBid;
import io.rostrum.contracts.auction.LotStanding;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.mirror.LotProjection;
import io.rostrum.contracts.mirror.MirrorKeys;
import io.rostrum.gateway.command.AskingGate;
import io.rostrum.gateway.metrics.GatewayMetrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Asks the mirror, by {@code admit.lua}, about bids that look too low. A bid that the room on this node shows
 * to be high enough is not asked about; a Redis that is away, slow or stale lets every bid through.
 */
public final class MirrorGate implements AskingGate, AutoCloseable {

    private static final int CONNECTIONS = 8;
    private static final int FAULTS_MAX = 3;
    private static final long REST_MILLIS = 1_000;
    private static final String FRESH_MILLIS = Long.toString(MirrorKeys.FRESH_MILLIS);
    private static final String COUNTER = "rostrum.admissions";
    private static final Logger LOG = LoggerFactory.getLogger(MirrorGate.class);

    private final RedisClient redis;
    private final BiFunction<ShowId, LotId, Optional<LotProjection>> rooms;
    private final GatewayMetrics metrics;
    private final Breaker breaker = new Breaker(FAULTS_MAX, REST_MILLIS);
    private final String script = script();
    private volatile String sha;

    /**
     * Asks nothing yet.
     *
     * @param patienceMillis how long one question may take
     * @param rooms what this node knows of a lot, if its room is in use here
     */
    public MirrorGate(
            MirrorAddress address, int patienceMillis,
            BiFunction<ShowId, LotId, Optional<LotProjection>> rooms, GatewayMetrics metrics) {
        this.redis = address.client(patienceMillis, CONNECTIONS);
        this.rooms = rooms;
        this.metrics = metrics;
    }

    /** The text of the script. */
    public static String script() {
        try (InputStream stream = MirrorGate.class.getResourceAsStream("admit.lua")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the jar lacks admit.lua", e);
        }
    }

    @Override
    public long look(ShowId showId, UserId bidder, PlaceBid bid, Integer rollbackEpoch) {
        if (rollbackEpoch == null || surelyEnough(showId, bid)) {
            metrics.count(COUNTER, "answer", "not-asked");
            return LET_THROUGH;
        }
        long start = System.nanoTime();
        if (!breaker.closed(start)) {
            metrics.count(COUNTER, "answer", "unavailable");
            return LET_THROUGH;
        }
        try {
            long asking = ask(showId, bidder, bid, rollbackEpoch);
            breaker.answered();
            metrics.admitted(System.nanoTime() - start);
            metrics.count(COUNTER, "answer", asking == LET_THROUGH ? "through" : "refused");
            return asking;
        } catch (JedisException | NumberFormatException fault) {
            breaker.failed(System.nanoTime());
            metrics.count(COUNTER, "answer", "unavailable");
            LOG.atDebug().setMessage("the mirror did not say").addKeyValue("cause", fault.getMessage()).log();
            return LET_THROUGH;
        }
    }

    private boolean surelyEnough(ShowId showId, PlaceBid bid) {
        Optional<LotProjection> lot = rooms.apply(showId, bid.lotId());
        if (lot.isEmpty()) {
            return false;
        }
        LotStanding standing = lot.get().standing();
        return !standing.phase().isOpen() || bid.limit().minor() >= standing.askingMinor();
    }

    private long ask(ShowId showId, UserId bidder, PlaceBid bid, int rollbackEpoch) {
        List<String> keys =
                List.of(MirrorKeys.show(showId), MirrorKeys.lot(showId, bid.lotId()),
                        MirrorKeys.paddles(showId));
        List<String> arguments = List.of(
                bidder.value(), Long.toString(bid.limit().minor()), Integer.toString(rollbackEpoch),
                FRESH_MILLIS);
        Object asking;
        try {
            asking = sha == null ? null : redis.evalsha(sha, keys, arguments);
            if (sha == null) {
                asking = load(keys, arguments);
            }
        } catch (JedisNoScriptException flushed) {
            asking = load(keys, arguments);
        }
        return asking == null ? LET_THROUGH : Long.parseLong(asking.toString());
    }

    private Object load(List<String> keys, List<String> arguments) {
        sha = redis.scriptLoad(script);
        return redis.evalsha(sha, keys, arguments);
    }

    @Override
    public void close() {
        redis.close();
    }
}
