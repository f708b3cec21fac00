package io.rostrum.replay;

import io.rostrum.auction.projection.Projections;
import io.rostrum.auction.projection.Projections.Lot;
import io.rostrum.auction.projection.Projections.Whole;
import io.rostrum.auction.state.ShowStore;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.BoardRow;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.mirror.MirrorKeys;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.resps.Tuple;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Holds a show's mirror in Redis against a fold of its log. */
public final class MirrorComparison {

    private final Jedis redis;
    private final ShowId showId;
    private final List<String> differences = new ArrayList<>();

    private MirrorComparison(Jedis redis, ShowId showId) {
        this.redis = redis;
        this.showId = showId;
    }

    /** Names each difference by its key; empty if the mirror shows what the fold came to. */
    public static List<String> differences(Jedis redis, ShowId showId, ShowStore fold) {
        MirrorComparison comparison = new MirrorComparison(redis, showId);
        comparison.compare(Projections.whole(showId, fold));
        return List.copyOf(comparison.differences);
    }

    private void compare(Whole whole) {
        Map<String, String> show = redis.hgetAll(MirrorKeys.show(showId));
        same(MirrorKeys.show(showId) + " seq", Long.toString(whole.show().seq()), show.get("seq"));
        same(MirrorKeys.show(showId) + " json", Json.text(whole.show()), show.get("json"));
        List<String> lotIds = whole.lots().stream().map(lot -> lot.lotId().value()).toList();
        same(MirrorKeys.lots(showId), lotIds, redis.zrange(MirrorKeys.lots(showId), 0, -1));
        whole.lots().forEach(this::compare);
        same(MirrorKeys.board(showId), scores(whole.board()), scoresAt(MirrorKeys.board(showId)));
        Map<String, String> paddles = new HashMap<>();
        whole.paddles().forEach((user, paddle) -> paddles.put(user.value(), Json.text(paddle)));
        same(MirrorKeys.paddles(showId), paddles, redis.hgetAll(MirrorKeys.paddles(showId)));
    }

    private void compare(Lot lot) {
        String key = MirrorKeys.lot(showId, lot.lotId());
        Map<String, String> hash = redis.hgetAll(key);
        same(key + " seq", Long.toString(lot.projection().seq()), hash.get("seq"));
        same(key + " json", Json.text(lot.projection()), hash.get("json"));
        same(key + " card", Json.text(lot.card()), hash.get("card"));
        var standing = lot.projection().standing();
        same(key + " asking", Long.toString(standing.askingMinor()), hash.get("asking"));
        same(key + " leader", Integer.toString(standing.leader()), hash.get("leader"));
        same(key + " open", standing.phase().isOpen() ? "1" : "0", hash.get("open"));
        same(key + " rollback", Integer.toString(standing.rollbackEpoch()), hash.get("rollback"));
        String board = MirrorKeys.lotBoard(showId, lot.lotId());
        same(board, scores(lot.board()), scoresAt(board));
    }

    private void same(String where, Object fold, Object mirror) {
        if (!fold.equals(mirror)) {
            differences.add(where + ": the fold has " + fold + ", the mirror " + mirror);
        }
    }

    private static Map<String, Long> scores(List<BoardRow> rows) {
        Map<String, Long> scores = new HashMap<>();
        rows.forEach(row -> scores.put(Integer.toString(row.paddle()), row.score()));
        return scores;
    }

    private Map<String, Long> scoresAt(String key) {
        Map<String, Long> scores = new HashMap<>();
        for (Tuple row : redis.zrangeWithScores(key, 0, -1)) {
            scores.put(row.getElement(), (long) row.getScore());
        }
        return scores;
    }
}
