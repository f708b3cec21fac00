package io.rostrum.devstack.live;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.commerce.DeskCommand;
import io.rostrum.contracts.commerce.DeskRecord;
import io.rostrum.contracts.commerce.DeskStanding.OfSeller;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.log.Topics;
import io.rostrum.devstack.client.Gateway;
import io.rostrum.devstack.client.Participant;
import io.rostrum.devstack.client.RoomView;
import io.rostrum.devstack.client.Scenario;
import io.rostrum.devstack.engine.EngineName;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The first page over the real spine: crowds from rooms, plans from desks, a Redis that goes and comes. */
@Tag("drill")
class DiscoveryIT {

    private Spine spine;
    private Gateway gateway;

    @BeforeEach
    void aStack() {
        Chromium.browser();
        spine = Spine.whole();
        gateway = spine.gateway();
    }

    @AfterEach
    void leave() {
        if (gateway != null) {
            gateway.close();
        }
    }

    private static String card(Scenario scenario) {
        return "[data-group=live] [data-show=" + scenario.show() + "]";
    }

    private void watch(Scenario scenario, int people) {
        for (int i = 0; i < people; i++) {
            Participant viewer = gateway.join(new UserId(scenario.show() + "-viewer-" + i), Role.VIEWER);
            RoomView.of(viewer, scenario.show());
        }
    }

    /** What the ledger writes when a seller's plan begins. */
    private void plan(UserId seller, long seq, String planId) throws Exception {
        DeskRecord told = new DeskRecord(
                DeskCommand.sellerDesk(seller), seq, System.currentTimeMillis(), null, List.of(),
                new OfSeller(planId, "PAID", null, null, null, planId, null, 0, null, null, 0, null));
        Map<String, Object> settings =
                Map.of("bootstrap.servers", spine.settings().kafka().toString(), "acks", "all");
        var bytes = new ByteArraySerializer();
        try (var producer = new KafkaProducer<>(settings, bytes, bytes)) {
            producer.send(new ProducerRecord<>(
                            Topics.DESKS_EVENTS.name(), told.desk().getBytes(StandardCharsets.UTF_8),
                            Json.bytes(told)))
                    .get();
        }
    }

    @Test
    void liveShowsStandByTheirCrowdAndAPlanLiftsAndSaysSo() throws Exception {
        try (Scenario crowded = spine.show(gateway, "crowded");
                Scenario lifted = spine.show(gateway, "lifted");
                Visitor visitor = Visitor.atADesk(gateway)) {
            watch(crowded, 4);
            watch(lifted, 2);
            visitor.open("/").reads(card(crowded), "4 watching");
            visitor.reads(card(lifted), "2 watching");
            visitor.sees(card(lifted) + " [data-placed]", 0);
            assertTrue(stands(visitor, crowded) < stands(visitor, lifted));

            plan(lifted.seller().user(), 1, "PREMIUM");
            visitor.reads(card(lifted) + " [data-placed]", "the seller has Premium");
            assertTrue(stands(visitor, lifted) < stands(visitor, crowded));
            Axe.findsNothingSerious(visitor);

            plan(lifted.seller().user(), 2, "FREE");
            visitor.sees(card(lifted) + " [data-placed]", 0);
            visitor.complainsOfNothing();
        }
    }

    private static int stands(Visitor visitor, Scenario scenario) {
        Object place = visitor.page().evaluate(
                "id => [...document.querySelectorAll('[data-group=live] [data-show]')]"
                        + ".findIndex((one) => one.dataset.show === id)",
                scenario.show().value());
        return ((Number) place).intValue();
    }

    @Test
    void withoutRedisTheRoomsOfThisNodeAreListedAndAFlushedOneIsFilledAgain() throws Exception {
        try (Scenario scenario = spine.show(gateway, "redis-away");
                Visitor visitor = Visitor.with(gateway, new Browser.NewContextOptions()
                        .setViewportSize(390, 844).setColorScheme(ColorScheme.LIGHT))) {
            watch(scenario, 3);
            plan(scenario.seller().user(), 1, "ELITE");
            visitor.open("/").reads(card(scenario) + " [data-placed]", "Elite");
            spine.stack().kill(EngineName.REDIS);
            try {
                visitor.reads("[data-degraded]", "The whole list cannot be read now");
                visitor.reads(card(scenario), "3 watching");
                Axe.findsNothingSerious(visitor);
            } finally {
                spine.stack().start(EngineName.REDIS);
            }
            visitor.reads(card(scenario) + " [data-placed]", "Elite");
            visitor.sees("[data-degraded]", 0);
            try (Jedis redis = spine.redis()) {
                String book = redis.keys("plans:*").iterator().next();
                redis.del(book);
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> redis.hexists(book, "seller:" + scenario.seller().user().value()));
            }
            visitor.reads(card(scenario) + " [data-placed]", "Elite");
        }
    }
}
