package io.rostrum.devstack.live;

import io.rostrum.contracts.auction.EventRecord;
import io.rostrum.devstack.client.EventLog;
import io.rostrum.devstack.client.Gateway;
import io.rostrum.devstack.client.Scenario;
import io.rostrum.devstack.engine.EngineName;
import io.rostrum.replay.Replay;
import io.rostrum.replay.ReplayReport.Verdict;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

@Tag("drill")
class BidProcessorCrashIT {

    private static final Map<String, String> ROCKSDB_SHUFFLED_ON_TWO = Map.of(
            "ROSTRUM_STATE_BACKEND", "rocksdb", "ROSTRUM_SOURCE", "keyby", "ROSTRUM_PARALLELISM", "2");
    private static final Map<String, String> ROCKSDB_ALIGNED_ON_ONE =
            Map.of("ROSTRUM_STATE_BACKEND", "rocksdb");

    @Test
    void noBidIsLostOrDecidedTwiceWhenTheBidProcessorIsKilledUnderLoad() throws Exception {
        Spine spine = Spine.whole();
        try (Gateway gateway = spine.gateway();
                Scenario scenario = spine.show(gateway, "crash");
                Load load = new Load(scenario, 5).begin(200);
                EventLog log = new EventLog(spine.settings().kafka())) {
            load.awaitDecided(600);

            spine.stack().kill(EngineName.FLINK);
            load.awaitSent(400);
            spine.stack().start(EngineName.FLINK);
            load.awaitDecided(600);
            spine.stack().kill(EngineName.FLINK);
            spine.stack().start(EngineName.FLINK);
            load.end();

            List<EventRecord> events = log.events(scenario.show());
            load.assertRecordedOnce(events);
            load.assertRefusedOnlyBehindAHigherOne(events);
            Replay.Result replay = spine.replay(scenario.show());
            assertEquals(Verdict.AGREES, replay.report().verdict(), replay.report().difference());
        }
    }

    @Test
    void theStateIsTakenUpByAnotherBackendAtAStopAndByAnotherParallelismAfterACrash() throws Exception {
        Spine spine = Spine.whole();
        try (Gateway gateway = spine.gateway();
                Scenario scenario = spine.show(gateway, "rescale");
                Load load = new Load(scenario, 3).begin(100);
                EventLog log = new EventLog(spine.settings().kafka())) {
            load.awaitDecided(100);
            load.pause();
            spine.stack().stop(EngineName.FLINK);
            spine.stack().start(EngineName.FLINK, ROCKSDB_SHUFFLED_ON_TWO);
            load.begin(100).awaitDecided(300);

            spine.stack().kill(EngineName.FLINK);
            spine.stack().start(EngineName.FLINK, ROCKSDB_ALIGNED_ON_ONE);
            load.awaitDecided(200);
            load.pause();
            spine.stack().stop(EngineName.FLINK);
            spine.stack().start(EngineName.FLINK);
            load.begin(100).awaitDecided(100);
            load.end();

            List<EventRecord> events = log.events(scenario.show());
            load.assertRecordedOnce(events);
            load.assertRefusedOnlyBehindAHigherOne(events);
            Replay.Result replay = spine.replay(scenario.show());
            assertEquals(Verdict.AGREES, replay.report().verdict(), replay.report().difference());
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() ->
                            assertEquals(List.of(), spine.mirrorDifferences(replay, scenario.show())));
        } finally {
            spine.stack().stop(EngineName.FLINK);
        }
    }
}
