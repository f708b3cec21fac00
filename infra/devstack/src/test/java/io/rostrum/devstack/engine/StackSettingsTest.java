package io.rostrum.devstack.engine;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class StackSettingsTest {

    @Test
    void dataStandBesideTheRepositoryUnlessAFolderIsNamed() {
        assertEquals(
                Path.of("/somewhere/rostrum/data"),
                StackSettings.from(Map.of("ROSTRUM_HOME", "/somewhere/rostrum")).data());
        assertEquals(
                Path.of("/else/where"),
                StackSettings.from(Map.of("ROSTRUM_HOME", "/somewhere", "ROSTRUM_DATA", "/else/where")).data());
    }

    @Test
    void anEngineElsewhereIsSpokenToAtItsOwnAddress() {
        StackSettings settings =
                StackSettings.from(Map.of("ROSTRUM_KAFKA", "broker.example:9092", "ROSTRUM_KAFKA_PORT", "20100"));
        assertEquals(new Address("broker.example", 9_092), settings.kafka());
        assertEquals(new Address("127.0.0.1", 16_379), settings.redis());
    }

    @Test
    void aGatewayOnEveryAddressIsReachedOnThisMachine() {
        assertEquals("127.0.0.1:8080", StackSettings.from(Map.of("ROSTRUM_GATEWAY_HOST", "0.0.0.0")).gateway().toString());
    }

    @Test
    void allFaultsAreToldTogetherByTheNamesOfTheirSettings() {
        Map<String, String> environment =
                Map.of("ROSTRUM_KAFKA_PORT", "0", "ROSTRUM_REDIS", "nowhere", "ROSTRUM_FLINK_HEAP", "much");
        String told = assertThrows(CannotStart.class, () -> StackSettings.from(environment)).getMessage();
        assertTrue(told.contains("ROSTRUM_KAFKA_PORT must be a port"), told);
        assertTrue(told.contains("ROSTRUM_REDIS must be HOST:PORT"), told);
        assertTrue(told.contains("ROSTRUM_FLINK_HEAP must be a heap size"), told);
    }
}
