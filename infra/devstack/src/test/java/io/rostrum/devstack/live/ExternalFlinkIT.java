package io.rostrum.devstack.live;

import io.rostrum.contracts.auction.EventRecord;
import io.rostrum.devstack.client.EventLog;
import io.rostrum.devstack.client.Gateway;
import io.rostrum.devstack.client.Scenario;
import io.rostrum.devstack.engine.EngineName;
import io.rostrum.devstack.engine.EngineStatus;
import io.rostrum.devstack.engine.EngineStatus.State;
import io.rostrum.devstack.engine.Stack;
import io.rostrum.devstack.engine.StackSettings;
import io.rostrum.devstack.engine.StandaloneFlink;
import io.rostrum.devstack.engine.TestSettings;
import io.rostrum.replay.Replay;
import io.rostrum.replay.ReplayReport.Verdict;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The job jar on a Flink cluster of its own, over the spine's Kafka, Redis and gateway. */
@Tag("long")
class ExternalFlinkIT {

    private static final Set<EngineName> JOB = EnumSet.of(EngineName.FLINK);

    private final Spine spine = Spine.whole();
    private final List<String> told = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void theJobRunsOnAnotherClusterAndGoesOnFromASavepointWithAnotherSourceAndParallelism() throws Exception {
        spine.stack().stop(EngineName.FLINK);
        try (StandaloneFlink flink = StandaloneFlink.start(folder.resolve("cluster"));
                Gateway gateway = spine.gateway();
                EventLog log = new EventLog(spine.settings().kafka())) {
            Stack aligned = stack(flink, Map.of("ROSTRUM_SOURCE", "aligned", "ROSTRUM_PARALLELISM", "1"));
            aligned.start(JOB).leaveRunning();
            try (Scenario scenario = spine.show(gateway, "cluster");
                    Load load = new Load(scenario, 3).begin(100)) {
                load.awaitDecided(200);
                EngineStatus status = statusOfFlink(aligned);
                assertEquals(State.ELSEWHERE, status.state());
                assertTrue(status.detail().endsWith(" RUNNING"), status.detail());
                load.pause();
                assertEquals(1, aligned.stopAll());

                List<EventRecord> before = log.events(scenario.show());
                Stack shuffled = stack(flink, Map.of(
                        "ROSTRUM_SOURCE", "keyby", "ROSTRUM_PARALLELISM", "2", "ROSTRUM_STATE_BACKEND", "rocksdb"));
                shuffled.start(JOB).leaveRunning();
                load.begin(100).awaitDecided(200);
                load.end();

                List<EventRecord> all = log.events(scenario.show());
                assertEquals(before, all.subList(0, before.size()));
                load.assertRecordedOnce(all);
                Replay.Result replay = spine.replay(scenario.show());
                assertEquals(Verdict.AGREES, replay.report().verdict(), replay.report().difference());
                await().atMost(Duration.ofSeconds(20))
                        .untilAsserted(() ->
                                assertEquals(List.of(), spine.mirrorDifferences(replay, scenario.show())));
                assertEquals(1, shuffled.stopAll());
            }
        } finally {
            spine.stack().start(EngineName.FLINK);
        }
    }

    private Stack stack(StandaloneFlink flink, Map<String, String> more) {
        Map<String, String> environment = TestSettings.environment(folder.resolve("data"), more);
        environment.put("ROSTRUM_KAFKA", spine.settings().kafka().toString());
        environment.put("ROSTRUM_REDIS", spine.settings().redis().toString());
        environment.put("ROSTRUM_FLINK", flink.rest().toString());
        return Stack.of(StackSettings.from(environment), told::add);
    }

    private static EngineStatus statusOfFlink(Stack stack) {
        return stack.status().stream()
                .filter(engine -> engine.name() == EngineName.FLINK)
                .findFirst()
                .orElseThrow();
    }
}
