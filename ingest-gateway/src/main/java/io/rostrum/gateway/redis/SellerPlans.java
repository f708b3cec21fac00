package io.rostrum.gateway.redis;

import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.log.Topics;
import io.rostrum.gateway.discovery.MirrorAway;
import io.rostrum.gateway.discovery.PlanBook;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The book of plans in Redis: one hash for each log, {@code plans:TOPIC}, with {@code generation},
 * {@code next:P} (the place in partition P) and {@code seller:ID} ({@code SEQ PLAN}). It ends by itself a
 * while after the last gateway.
 */
public final class SellerPlans implements PlanBook, AutoCloseable {

    private static final int PATIENCE_MILLIS = 2_000;
    private static final int CONNECTIONS = 2;
    private static final String KEPT_MILLIS = Long.toString(TimeUnit.DAYS.toMillis(7));
    private static final String GENERATION = "generation";
    private static final String NEXT = "next:";
    private static final String SELLER = "seller:";
    private static final int PARTITIONS = Topics.DESKS_EVENTS.partitions();
    /** Words of one call, below what Lua can take. */
    private static final int WORDS_AT_ONCE = 1_000;

    private final RedisClient redis;
    private final String script = script();
    private volatile String key;

    public SellerPlans(MirrorAddress address) {
        this.redis = address.client(PATIENCE_MILLIS, CONNECTIONS);
    }

    private static String script() {
        try (InputStream stream = SellerPlans.class.getResourceAsStream("plans.lua")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the jar lacks plans.lua", e);
        }
    }

    @Override
    public Place open(String log) throws MirrorAway {
        String book = "plans:" + log;
        try {
            redis.hsetnx(book, GENERATION, UUID.randomUUID().toString());
            List<String> found = redis.hmget(book, places());
            Map<Integer, Long> next = new HashMap<>();
            for (int partition = 0; partition < PARTITIONS; partition++) {
                if (found.get(partition) != null) {
                    next.put(partition, Long.parseLong(found.get(partition)));
                }
            }
            String generation = found.get(PARTITIONS);
            key = book;
            return new Place(generation == null ? "" : generation, next);
        } catch (JedisException away) {
            throw new MirrorAway(away);
        }
    }

    /** The fields of the places by partition, and after them that of the generation. */
    private static String[] places() {
        return Stream.concat(
                        IntStream.range(0, PARTITIONS).mapToObj(partition -> NEXT + partition),
                        Stream.of(GENERATION))
                .toArray(String[]::new);
    }

    @Override
    public boolean keep(Place place, List<Word> words) throws MirrorAway {
        for (int from = 0; from < words.size(); from += WORDS_AT_ONCE) {
            int to = Math.min(from + WORDS_AT_ONCE, words.size());
            // The place goes with the last words: before it stands, all before it stand.
            Map<Integer, Long> next = to == words.size() ? place.next() : Map.of();
            if (!write(place.generation(), next, words.subList(from, to))) {
                return false;
            }
        }
        return !words.isEmpty() || write(place.generation(), place.next(), List.of());
    }

    private boolean write(String generation, Map<Integer, Long> next, List<Word> words) throws MirrorAway {
        List<String> arguments = new ArrayList<>();
        arguments.add(generation);
        arguments.add(KEPT_MILLIS);
        arguments.add(Integer.toString(next.size()));
        next.forEach((partition, offset) -> {
            arguments.add(Integer.toString(partition));
            arguments.add(Long.toString(offset));
        });
        for (Word word : words) {
            arguments.add(word.sellerId().value());
            arguments.add(Long.toString(word.seq()));
            arguments.add(word.planId());
        }
        try {
            return Long.valueOf(1).equals(redis.eval(script, List.of(key), arguments));
        } catch (JedisException away) {
            throw new MirrorAway(away);
        }
    }

    @Override
    public Map<UserId, String> plans(Collection<UserId> sellers) throws MirrorAway {
        String book = key;
        if (book == null || sellers.isEmpty()) {
            return Map.of();
        }
        List<UserId> asked = List.copyOf(sellers);
        try {
            List<String> found = redis.hmget(
                    book, asked.stream().map(seller -> SELLER + seller.value()).toArray(String[]::new));
            Map<UserId, String> plans = new HashMap<>();
            for (int i = 0; i < asked.size(); i++) {
                if (found.get(i) != null) {
                    plans.put(asked.get(i), found.get(i).substring(found.get(i).indexOf(' ') + 1));
                }
            }
            return plans;
        } catch (JedisException away) {
            throw new MirrorAway(away);
        }
    }

    @Override
    public void close() {
        redis.close();
    }
}
