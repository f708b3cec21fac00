package io.rostrum.devstack.live;

import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.devstack.client.EventLog;
import io.rostrum.devstack.client.Gateway;
import io.rostrum.devstack.client.RoomView;
import io.rostrum.devstack.client.Scenario;
import io.rostrum.devstack.engine.EngineName;
import io.rostrum.replay.Replay;
import io.rostrum.replay.ReplayReport.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@Tag("drill")
class RedisAwayIT {

    private final Spine spine = Spine.whole();

    /** An old dump must not come back in the tests after this one. */
    @AfterEach
    void withoutDump() throws Exception {
        Files.deleteIfExists(dump());
    }

    private Path dump() {
        return spine.settings().data().resolve("redis").resolve("dump.rdb");
    }

    @Test
    void everyBidIsDecidedAndToldWhileRedisIsStopped() throws Exception {
        bidThrough("redis-stopped", () -> spine.stack().kill(EngineName.REDIS), () -> spine.stack().start(EngineName.REDIS));
    }

    @Test
    void everyBidIsDecidedAndToldWhileRedisIsFrozen() throws Exception {
        bidThrough("redis-frozen", () -> spine.stack().suspend(EngineName.REDIS), () -> spine.stack().resume(EngineName.REDIS));
    }

    private void bidThrough(String name, Runnable takeAway, Runnable giveBack) throws Exception {
        try (Gateway gateway = spine.gateway();
                Scenario scenario = spine.show(gateway, name);
                Load load = new Load(scenario, 3).begin(100);
                EventLog log = new EventLog(spine.settings().kafka())) {
            RoomView watcher = RoomView.of(gateway.join(new UserId("watcher"), Role.VIEWER), scenario.show());
            load.awaitDecided(100);

            load.answered();
            takeAway.run();
            try {
                int before = load.sent().size();
                load.awaitSent(500);
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> load.sent().subList(before, before + 300).stream()
                                .allMatch(bid -> bid.fate().isDone()));
                long told = price(watcher, load);
                load.awaitDecided(100);
                await("the room sees the price rise").atMost(Duration.ofSeconds(30)).until(() -> price(watcher, load) > told);
                System.out.println(name + ": " + load.answered());
            } finally {
                giveBack.run();
            }
            load.end();

            load.assertRecordedOnce(log.events(scenario.show()));
            assertMirrorCatchesUp(scenario.show());
        }
    }

    private static long price(RoomView watcher, Load load) {
        return watcher.lot(load.lots().getFirst()).map(lot -> lot.standing().priceMinor()).orElse(0L);
    }

    @Test
    void aFlushedMirrorIsWholeAgainWithinSeconds() throws Exception {
        try (Gateway gateway = spine.gateway();
                Scenario scenario = spine.show(gateway, "flushed");
                Load load = new Load(scenario, 3).begin(100)) {
            load.awaitDecided(100);
            load.end();
            assertMirrorCatchesUp(scenario.show());

            try (Jedis redis = spine.redis()) {
                redis.flushAll();
            }

            assertMirrorCatchesUp(scenario.show());
        }
    }

    @Test
    void aMirrorFromAnOldDumpIsBroughtUpToDate() throws Exception {
        restoreOldDump("old-dump", false);
    }

    @Test
    void aMirrorFromAnOldDumpIsBroughtUpToDateByARestartedBidProcessorToo() throws Exception {
        restoreOldDump("old-dump-restart", true);
    }

    private void restoreOldDump(String name, boolean restartBidProcessor) throws Exception {
        try (Gateway gateway = spine.gateway();
                Scenario scenario = spine.show(gateway, name);
                Load load = new Load(scenario, 3).begin(100)) {
            load.awaitDecided(100);
            Path old = dump().resolveSibling("old.rdb");
            try (Jedis redis = spine.redis()) {
                redis.save();
            }
            Files.move(dump(), old, StandardCopyOption.REPLACE_EXISTING);
            load.awaitDecided(200);
            load.end();

            spine.stack().kill(EngineName.REDIS);
            if (restartBidProcessor) {
                spine.stack().kill(EngineName.FLINK);
            }
            Files.move(old, dump(), StandardCopyOption.REPLACE_EXISTING);
            spine.stack().start(EngineName.REDIS);
            if (restartBidProcessor) {
                spine.stack().start(EngineName.FLINK);
            }

            assertMirrorCatchesUp(scenario.show());
        }
    }

    private void assertMirrorCatchesUp(ShowId show) {
        Replay.Result fold = spine.replay(show);
        assertEquals(Verdict.AGREES, fold.report().verdict(), fold.report().difference());
        assertTrue(fold.report().events() > 100);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertEquals(List.of(), spine.mirrorDifferences(fold, show)));
    }
}
