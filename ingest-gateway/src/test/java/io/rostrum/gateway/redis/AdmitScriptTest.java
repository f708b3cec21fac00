package io.rostrum.gateway.redis;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.AuctionCommand.PlaceBid;
import io.rostrum.contracts.auction.BidKind;
import io.rostrum.contracts.auction.LotPhase;
import io.rostrum.contracts.auction.LotStanding;
import io.rostrum.contracts.auction.ReserveState;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.mirror.LotProjection;
import io.rostrum.contracts.mirror.MirrorKeys;
import io.rostrum.contracts.mirror.PaddleProjection;
import io.rostrum.contracts.money.Money;
import io.rostrum.gateway.command.AskingGate;
import io.rostrum.gateway.metrics.GatewayMetrics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

/** {@code admit.lua} in a real Redis, on a mirror with one open lot that asks for 1,200 and is led by paddle 7. */
class AdmitScriptTest {

    /** Long, as a test may be interrupted at any point for a while. */
    private static final int PATIENCE_MILLIS = 20_000;

    private static final ShowId SHOW = new ShowId("show-1");
    private static final LotId LOT = new LotId("lot-1");
    private static final UserId LEADER = new UserId("leader");
    private static final UserId OTHER = new UserId("other");

    @TempDir
    private static Path folder;

    private static RealRedis redis;

    private final GatewayMetrics metrics = new GatewayMetrics();
    private Optional<LotProjection> room = Optional.empty();
    private MirrorGate gate;

    @BeforeAll
    static void startRedis() throws Exception {
        redis = new RealRedis(folder);
    }

    @AfterAll
    static void stopRedis() {
        redis.close();
    }

    @BeforeEach
    void fillMirror() {
        gate = new MirrorGate(redis.address(), PATIENCE_MILLIS, (show, lot) -> room, metrics);
        try (Jedis jedis = redis.connect()) {
            jedis.flushAll();
            jedis.hset(
                    MirrorKeys.lot(SHOW, LOT),
                    Map.of("asking", "1200", "leader", "7", "open", "1", "rollback", "2"));
            fresh(jedis, -60_000);
            jedis.hset(MirrorKeys.paddles(SHOW), LEADER.value(), paddle(7));
            jedis.hset(MirrorKeys.paddles(SHOW), OTHER.value(), paddle(77));
        }
    }

    @AfterEach
    void closeGate() {
        gate.close();
        metrics.close();
    }

    private static String paddle(int number) {
        return Json.text(new PaddleProjection(number, PaddleProjection.Status.APPROVED, 3));
    }

    private static void fresh(Jedis jedis, long ageMillis) {
        long now = Long.parseLong(jedis.time().getFirst()) * 1_000;
        jedis.hset(MirrorKeys.show(SHOW), "freshMillis", Long.toString(now - ageMillis));
    }

    private long look(UserId bidder, long limit, Integer rollbackEpoch) {
        PlaceBid bid = new PlaceBid(LOT, new Money(limit, "USD"), BidKind.LIMIT, false, null);
        return gate.look(SHOW, bidder, bid, rollbackEpoch);
    }

    private void with(String field, String value) {
        try (Jedis jedis = redis.connect()) {
            jedis.hset(MirrorKeys.lot(SHOW, LOT), field, value);
        }
    }

    @Test
    void aBidUnderTheAskingBidIsTurnedAwayWithTheAskingBid() {
        assertEquals(1_200, look(OTHER, 1_199, 2));
        assertEquals(1_200, look(new UserId("without-paddle"), 1, 2));
    }

    @Test
    void aBidOfTheAskingBidOrMoreIsLetThrough() {
        assertEquals(AskingGate.LET_THROUGH, look(OTHER, 1_200, 2));
        assertEquals(AskingGate.LET_THROUGH, look(OTHER, Long.MAX_VALUE, 2));
    }

    @Test
    void theLeaderIsNeverTurnedAway() {
        assertEquals(AskingGate.LET_THROUGH, look(LEADER, 1, 2));
    }

    @Test
    void aLotWhosePriceMayHaveFallenIsNotJudged() {
        assertEquals(AskingGate.LET_THROUGH, look(OTHER, 1, 1));
        assertEquals(AskingGate.LET_THROUGH, look(OTHER, 1, 3));
        assertEquals(AskingGate.LET_THROUGH, look(OTHER, 1, null));
    }

    @Test
    void aLotThatIsNotOpenIsForTheLogToRefuse() {
        with("open", "0");
        assertEquals(AskingGate.LET_THROUGH, look(OTHER, 1, 2));
    }

    @Test
    void aStaleMirrorJudgesNothing() {
        try (Jedis jedis = redis.connect()) {
            fresh(jedis, 60_000);
        }
        assertEquals(AskingGate.LET_THROUGH, look(OTHER, 1, 2));
    }

    @Test
    void amountsBeyondWhatLuaCountsExactlyAreNeverTurnedAwayWrongly() {
        long asking = (1L << 53) + 1;
        with("asking", Long.toString(asking));
        for (long more = 0; more < 5; more++) {
            assertEquals(AskingGate.LET_THROUGH, look(OTHER, asking + more, 2), "asking plus " + more);
        }
        assertNotEquals(AskingGate.LET_THROUGH, look(OTHER, asking - 1_000, 2));
    }

    @Test
    void anEmptyMirrorLetsEverythingThroughAndAFlushedScriptComesBack() {
        assertEquals(1_200, look(OTHER, 1, 2));
        try (Jedis jedis = redis.connect()) {
            jedis.scriptFlush();
            assertEquals(1_200, look(OTHER, 1, 2));
            jedis.flushAll();
        }
        assertEquals(AskingGate.LET_THROUGH, look(OTHER, 1, 2));
    }

    @Test
    void aBidThatTheRoomShowsToBeEnoughIsNotAskedAbout() {
        LotStanding standing = new LotStanding(LotPhase.OPEN, 500, 600, 1, 1, ReserveState.NONE, 0, 0, 0, 2);
        room = Optional.of(new LotProjection(LOT, 9, standing, List.of(), 0));
        assertEquals(AskingGate.LET_THROUGH, look(OTHER, 600, 2), "the mirror asks for more, but is not asked");
        assertEquals(1_200, look(OTHER, 599, 2));
    }

    @Test
    void aRedisThatIsAwayLetsEverythingThrough() {
        MirrorGate nowhere = new MirrorGate(new MirrorAddress("127.0.0.1", 1), PATIENCE_MILLIS, (show, lot) -> room, metrics);
        PlaceBid bid = new PlaceBid(LOT, new Money(1, "USD"), BidKind.LIMIT, false, null);
        for (int i = 0; i < 10; i++) {
            assertEquals(AskingGate.LET_THROUGH, nowhere.look(SHOW, OTHER, bid, 2));
        }
        nowhere.close();
    }
}
