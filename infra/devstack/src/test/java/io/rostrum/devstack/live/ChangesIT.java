package io.rostrum.devstack.live;

import io.rostrum.cdc.connect.Application;
import io.rostrum.cdc.connect.Application.Outcome;
import io.rostrum.cdc.connect.ConnectRest;
import io.rostrum.cdc.connector.ConnectorFile;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.log.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@Tag("drill")
class ChangesIT {

    @AfterAll
    static void stop() {
        Changes.over();
    }

    @TempDir
    private Path folder;

    @Test
    void everyColumnOfEveryPublishedTableReachesItsTopicAndADeletedRowIsMarked() throws Exception {
        Changes changes = Changes.whole();
        changes.show("all");
        changes.sql(
                "INSERT INTO paddles VALUES ('all', 7, 'u1', 'seller-of-all', 'APPROVED', 1, 2, 0, 2)",
                "INSERT INTO bids VALUES ('all', 1, 'l1', 'seller-of-all', 7, 'u1', 'ACCEPTED', '', 'LIMIT', false, true, false, 0, "
                        + "9000000000000000, 2, 1, 'NONE', 'USD', 'art', 1764000000001)",
                "INSERT INTO orders VALUES ('o1', 'all', 'l1', 0, 'i1', 'seller-of-all', 'u1', 7, 'art', 'USD', 'HELD', "
                        + "'AWAITING_SHIPMENT', 1, 2, 3, 4, 5, 6, 7, 500, 900, 8, 9, 'free', false, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, "
                        + "12, 13)",
                "INSERT INTO payouts VALUES ('o1', 'all', 'seller-of-all', 'USD', 'PAID_OUT', 5, 0, 'DE', 't', 'p', 1, 2, 3, 4, 5, 6)",
                "INSERT INTO disputes VALUES ('o1-1', 'o1', 'all', 'seller-of-all', 'u1', 'BUYER', 'broken', 'OPEN', '', '', 'USD', 5, "
                        + "0, 1, 0, 0, 9, 0, 1)",
                "INSERT INTO entries VALUES ('e1', 'main', 1, 'BOOKED', 'ManualEntry', 'f1', 1, 2, 3)",
                "INSERT INTO postings VALUES ('e1', 1, 'main', 'bank', 'BANK', '', 'DEBIT', 5, 'USD', 'BOOKED', 1, 2)",
                "INSERT INTO viewers_per_minute VALUES ('all', 1764000000000, 'n1', 'seller-of-all', 5, 90, 60, 7, 8)",
                "UPDATE lots SET title = 'Another', price_minor = 9000000000 WHERE show_id = 'all'",
                "INSERT INTO sellers VALUES ('gone', 1, '', 0)",
                "DELETE FROM sellers WHERE seller_id = 'gone'");

        changes.assertEqual();

        for (String table : changes.connector().tables()) {
            assertFalse(changes.records(Topics.CDC_PREFIX + table).isEmpty(), table);
        }
        ConsumerRecord<String, String> bid = changes.records("bids", "all").getFirst();
        assertEquals("{\"show_id\":\"all\",\"seq\":1}", bid.key());
        assertTrue(bid.value().contains("\"price_minor\":9000000000000000,"), bid.value());
        assertTrue(bid.value().contains("\"at_millis\":1764000000001,"), bid.value());
        assertTrue(bid.value().endsWith("\"__deleted\":\"false\"}"), bid.value());
        String gone = changes.records(Topics.CDC_PREFIX + "sellers").stream()
                .filter(record -> record.key().equals("{\"seller_id\":\"gone\"}")).toList().getLast().value();
        assertTrue(gone.endsWith("\"__deleted\":\"true\"}"), gone);
    }

    @Test
    void equalKeysShareThePartitionThatKafkaItselfWouldChoose() throws Exception {
        Changes changes = Changes.whole();
        changes.show("spread");
        try (RowLoad load = new RowLoad(changes, "spread")) {
            load.awaitMore(200).end();
        }
        changes.assertEqual("bids", "lots");
        for (String table : List.of("bids", "lots")) {
            int partitions = Topics.CDC.stream().filter(topic -> topic.name().equals(Topics.CDC_PREFIX + table))
                    .findFirst().orElseThrow().partitions();
            for (ConsumerRecord<String, String> record : changes.records(Topics.CDC_PREFIX + table)) {
                byte[] key = record.key().getBytes(StandardCharsets.UTF_8);
                assertEquals(Utils.toPositive(Utils.murmur2(key)) % partitions, record.partition(), record.key());
            }
        }
    }

    @Test
    void applyingTheFilesAgainChangesNothingAndTheGuardCountsAsOneWhoApplies() throws Exception {
        Changes changes = Changes.whole();
        try (ConnectRest connect = changes.connect()) {
            Map<String, String> before = connect.configuration(Changes.CONNECTOR).orElseThrow();
            int configs = changes.records("rostrum-connect-configs").size();
            assertEquals(Outcome.UNCHANGED, new Application(connect).apply(changes.connector()));
            assertEquals(Outcome.UNCHANGED, new Application(connect).apply(changes.connector()));
            assertEquals(before, connect.configuration(Changes.CONNECTOR).orElseThrow());
            assertEquals(configs, changes.records("rostrum-connect-configs").size());
        }
    }

    @Test
    void aSettingThatNobodyKnowsIsRefusedByItsNameAndNothingIsSent() throws Exception {
        Changes changes = Changes.whole();
        for (String wrong : List.of("snapshot.mod", "transforms.unwrap.delete.handling.mode", "producer.override.lingerms")) {
            Map<String, String> settings = new HashMap<>(changes.connector().settings());
            settings.put(wrong, "1");
            try (ConnectRest connect = changes.connect()) {
                String told = assertThrows(
                        ConnectorFile.Faulty.class,
                        () -> new Application(connect).apply(new ConnectorFile(Changes.CONNECTOR, settings))).getMessage();
                assertEquals("connector rostrum-record: " + wrong + " is a setting that nobody knows", told);
                assertEquals(Outcome.UNCHANGED, new Application(connect).apply(changes.connector()));
            }
        }
        Path connectors = Files.createDirectory(folder.resolve("connectors"));
        Map<String, String> misspelt = new TreeMap<>(changes.connector().settings());
        misspelt.put("heartbeat.interval", "5");
        Files.write(connectors.resolve("rostrum-record.json"), Json.bytes(misspelt));
        String said = changes.shell().rostrum(
                1, Map.of("ROSTRUM_CONNECTORS", connectors.toString()), "cdc", "apply");
        assertTrue(said.contains("heartbeat.interval is a setting that nobody knows"));
    }

    @Test
    void connectsOwnTopicsAreCompactedAndTheHeartbeatGoesOnThoughNothingChanges() throws Exception {
        Changes changes = Changes.whole();
        List<ConfigResource> own = Stream.of("rostrum-connect-configs", "rostrum-connect-offsets", "rostrum-connect-status")
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name)).toList();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", changes.config().kafka()))) {
            Map<ConfigResource, Config> found = admin.describeConfigs(own).all().get();
            found.forEach((topic, config) -> assertEquals("compact", config.get("cleanup.policy").value(), topic.name()));
        }
        assertEquals(1, changes.partitions("rostrum-connect-configs"));
        int beats = changes.records(Topics.CDC_HEARTBEAT.name()).size();
        await().atMost(Duration.ofSeconds(60)).until(() -> changes.records(Topics.CDC_HEARTBEAT.name()).size() > beats);
    }

    @Test
    void thePasswordIsInNoAnswerNoTopicAndNoLog() throws Exception {
        Changes changes = Changes.whole();
        try (ConnectRest connect = changes.connect()) {
            assertEquals(
                    "${env:ROSTRUM_CDC_PASSWORD}",
                    connect.configuration(Changes.CONNECTOR).orElseThrow().get("database.password"));
        }
        List<String> told = new ArrayList<>();
        changes.records("rostrum-connect-configs").forEach(record -> told.add(record.value()));
        told.add(changes.guard("/report") + changes.guard("/metrics") + changes.health() + changes.config());
        try (Stream<Path> logs = Files.walk(changes.stack().settings().logFolder())) {
            for (Path log : logs.filter(Files::isRegularFile).toList()) {
                told.add(Files.readString(log, StandardCharsets.ISO_8859_1));
            }
        }
        assertTrue(told.size() > 5);
        told.forEach(text -> assertFalse(text != null && text.contains(Changes.PASSWORD)));
    }
}
