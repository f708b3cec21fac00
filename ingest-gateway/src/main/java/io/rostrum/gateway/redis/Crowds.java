package io.rostrum.gateway.redis;

import io.rostrum.contracts.id.ShowId;
import io.rostrum.gateway.discovery.MirrorAway;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.AbstractTransaction;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How many watch each show, over all gateways. Each gateway writes its own numbers each second, whole, as a
 * hash that ends by itself when the gateway does: {@code crowd:NODE}; {@code crowds} lists the nodes by when
 * each wrote. A hash holds at most as many shows as a gateway has rooms, and {@value #NODES_MAX} nodes are
 * read.
 */
public final class Crowds implements AutoCloseable {

    static final String NODES = "crowds";
    static final int NODES_MAX = 64;
    static final long KEPT_MILLIS = 5_000;
    private static final long NODE_FORGOTTEN_MILLIS = TimeUnit.HOURS.toMillis(1);
    private static final int PATIENCE_MILLIS = 1_000;
    private static final int CONNECTIONS = 2;

    private final String node;
    private final RedisClient redis;

    public Crowds(MirrorAddress address, String node) {
        this.node = node;
        this.redis = address.client(PATIENCE_MILLIS, CONNECTIONS);
    }

    static String key(String node) {
        return "crowd:" + node;
    }

    /** Writes this node's numbers in place of those of a second ago. */
    public void write(Map<ShowId, Integer> watching, long nowMillis) throws MirrorAway {
        String key = key(node);
        try (AbstractTransaction all = redis.multi()) {
            all.del(key);
            if (!watching.isEmpty()) {
                Map<String, String> fields = new HashMap<>();
                watching.forEach((show, count) -> fields.put(show.value(), Integer.toString(count)));
                all.hset(key, fields);
                all.pexpire(key, KEPT_MILLIS);
            }
            all.zadd(NODES, nowMillis, node);
            all.zremrangeByScore(NODES, 0, nowMillis - NODE_FORGOTTEN_MILLIS);
            all.exec();
        } catch (JedisException away) {
            throw new MirrorAway(away);
        }
    }

    /** The viewers of each show that somebody watches. */
    public Map<ShowId, Long> read() throws MirrorAway {
        Map<ShowId, Long> sums = new HashMap<>();
        try {
            List<String> nodes = redis.zrevrange(NODES, 0, NODES_MAX - 1);
            List<Response<Map<String, String>>> answers = new ArrayList<>(nodes.size());
            try (AbstractPipeline pipeline = redis.pipelined()) {
                nodes.forEach(one -> answers.add(pipeline.hgetAll(key(one))));
                pipeline.sync();
            }
            answers.forEach(answer -> answer.get().forEach((show, count) ->
                    sums.merge(new ShowId(show), Long.parseLong(count), Long::sum)));
            return sums;
        } catch (JedisException away) {
            throw new MirrorAway(away);
        }
    }

    @Override
    public void close() {
        redis.close();
    }
}
