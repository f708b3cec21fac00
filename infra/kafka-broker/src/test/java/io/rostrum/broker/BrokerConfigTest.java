package io.rostrum.broker;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class BrokerConfigTest {

    @Test
    void theControllerTakesTheNextPortUnlessToldOtherwise() {
        BrokerConfig config = BrokerConfig.from(Map.of("ROSTRUM_KAFKA_PORT", "20100"));
        assertEquals(20_101, config.controllerPort());
    }

    @Test
    void aPortThatIsNoNumberIsRefusedByName() {
        Map<String, String> environment = Map.of("ROSTRUM_KAFKA_PORT", "many");
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> BrokerConfig.from(environment));
        assertTrue(refusal.getMessage().contains("ROSTRUM_KAFKA_PORT"));
    }

    @Test
    void bothListenersOnOnePortAreRefused() {
        Path folder = Path.of("anywhere");
        assertThrows(IllegalArgumentException.class, () -> new BrokerConfig(folder, 20_100, 20_100));
    }

    @Test
    void topicsAreNeverMadeByAccident() {
        BrokerConfig config = new BrokerConfig(Path.of("anywhere"), 20_100, 20_101);
        assertEquals("false", config.kafkaProperties().getProperty("auto.create.topics.enable"));
    }

    @Test
    void theBrokerListensOnThisMachineAlone() {
        BrokerConfig config = new BrokerConfig(Path.of("anywhere"), 20_100, 20_101);
        assertEquals(
                "PLAINTEXT://127.0.0.1:20100,CONTROLLER://127.0.0.1:20101",
                config.kafkaProperties().getProperty("listeners"));
    }
}
