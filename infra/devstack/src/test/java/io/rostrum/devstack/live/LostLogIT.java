package io.rostrum.devstack.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.auction.ShippedPacks;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.money.Money;
import io.rostrum.devstack.client.Commands;
import io.rostrum.devstack.client.Gateway;
import io.rostrum.devstack.client.Participant;
import io.rostrum.devstack.client.Scenario;
import io.rostrum.devstack.client.Submission;
import io.rostrum.devstack.engine.EngineName;
import io.rostrum.devstack.engine.LogFiles;
import io.rostrum.replay.Replay;
import io.rostrum.replay.ReplayReport.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Kafka's data are removed while Redis, the checkpoints and the ledger's state stay: nothing of the old may come
 * back.
 */
@Tag("long")
class LostLogIT {

    private final Spine spine = Spine.withMoney();

    @AfterEach
    void withoutDump() throws Exception {
        Files.deleteIfExists(dump());
    }

    private Path dump() {
        return spine.settings().data().resolve("redis").resolve("dump.rdb");
    }

    @Test
    void whatIsLeftOfALostLogIsSetAsideAndAShowOfTheSameIdStartsAnew() throws Exception {
        ShowId lost;
        try (Gateway gateway = spine.gateway(); Scenario scenario = spine.show(gateway, "lost")) {
            lost = scenario.show();
            LotId lot = scenario.openLot("lot-1", 1_000, 0);
            Participant bidder = scenario.bidder("bidder");
            long seq = Commands.accepted(scenario.bid(bidder, lot, 5_000)).outcome().seq();
            scenario.hammer(lot, seq);
            await().atMost(Duration.ofSeconds(30)).until(() -> shows(gateway).contains(scenario.show().value()));
        }
        try (Jedis redis = spine.redis()) {
            redis.save();
        }

        spine.loseLog();

        assertTrue(Spine.told().stream().anyMatch(line -> line.contains("a new one, and empty")), "said so");
        String ready = Files.readString(LogFiles.out(spine.settings(), EngineName.FLINK));
        assertTrue(ready.substring(ready.lastIndexOf("restored=")).startsWith("restored=nothing"), ready);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertEquals(Set.of(), mirrored(lost)));
        try (Gateway gateway = spine.gateway()) {
            assertFalse(shows(gateway).contains(lost.value()));
            Participant late = gateway.join(new UserId("late"), Role.BIDDER);
            Submission bid = late.bid(lost, new LotId("lot-1"), new Money(9_000, "USD"));
            assertEquals(Refusal.UNKNOWN_SHOW, Commands.fate(bid, Commands.PATIENCE).reason());
            holdsAgain(gateway, lost);
        }
    }

    /** The id is free again, and the history under it begins at 1. */
    private void holdsAgain(Gateway gateway, ShowId show) {
        try (Scenario scenario = Scenario.live(gateway, show, "USD", ShippedPacks.named("fixed:100", "USD"))) {
            LotId lot = scenario.openLot("lot-1", 2_000, 0);
            assertTrue(Commands.accepted(scenario.bid(scenario.bidder("bidder"), lot, 3_000)).outcome().leads());
            Replay.Result fold = spine.replay(show);
            assertEquals(Verdict.AGREES, fold.report().verdict(), fold.report().difference());
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertEquals(List.of(), spine.mirrorDifferences(fold, show)));
        }
    }

    private Set<String> mirrored(ShowId show) {
        try (Jedis redis = spine.redis()) {
            return redis.keys("*{" + show + "}*");
        }
    }

    private static List<String> shows(Gateway gateway) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(gateway.http().resolve("api/v1/shows")).build();
            JsonNode answer = Json.LOG.readTree(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
            return answer.get("shows").findValuesAsText("showId");
        }
    }
}
