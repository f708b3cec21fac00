package io.rostrum.devstack.live;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.AuctionCommand.PlacePreBid;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.socket.ServerFrame;
import io.rostrum.devstack.client.Commands;
import io.rostrum.devstack.client.EventLog;
import io.rostrum.devstack.client.Gateway;
import io.rostrum.devstack.client.Participant;
import io.rostrum.devstack.client.Scenario;
import io.rostrum.devstack.engine.EngineName;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Plants limits and reserves with figures that nothing else has, and searches everything that others can read. */
class SecrecyIT {

    private static final List<String> PLANTED = List.of("777123457", "666987653", "888654321", "555321987");

    private final Spine spine = Spine.whole();
    private final List<String> found = new ArrayList<>();

    @Test
    void noLimitAndNoReserveStandsWhereOthersCanRead() throws Exception {
        try (Gateway gateway = spine.gateway();
                Scenario scenario = spine.show(gateway, "secrets");
                EventLog log = new EventLog(spine.settings().kafka())) {
            ConcurrentLinkedQueue<ServerFrame> seen = new ConcurrentLinkedQueue<>();
            Participant watcher = gateway.join(new UserId("watcher"), Role.VIEWER);
            watcher.enter(scenario.show(), seen::add);
            LotId lot = scenario.openLot("lot-1", 1_000, 0);
            LotId reserved = scenario.openLot("lot-2", 1_000, 888_654_321);
            scenario.createLot("lot-3", 1_000, 555_321_987);
            Participant ann = scenario.bidder("ann");
            Participant bob = scenario.bidder("bob");
            bob.listen(seen::add);

            Commands.accepted(scenario.bid(ann, lot, 777_123_457));
            Commands.accepted(scenario.bid(bob, lot, 5_000));
            assertFalse(Commands.fate(scenario.bid(bob, lot, 4_000), Commands.PATIENCE).accepted());
            Commands.accepted(scenario.bid(bob, reserved, 1_000));
            Commands.accepted(ann.submit(
                    scenario.show(),
                    new PlacePreBid(
                            new LotId("lot-3"), scenario.money(666_987_653), true)));

            log.forEachRecord(scenario.show(), record ->
                    search("event " + record.offset(), new String(record.value(), StandardCharsets.UTF_8)));
            searchRedis();
            searchRecord(scenario);
            searchFolder(spine.settings().logFolder());
            searchPages(gateway, scenario);
            assertTrue(seen.size() > 5, "the watcher saw the room");
            seen.forEach(frame -> search("a frame", Json.text(frame)));
            assertEquals(List.of(), found);
        }
    }

    private void searchRedis() {
        try (Jedis redis = spine.redis()) {
            for (String key : redis.keys("*")) {
                search(key, key);
                switch (redis.type(key)) {
                    case "hash" -> search(key, redis.hgetAll(key).toString());
                    case "zset" -> search(key, redis.zrangeWithScores(key, 0, -1).toString());
                    case "stream" -> search(key, redis.xrange(key, "-", "+").toString());
                    case "string" -> search(key, redis.get(key));
                    default -> throw new AssertionError("a key of a type that nobody searches: " + key);
                }
            }
        }
    }

    /** Every row of every table, as text, once the record has the show's bids. */
    private void searchRecord(Scenario scenario) throws Exception {
        spine.stack().start(EngineName.POSTGRES);
        spine.stack().start(EngineName.RECORD);
        String url = "jdbc:postgresql://" + spine.settings().postgres() + "/rostrum?user=postgres";
        await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(
                () -> rows(url, "SELECT 1 FROM bids WHERE outcome = 'PRE_BID' AND show_id = '" + scenario.show() + "'")
                        .size() == 1);
        List<String> tables = rows(url, "SELECT table_schema || '.' || table_name FROM information_schema.tables "
                + "WHERE table_schema IN ('public', 'keeper') AND table_type = 'BASE TABLE'");
        assertTrue(tables.size() > 15, tables.toString());
        for (String table : tables) {
            rows(url, "SELECT t::text FROM " + table + " t").forEach(row -> search(table, row));
        }
    }

    private static List<String> rows(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    private void searchFolder(Path folder) throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                search(file.getFileName().toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
    }

    private void searchPages(Gateway gateway, Scenario scenario) throws Exception {
        String show = "/api/v1/shows/" + scenario.show();
        Map<String, Integer> answers = Map.of(
                "/api/v1/shows", 200, show, 200, show + "/lots/lot-1/history", 200, "/metrics", 200,
                "/room/" + scenario.show(), 200, "/console/" + scenario.show(), 200);
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (Map.Entry<String, Integer> page : answers.entrySet()) {
                URI address = gateway.http().resolve(page.getKey());
                HttpResponse<String> answer = http.send(
                        HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
                assertEquals(page.getValue(), answer.statusCode(), page.getKey());
                search(page.getKey(), answer.body());
            }
        }
    }

    private void search(String where, String text) {
        for (String planted : PLANTED) {
            if (text.contains(planted)) {
                found.add(planted + " stands in " + where);
            }
        }
    }
}
