package io.rostrum.bidding.mirror;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.BoardRow;
import io.rostrum.contracts.auction.LotPhase;
import io.rostrum.contracts.auction.LotStanding;
import io.rostrum.contracts.auction.Outcome;
import io.rostrum.contracts.auction.ReserveState;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.mirror.LotProjection;
import io.rostrum.contracts.mirror.MirrorKeys;
import io.rostrum.contracts.socket.ServerFrame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPubSub;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The writer and its scripts against a real Redis. */
class MirrorWriterIT {
    private static final ShowId SHOW = new ShowId("show-1");
    private static final LotId LOT = new LotId("lot-1");
    private static final String LOT_KEY = MirrorKeys.lot(SHOW, LOT);

    @TempDir
    Path folder;

    private RealRedis redis;
    private Jedis client;

    @BeforeEach
    void start() throws Exception {
        redis = new RealRedis(folder);
        client = redis.client();
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        redis.close();
    }

    @Test
    void aProjectionIsWrittenAndToldToTheRoom() {
        List<String> heard = listen(MirrorKeys.room(SHOW));
        try (MirrorWriter mirror = mirror("log-1")) {
            mirror.show(lot(5, 700, new BoardRow(3, 700), new BoardRow(4, 650)));
            await().until(() -> client.hget(LOT_KEY, "seq") != null);
            assertEquals("5", client.hget(LOT_KEY, "seq"));
            assertEquals("800", client.hget(LOT_KEY, "asking"));
            assertEquals("1", client.hget(LOT_KEY, "open"));
            assertEquals(650.0, client.zscore(MirrorKeys.lotBoard(SHOW, LOT), "4"));
            ServerFrame frame = new ServerFrame.Lot(SHOW, projection(5, 700));
            await().until(() -> heard.contains(Json.text(frame)));
            assertEquals(1, client.xlen(MirrorKeys.room(SHOW)));
        }
    }

    @Test
    void anOlderProjectionIsPassedOverAndTheSameIsNotToldTwice() {
        try (MirrorWriter mirror = mirror("log-1")) {
            mirror.show(lot(5, 700));
            await().until(() -> client.hget(LOT_KEY, "seq") != null);
            mirror.show(lot(4, 600));
            tellAndWait(mirror);
            assertEquals("5", client.hget(LOT_KEY, "seq"));
            mirror.show(lot(5, 700));
            tellAndWait(mirror);
            assertEquals(1, client.xlen(MirrorKeys.room(SHOW)));
            mirror.show(lot(5, 701));
            tellAndWait(mirror);
            assertEquals(2, client.xlen(MirrorKeys.room(SHOW)), "the same seq with other content is news");
        }
    }

    @Test
    void anotherLogsMirrorIsReplacedWhateverItsSeq() {
        try (MirrorWriter mirror = mirror("log-1")) {
            mirror.show(lot(900, 700));
            await().until(() -> "900".equals(client.hget(LOT_KEY, "seq")));
        }
        try (MirrorWriter mirror = mirror("log-2")) {
            mirror.show(lot(2, 300));
            await().until(() -> "2".equals(client.hget(LOT_KEY, "seq")));
        }
    }

    @Test
    void theShowsOfAnotherLogAreDroppedThoughNobodyWritesThemAgain() {
        try (MirrorWriter mirror = mirror("log-1")) {
            mirror.show(lot(900, 700, new BoardRow(3, 700)));
            await().until(() -> "900".equals(client.hget(LOT_KEY, "seq")));
            client.zadd(MirrorKeys.SHOWS, 1, SHOW.value());
        }
        try (MirrorWriter same = mirror("log-1")) {
            assertTrue(same.generation() > 0);
            assertEquals("900", client.hget(LOT_KEY, "seq"));
        }
        try (MirrorWriter other = mirror("log-2")) {
            assertTrue(other.generation() > 0);
            assertEquals(Set.of(MirrorKeys.LOG, MirrorKeys.EPOCH), client.keys("*"));
        }
    }

    @Test
    void rowsOfABoardAreLaidOverThoseThatAreThere() {
        try (MirrorWriter mirror = mirror("log-1")) {
            mirror.show(new MirrorItem.Board(SHOW, 5, List.of(new BoardRow(1, 4), new BoardRow(2, 9)), true));
            mirror.show(
                    new MirrorItem.Board(SHOW, 6, List.of(new BoardRow(1, 5), new BoardRow(2, 0)), false));
            await().until(() -> Double.valueOf(5).equals(client.zscore(MirrorKeys.board(SHOW), "1")));
            assertNull(client.zscore(MirrorKeys.board(SHOW), "2"), "who has no points stands on no board");
            mirror.show(new MirrorItem.Board(SHOW, 7, List.of(new BoardRow(1, 0)), false));
            await().until(() -> client.zscore(MirrorKeys.board(SHOW), "1") == null);
        }
    }

    @Test
    void aFlushAndANewServerAreNewGenerations() throws Exception {
        try (MirrorWriter mirror = mirror("log-1")) {
            long first = mirror.generation();
            client.flushAll();
            await().until(() -> mirror.generation() > first);
            long second = mirror.generation();
            redis.end();
            mirror.show(lot(1, 100));
            redis.start();
            await().until(() -> mirror.generation() > second);
        }
    }

    @Test
    void aRemovedLotIsGone() {
        try (MirrorWriter mirror = mirror("log-1")) {
            mirror.show(lot(5, 700, new BoardRow(3, 700)));
            mirror.show(new MirrorItem.LotRemoved(SHOW, LOT, 6));
            await().until(() -> "6".equals(client.hget(LOT_KEY, "cardSeq")));
            assertNull(client.hget(LOT_KEY, "json"));
            assertFalse(client.exists(MirrorKeys.lotBoard(SHOW, LOT)));
        }
    }

    @Test
    void aFrozenRedisNeverBlocksWhoOffersAndHearsTheNewestOutcomesLater() throws Exception {
        List<String> heard = listen(MirrorKeys.outcomes("n1"));
        MirrorSettings small =
                new MirrorSettings("127.0.0.1", redis.port(), "log-1", 100, 50, 4_096, 300, 100);
        try (MirrorWriter mirror = new MirrorWriter("test", small)) {
            await().until(() -> mirror.generation() > 0);
            redis.freeze();
            for (int n = 0; n < 5_000; n++) {
                mirror.tell("n1", outcome(n));
                mirror.show(lot(n, n));
            }
            await().until(() -> mirror.outcomesDropped() > 4_000);
            redis.thaw();
            await().until(() -> heard.contains(Json.text(outcome(4_999))));
            assertTrue(heard.size() < 1_000, "dropped outcomes stay dropped: " + heard.size());
        }
    }

    @Test
    void freshnessIsMarkedByRedisOwnClock() {
        try (MirrorWriter mirror = mirror("log-1")) {
            mirror.show(new MirrorItem.Fresh(SHOW));
            await().until(() -> client.hget(MirrorKeys.show(SHOW), "freshMillis") != null);
            long seconds = Long.parseLong(client.time().getFirst());
            long marked = Long.parseLong(client.hget(MirrorKeys.show(SHOW), "freshMillis")) / 1_000;
            assertTrue(Math.abs(seconds - marked) < 60, marked + " is about " + seconds);
        }
    }

    private MirrorWriter mirror(String epoch) {
        MirrorWriter mirror = new MirrorWriter("test", MirrorSettings.of("127.0.0.1", redis.port(), epoch));
        await().until(() -> mirror.generation() > 0);
        return mirror;
    }

    /** Everything offered before is written when this outcome is heard, and one probe has passed. */
    private void tellAndWait(MirrorWriter mirror) {
        await().until(() -> mirror.waiting() == 0);
        List<String> heard = listen(MirrorKeys.outcomes("barrier"));
        mirror.tell("barrier", outcome(0));
        await().until(() -> !heard.isEmpty());
    }

    private List<String> listen(String channel) {
        List<String> heard = new CopyOnWriteArrayList<>();
        JedisPubSub listener = new JedisPubSub() {
            @Override
            public void onMessage(String from, String message) {
                heard.add(message);
            }
        };
        Thread.ofPlatform().daemon().start(() -> {
            try (Jedis subscriber = new Jedis("127.0.0.1", redis.port(), 60_000)) {
                subscriber.subscribe(listener, channel);
            }
        });
        await().until(listener::isSubscribed);
        return heard;
    }

    private static Outcome outcome(long seq) {
        return new Outcome(
                CommandId.derived(1, "" + seq), SHOW, true, null, null, seq, LOT, 3, true, 1, 2, null);
    }

    private static MirrorItem lot(long seq, long priceMinor, BoardRow... rows) {
        return new MirrorItem.Lot(SHOW, projection(seq, priceMinor), List.of(rows), false);
    }

    private static LotProjection projection(long seq, long priceMinor) {
        LotStanding standing = new LotStanding(
                LotPhase.OPEN, priceMinor, priceMinor + 100, 3, 2, ReserveState.values()[0], 0, 0, 0, 0);
        return new LotProjection(
                LOT, seq, standing, List.of(new BoardRow(3, priceMinor)), 1_700_000_000_000L);
    }
}
