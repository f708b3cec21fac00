package io.rostrum.gateway.redis;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.LotCard;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.mirror.MirrorKeys;
import io.rostrum.contracts.mirror.ShowProjection;
import io.rostrum.gateway.discovery.Listing;
import io.rostrum.gateway.discovery.MirrorAway;
import io.rostrum.gateway.discovery.Placement;
import io.rostrum.gateway.discovery.PlanBook;
import io.rostrum.gateway.discovery.Showcase;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisException;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the list of shows out of the mirror: those whose start is nearest to now, on both sides of it, and
 * all that somebody watches; bounded by {@value #AROUND_NOW_MAX} on each side and {@value #WATCHED_MAX}
 * watched ones.
 */
public final class DiscoveryMirror implements Showcase.Source, AutoCloseable {

    private static final int AROUND_NOW_MAX = 500;
    private static final int WATCHED_MAX = 1_000;
    private static final int COVERS_MAX = 2_000;
    private static final int PATIENCE_MILLIS = 1_000;
    private static final int CONNECTIONS = 2;

    private final RedisClient redis;
    private final Crowds crowds;
    private final PlanBook plans;
    /** Pictures of first lots; what was known longest goes first. Used by one reader at a time. */
    private final Map<ShowId, Cover> covers = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ShowId, Cover> eldest) {
            return size() > COVERS_MAX;
        }
    };

    /** @param seq of the show's header when the lots were looked at */
    private record Cover(long seq, String picture) {}

    public DiscoveryMirror(MirrorAddress address, Crowds crowds, PlanBook plans) {
        this.redis = address.client(PATIENCE_MILLIS, CONNECTIONS);
        this.crowds = crowds;
        this.plans = plans;
    }

    @Override
    public List<Listing> read(long nowMillis) throws MirrorAway {
        Map<ShowId, Long> watched = crowds.read();
        try {
            Set<ShowId> ids = new LinkedHashSet<>();
            watched.keySet().stream().limit(WATCHED_MAX).forEach(ids::add);
            redis.zrevrangeByScore(MirrorKeys.SHOWS, nowMillis, 0, 0, AROUND_NOW_MAX)
                    .forEach(id -> ids.add(new ShowId(id)));
            redis.zrangeByScore(MirrorKeys.SHOWS, nowMillis, Double.MAX_VALUE, 0, AROUND_NOW_MAX)
                    .forEach(id -> ids.add(new ShowId(id)));
            List<ShowProjection> shows = headers(List.copyOf(ids));
            lookAtCovers(shows);
            Set<UserId> sellers = new HashSet<>();
            shows.forEach(show -> sellers.add(show.sellerId()));
            Map<UserId, String> paid = plans.plans(sellers);
            return shows.stream()
                    .map(show -> new Listing(
                            show, watched.getOrDefault(show.showId(), 0L),
                            Placement.of(paid.getOrDefault(show.sellerId(), Placement.NONE.planId())),
                            covers.get(show.showId()).picture()))
                    .toList();
        } catch (JedisException away) {
            throw new MirrorAway(away);
        }
    }

    private List<ShowProjection> headers(List<ShowId> ids) {
        return ask(ids, (pipeline, id) -> pipeline.hget(MirrorKeys.show(id), "json")).stream()
                .filter(json -> json != null)
                .map(json -> parse(json, ShowProjection.class))
                .toList();
    }

    /** Looks once for the first lot's picture, and again whenever the show's header changed. */
    private void lookAtCovers(List<ShowProjection> shows) {
        List<ShowProjection> unknown = shows.stream()
                .filter(show -> !covers.containsKey(show.showId())
                        || covers.get(show.showId()).seq() != show.seq()
                        || covers.get(show.showId()).picture() == null)
                .toList();
        List<List<String>> firsts =
                ask(unknown, (pipeline, show) -> pipeline.zrange(MirrorKeys.lots(show.showId()), 0, 0));
        List<Integer> withLots = new ArrayList<>();
        for (int i = 0; i < unknown.size(); i++) {
            covers.put(unknown.get(i).showId(), new Cover(unknown.get(i).seq(), null));
            if (!firsts.get(i).isEmpty()) {
                withLots.add(i);
            }
        }
        List<String> cards = ask(withLots, (pipeline, i) -> pipeline.hget(
                MirrorKeys.lot(unknown.get(i).showId(), new LotId(firsts.get(i).getFirst())), "card"));
        for (int i = 0; i < withLots.size(); i++) {
            ShowProjection show = unknown.get(withLots.get(i));
            if (cards.get(i) != null) {
                List<String> pictures = parse(cards.get(i), LotCard.class).pictures();
                String first = pictures.isEmpty() ? null : pictures.getFirst();
                covers.put(show.showId(), new Cover(show.seq(), first));
            }
        }
    }

    private interface Question<S, A> {
        Response<A> of(AbstractPipeline pipeline, S subject);
    }

    /** Asks about all subjects in one round; the answers are in their order, null where there is none. */
    private <S, A> List<A> ask(List<S> subjects, Question<S, A> question) {
        List<Response<A>> answers = new ArrayList<>(subjects.size());
        if (!subjects.isEmpty()) {
            try (AbstractPipeline pipeline = redis.pipelined()) {
                subjects.forEach(one -> answers.add(question.of(pipeline, one)));
                pipeline.sync();
            }
        }
        List<A> values = new ArrayList<>(answers.size());
        answers.forEach(answer -> values.add(answer.get()));
        return values;
    }

    private static <T> T parse(String json, Class<T> type) {
        return Json.read(json.getBytes(StandardCharsets.UTF_8), type);
    }

    @Override
    public void close() {
        redis.close();
    }
}
