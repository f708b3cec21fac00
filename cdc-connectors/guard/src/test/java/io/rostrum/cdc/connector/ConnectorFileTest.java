package io.rostrum.cdc.connector;

import io.rostrum.contracts.log.Topics;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ConnectorFileTest {

    private static final Path SHIPPED = Path.of("..", "connectors");
    private static final Map<String, String> VALUES = Map.of(
            "ROSTRUM_POSTGRES_HOST", "db.example", "ROSTRUM_POSTGRES_PORT", "5432", "ROSTRUM_POSTGRES_DATABASE", "rostrum",
            "ROSTRUM_CDC_USER", "rostrum_cdc", "ROSTRUM_CDC_PASSWORD_REFERENCE", "${file:/secrets/cdc:password}");

    private static ConnectorFile read(String json) {
        return ConnectorFile.read("tried", json.getBytes(StandardCharsets.UTF_8), Map.of("HOST", "db.example"));
    }

    @Test
    void settingsAreFilledInAndWhatConnectLooksUpIsLeftToIt() {
        ConnectorFile file = read("""
                {"connector.class": "a.B", "host": "${HOST}", "password": "${file:/secrets/cdc:password}", "price": "cdc.$1"}""");
        assertEquals("db.example", file.settings().get("host"));
        assertEquals("${file:/secrets/cdc:password}", file.settings().get("password"));
        assertEquals("cdc.$1", file.settings().get("price"));
        assertEquals("tried", file.configuration().get("name"));
    }

    @Test
    void allFaultsOfAFileAreToldTogether() {
        String told = assertThrows(ConnectorFile.Faulty.class, () -> read("""
                {"name": "other", "tasks.max": 1, "host": "${HOST2}", "port": "${my port}"}""")).getMessage();
        for (String part : List.of(
                "connector tried", "name is the file's name", "tasks.max must be a text", "host wants the setting HOST2",
                "port has ${my port}", "connector.class is missing")) {
            assertTrue(told.contains(part), told);
        }
    }

    @Test
    void aSettingThatStandsTwiceOrNoObjectAtAllIsAFault() {
        assertThrows(ConnectorFile.Faulty.class, () -> read("{\"connector.class\": \"a\", \"connector.class\": \"b\"}"));
        assertThrows(ConnectorFile.Faulty.class, () -> read("[]"));
        assertThrows(ConnectorFile.Faulty.class, () -> read("{"));
    }

    @Test
    void everyTopicOfChangedRowsIsCarriedByAConnectorAndNothingElseIs() throws IOException {
        TreeSet<String> carried = new TreeSet<>();
        for (ConnectorFile file : ConnectorFiles.read(SHIPPED, VALUES)) {
            for (String table : file.tables()) {
                assertTrue(carried.add(table), table + " is carried by one connector alone");
            }
        }
        TreeSet<String> topics = new TreeSet<>();
        Topics.CDC.forEach(topic -> topics.add(topic.name().substring(Topics.CDC_PREFIX.length())));
        assertEquals(topics, carried);
    }

    @Test
    void whatIsShippedIsExactlyOnceMakesNoPublicationAndHoldsNoSecret() throws IOException {
        for (ConnectorFile file : ConnectorFiles.read(SHIPPED, VALUES)) {
            assertEquals("required", file.settings().get("exactly.once.support"));
            assertEquals("disabled", file.settings().get("publication.autocreate.mode"));
            assertEquals("pgoutput", file.settings().get("plugin.name"));
            assertTrue(file.settings().get("database.password").startsWith("${"), "the password is looked up by Connect");
            String regex = file.settings().get("transforms.route.regex");
            assertEquals(
                    Topics.CDC_PREFIX + "bids",
                    "rostrum.public.bids".replaceFirst(regex, file.settings().get("transforms.route.replacement")));
            assertEquals(
                    Topics.CDC_HEARTBEAT.name(),
                    "__debezium-heartbeat.rostrum".replaceFirst(
                            file.settings().get("transforms.beat.regex"), file.settings().get("transforms.beat.replacement")));
        }
    }
}
