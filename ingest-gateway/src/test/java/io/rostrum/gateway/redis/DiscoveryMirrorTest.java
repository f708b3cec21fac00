package io.rostrum.gateway.redis;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.LotCard;
import io.rostrum.contracts.auction.ShippedPacks;
import io.rostrum.contracts.auction.ShowStatus;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.mirror.MirrorKeys;
import io.rostrum.contracts.mirror.ShowProjection;
import io.rostrum.gateway.discovery.Group;
import io.rostrum.gateway.discovery.Listing;
import io.rostrum.gateway.discovery.MirrorAway;
import io.rostrum.gateway.discovery.PlanBook.Place;
import io.rostrum.gateway.discovery.PlanBook.Word;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Crowds, plans and the list of shows in a real Redis. */
class DiscoveryMirrorTest {

    private static final long NOW = 1_800_000_000_000L;
    private static final String LOG = "topic-1";

    @TempDir
    private static Path folder;

    private static RealRedis redis;

    private Crowds here;
    private Crowds there;
    private SellerPlans plans;
    private DiscoveryMirror mirror;

    @BeforeAll
    static void startRedis() throws Exception {
        redis = new RealRedis(folder);
    }

    @AfterAll
    static void stopRedis() {
        redis.close();
    }

    @BeforeEach
    void open() {
        try (Jedis jedis = redis.connect()) {
            jedis.flushAll();
        }
        here = new Crowds(redis.address(), "gateway-1");
        there = new Crowds(redis.address(), "gateway-2");
        plans = new SellerPlans(redis.address());
        mirror = new DiscoveryMirror(redis.address(), here, plans);
    }

    @AfterEach
    void close() {
        mirror.close();
        plans.close();
        here.close();
        there.close();
    }

    private static void show(String id, ShowStatus status, long startsAt) {
        ShowProjection show = new ShowProjection(
                new ShowId(id), 4, id, "USD", new UserId(id + "-seller"), status, startsAt, 0, List.of(),
                ShippedPacks.named("live", "USD"));
        try (Jedis jedis = redis.connect()) {
            jedis.hset(MirrorKeys.show(show.showId()), Map.of("json", Json.text(show), "seq", "4"));
            jedis.zadd(MirrorKeys.SHOWS, startsAt, id);
        }
    }

    @Test
    void viewersAreSummedOverNodesAndANodeThatIsGoneCountsNoMore() throws MirrorAway {
        ShowId one = new ShowId("one");
        ShowId two = new ShowId("two");
        here.write(Map.of(one, 3, two, 1), NOW);
        there.write(Map.of(one, 4), NOW);
        assertEquals(Map.of(one, 7L, two, 1L), here.read());
        here.write(Map.of(one, 2), NOW + 1_000);
        assertEquals(Map.of(one, 6L), there.read());
        here.write(Map.of(), NOW + 2_000);
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> here.read().isEmpty());
    }

    @Test
    void theListHoldsTheCrowdThePlanAndThePictureOfEachShow() throws MirrorAway {
        show("live", ShowStatus.LIVE, NOW - 1_000);
        show("coming", ShowStatus.SCHEDULED, NOW + 1_000);
        try (Jedis jedis = redis.connect()) {
            LotId lot = new LotId("lot-1");
            jedis.zadd(MirrorKeys.lots(new ShowId("live")), 1, lot.value());
            jedis.hset(MirrorKeys.lot(new ShowId("live"), lot), "card", Json.text(new LotCard(
                    1, "a lamp", "", "lamps", List.of("picture-1"), 100, false, null)));
        }
        there.write(Map.of(new ShowId("live"), 5), NOW);
        Place place = plans.open(LOG);
        assertTrue(plans.keep(
                new Place(place.generation(), Map.of(0, 9L)),
                List.of(new Word(new UserId("coming-seller"), 2, "PREMIUM"))));
        List<Listing> read = mirror.read(NOW);
        Listing live = Group.LIVE.of(read, NOW).getFirst();
        assertEquals(5, live.viewers());
        assertEquals("picture-1", live.picture());
        assertFalse(live.placement().lifts());
        Listing coming = Group.COMING.of(read, NOW).getFirst();
        assertEquals("PREMIUM", coming.placement().planId());
        assertEquals(0, coming.viewers());
        assertEquals(null, coming.picture());
    }

    @Test
    void ofThousandsOfShowsThoseAroundNowAreListedAndEveryWatchedOne() throws MirrorAway {
        show("watched", ShowStatus.LIVE, NOW - 10_000_000);
        for (int i = 1; i <= 600; i++) {
            show("past-" + i, ShowStatus.ENDED, NOW - i);
            show("coming-" + i, ShowStatus.SCHEDULED, NOW + i);
        }
        here.write(Map.of(new ShowId("watched"), 1), NOW);
        List<Listing> read = mirror.read(NOW);
        assertEquals(1_001, read.size());
        assertEquals(500, Group.COMING.of(read, NOW).size());
        assertEquals("watched", Group.LIVE.of(read, NOW).getFirst().show().showId().value());
    }

    @Test
    void ofTwoWordsAboutASellerTheLaterStaysWhoeverWritesItLast() throws MirrorAway {
        UserId seller = new UserId("seller-1");
        Place place = plans.open(LOG);
        plans.keep(new Place(place.generation(), Map.of(3, 12L)), List.of(new Word(seller, 9, "FREE")));
        plans.keep(new Place(place.generation(), Map.of(3, 5L)), List.of(new Word(seller, 8, "PREMIUM")));
        assertEquals(Map.of(seller, "FREE"), plans.plans(List.of(seller, new UserId("unheard-of"))));
        assertEquals(Map.of(3, 12L), plans.open(LOG).next());
    }

    @Test
    void aBookThatWasLostIsBegunAnewAndAnotherLogsBookIsNotRead() throws MirrorAway {
        UserId seller = new UserId("seller-1");
        Place place = plans.open(LOG);
        Place read = new Place(place.generation(), Map.of(0, 4L));
        assertTrue(plans.keep(read, List.of(new Word(seller, 1, "ELITE"))));
        try (Jedis jedis = redis.connect()) {
            jedis.flushAll();
        }
        assertFalse(plans.keep(read, List.of()));
        assertEquals(Map.of(), plans.open(LOG).next());
        assertTrue(plans.plans(List.of(seller)).isEmpty());
        assertEquals(Map.of(), plans.open("topic-2").next());
    }

    @Test
    void manyWordsAreKeptInSeveralCallsAndThePlaceWithTheLast() throws MirrorAway {
        Place place = plans.open(LOG);
        List<Word> words = new ArrayList<>();
        for (int i = 0; i < 2_500; i++) {
            words.add(new Word(new UserId("seller-" + i), 1, "PREMIUM"));
        }
        assertTrue(plans.keep(new Place(place.generation(), Map.of(1, 2_500L)), words));
        assertEquals(1, plans.plans(List.of(new UserId("seller-2499"))).size());
        assertEquals(Map.of(1, 2_500L), plans.open(LOG).next());
    }

    @Test
    void aRedisThatIsAwayIsSaidSo() throws Exception {
        RealRedis other = new RealRedis(folder.resolve("other"));
        try (Crowds crowds = new Crowds(other.address(), "gateway-1")) {
            other.close();
            assertThrows(MirrorAway.class, crowds::read);
            assertThrows(MirrorAway.class, () -> crowds.write(Map.of(), NOW));
        }
    }
}
