package io.rostrum.cdc.worker;

import org.apache.kafka.connect.runtime.distributed.DistributedConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class WorkerConfigTest {

    @TempDir
    private Path plugins;

    private Map<String, String> properties() throws WorkerConfig.Invalid {
        return WorkerConfig.from(Map.of(
                "ROSTRUM_CONNECT_PLUGINS", plugins.toString(), "ROSTRUM_CONNECT_PORT", "20100")).workerProperties();
    }

    @Test
    void connectKnowsEverySetting() throws WorkerConfig.Invalid {
        Set<String> unknown = new TreeSet<>(properties().keySet());
        unknown.removeAll(new DistributedConfig(properties()).values().keySet());
        unknown.removeIf(name -> name.startsWith("config.providers.") || name.matches("(key|value)[.]converter[.].*"));
        assertEquals(Set.of(), unknown);
    }

    @Test
    void theWorkerListensOnThisMachineAloneAndMakesNoTopicUp() throws WorkerConfig.Invalid {
        assertEquals("http://127.0.0.1:20100", properties().get("listeners"));
        assertEquals("false", properties().get("topic.creation.enable"));
        assertEquals("enabled", properties().get("exactly.once.source.support"));
    }

    @Test
    void allFaultsAreToldTogetherByTheNamesOfTheirSettings() {
        Map<String, String> environment = Map.of("ROSTRUM_CONNECT_PORT", "many", "ROSTRUM_CONNECT_PLUGINS", "/nowhere/at/all");
        String told = assertThrows(WorkerConfig.Invalid.class, () -> WorkerConfig.from(environment)).getMessage();
        assertTrue(told.contains("ROSTRUM_CONNECT_PORT") && told.contains("ROSTRUM_CONNECT_PLUGINS"), told);
    }
}
