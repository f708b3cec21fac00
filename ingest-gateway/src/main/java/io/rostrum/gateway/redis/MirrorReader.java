package io.rostrum.gateway.redis;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.MalformedRecord;
import io.rostrum.contracts.auction.BoardRow;
import io.rostrum.contracts.auction.LotCard;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.mirror.LotProjection;
import io.rostrum.contracts.mirror.MirrorKeys;
import io.rostrum.contracts.mirror.ShowProjection;
import io.rostrum.contracts.socket.ServerFrame;
import io.rostrum.gateway.room.RoomFold;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.resps.Tuple;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads whole shows out of the mirror. Every call may end in a {@link JedisException}: the mirror is away.
 */
public final class MirrorReader implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 1_000;
    private static final int CONNECTIONS = 4;
    private static final int LOTS_AT_ONCE = 500;
    private static final int BOARD_ROWS = 10;
    private static final int SHOWS_MAX = 500;

    private final RedisClient redis;

    public MirrorReader(MirrorAddress address) {
        this.redis = address.client(PATIENCE_MILLIS, CONNECTIONS);
    }

    /** Whether Redis answers. */
    public boolean answers() {
        try {
            return "PONG".equals(redis.ping());
        } catch (JedisException away) {
            return false;
        }
    }

    /**
     * All that the mirror holds of a show; empty if it holds nothing.
     *
     * @throws MalformedRecord if the mirror holds what cannot be read
     */
    public Optional<RoomFold> read(ShowId showId) {
        Map<String, String> header = redis.hgetAll(MirrorKeys.show(showId));
        if (header.get("json") == null) {
            return Optional.empty();
        }
        RoomFold fold = new RoomFold(showId);
        fold.merge(new ServerFrame.Show(showId, parse(header.get("json"), ShowProjection.class)));
        List<LotId> runList =
                redis.zrange(MirrorKeys.lots(showId), 0, -1).stream().map(LotId::new).toList();
        for (int from = 0; from < runList.size(); from += LOTS_AT_ONCE) {
            readLots(showId, runList.subList(from, Math.min(from + LOTS_AT_ONCE, runList.size())), fold);
        }
        fold.merge(new ServerFrame.RunList(showId, Math.max(1, seq(header.get("runListSeq"))), runList));
        List<BoardRow> board = new ArrayList<>();
        for (Tuple row : redis.zrevrangeWithScores(MirrorKeys.board(showId), 0, BOARD_ROWS - 1)) {
            board.add(new BoardRow(Integer.parseInt(row.getElement()), (long) row.getScore()));
        }
        fold.merge(new ServerFrame.Board(showId, seq(header.get("boardSeq")), board));
        return Optional.of(fold);
    }

    private void readLots(ShowId showId, List<LotId> lots, RoomFold fold) {
        List<Response<List<String>>> answers = new ArrayList<>(lots.size());
        try (AbstractPipeline pipeline = redis.pipelined()) {
            for (LotId lotId : lots) {
                answers.add(pipeline.hmget(MirrorKeys.lot(showId, lotId), "json", "card", "cardSeq"));
            }
            pipeline.sync();
        }
        for (int i = 0; i < lots.size(); i++) {
            List<String> lot = answers.get(i).get();
            if (lot.get(0) != null) {
                fold.merge(new ServerFrame.Lot(showId, parse(lot.get(0), LotProjection.class)));
            }
            if (lot.get(1) != null) {
                LotCard card = parse(lot.get(1), LotCard.class);
                fold.merge(new ServerFrame.Card(showId, lots.get(i), seq(lot.get(2)), card));
            }
        }
    }

    /** The headers of the shows that the mirror lists, the latest start first. */
    public List<ShowProjection> shows() {
        List<String> ids = redis.zrevrange(MirrorKeys.SHOWS, 0, SHOWS_MAX - 1);
        List<Response<String>> answers = new ArrayList<>(ids.size());
        try (AbstractPipeline pipeline = redis.pipelined()) {
            ids.forEach(id -> answers.add(pipeline.hget(MirrorKeys.show(new ShowId(id)), "json")));
            pipeline.sync();
        }
        return answers.stream()
                .map(Response::get)
                .filter(json -> json != null)
                .map(json -> parse(json, ShowProjection.class))
                .toList();
    }

    private static <T> T parse(String json, Class<T> type) {
        return Json.read(json.getBytes(StandardCharsets.UTF_8), type);
    }

    private static long seq(String text) {
        return text == null ? 0 : Long.parseLong(text);
    }

    @Override
    public void close() {
        redis.close();
    }
}
