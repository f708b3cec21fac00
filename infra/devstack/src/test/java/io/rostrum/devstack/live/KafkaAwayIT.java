package io.rostrum.devstack.live;

import io.rostrum.contracts.auction.AuctionEvent.BidAccepted;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.socket.ServerFrame;
import io.rostrum.devstack.client.EventLog;
import io.rostrum.devstack.client.Gateway;
import io.rostrum.devstack.client.Participant;
import io.rostrum.devstack.client.Scenario;
import io.rostrum.devstack.client.Submission;
import io.rostrum.devstack.engine.EngineName;
import io.rostrum.replay.Replay;
import io.rostrum.replay.ReplayReport.Verdict;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

@Tag("drill")
class KafkaAwayIT {

    private final Spine spine = Spine.whole();

    @Test
    void aBidIsUnknownWhileKafkaIsAwayAndHasOneEffectHoweverOftenItIsSent() throws Exception {
        try (Gateway gateway = spine.gateway();
                Scenario scenario = spine.show(gateway, "kafka-away");
                Load load = new Load(scenario, 3).begin(50);
                EventLog log = new EventLog(spine.settings().kafka())) {
            load.awaitDecided(100);
            load.pause();
            Participant bidder = scenario.bidder("patient");
            Set<CommandId> unknown = ConcurrentHashMap.newKeySet();
            bidder.listen(frame -> {
                if (frame instanceof ServerFrame.Unknown said) {
                    unknown.add(said.commandId());
                }
            });

            spine.stack().kill(EngineName.KAFKA);
            Submission bid = scenario.bid(bidder, load.lots().getFirst(), 50_000_000);
            await("the bidder is told that nobody knows")
                    .atMost(Duration.ofSeconds(30)).until(() -> unknown.contains(bid.id()));
            spine.stack().start(EngineName.KAFKA);
            await("the same bid, sent again, gets its fate").atMost(Duration.ofSeconds(60)).until(() -> bid.fate().isDone());

            assertEquals(1, log.events(scenario.show()).stream().filter(event -> bid.id().equals(event.commandId())).count());
            assertEquals(bid.fate().join().accepted(), accepted(log, scenario, bid));
            Replay.Result replay = spine.replay(scenario.show());
            assertEquals(Verdict.AGREES, replay.report().verdict(), replay.report().difference());
        }
    }

    private static boolean accepted(EventLog log, Scenario scenario, Submission bid) {
        return log.events(scenario.show()).stream()
                .filter(event -> bid.id().equals(event.commandId()))
                .anyMatch(event -> event.event() instanceof BidAccepted);
    }
}
