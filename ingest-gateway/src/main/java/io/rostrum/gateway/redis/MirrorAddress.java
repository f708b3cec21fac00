package io.rostrum.gateway.redis;

import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisClient;

import java.time.Duration;

/** Where Redis is, and how its clients are made. */
public record MirrorAddress(String host, int port) {

    HostAndPort place() {
        return new HostAndPort(host, port);
    }

    /**
     * A pooled client that gives up after {@code millis}, be it for a connection from the pool or for an
     * answer.
     */
    RedisClient client(int millis, int connections) {
        var pool = new ConnectionPoolConfig();
        pool.setMaxTotal(connections);
        pool.setMaxIdle(connections);
        pool.setMaxWait(Duration.ofMillis(millis));
        pool.setTestWhileIdle(false);
        pool.setJmxEnabled(false);
        return RedisClient.builder()
                .hostAndPort(place())
                .clientConfig(config(millis, millis))
                .poolConfig(pool)
                .build();
    }

    /** One connection that waits for an answer as long as it takes. */
    Connection connection(int connectMillis) {
        return new Connection(place(), config(connectMillis, connectMillis));
    }

    private static JedisClientConfig config(int connectMillis, int answerMillis) {
        return DefaultJedisClientConfig.builder()
                .connectionTimeoutMillis(Math.max(connectMillis, 20))
                .socketTimeoutMillis(answerMillis)
                .build();
    }
}
