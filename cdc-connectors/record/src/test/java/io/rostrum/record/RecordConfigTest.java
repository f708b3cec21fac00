package io.rostrum.record;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RecordConfigTest {

    @TempDir
    private Path folder;

    @Test
    void withoutSettingsItIsTheDevelopmentStack() throws RecordConfig.Invalid {
        RecordConfig config = RecordConfig.from(Map.of());
        assertEquals("postgres@127.0.0.1:15432/rostrum", config.owner().toString());
        assertEquals("127.0.0.1", config.host());
    }

    @Test
    void aPasswordComesFromAFileAndIsNeverTold() throws IOException, RecordConfig.Invalid {
        Path file = Files.writeString(folder.resolve("secret"), "very-secret\n");
        RecordConfig config = RecordConfig.from(Map.of(
                "ROSTRUM_POSTGRES", "db.example:5433", "ROSTRUM_POSTGRES_OWNER", "owner",
                "ROSTRUM_POSTGRES_OWNER_PASSWORD_FILE", file.toString(),
                "ROSTRUM_RECORD_PASSWORD_FILE", file.toString()));
        assertEquals("very-secret", config.owner().password());
        assertEquals("very-secret", config.rolePassword());
        assertFalse(config.toString().contains("very-secret"), config.toString());
        assertTrue(config.toString().contains("owner@db.example:5433/rostrum"), config.toString());
    }

    @Test
    void allFaultsAreToldTogether() {
        String told = assertThrows(RecordConfig.Invalid.class, () -> RecordConfig.from(Map.of(
                "ROSTRUM_POSTGRES", "db:port", "ROSTRUM_RECORD_PORT", "70000", "ROSTRUM_RECORD_BATCH_MAX", "0",
                "ROSTRUM_POSTGRES_DATABASE", "no; name"))).getMessage();
        assertTrue(told.contains("ROSTRUM_POSTGRES: must be HOST:PORT"), told);
        assertTrue(told.contains("ROSTRUM_RECORD_PORT must be 0 to 65535"), told);
        assertTrue(told.contains("ROSTRUM_RECORD_BATCH_MAX"), told);
        assertTrue(told.contains("ROSTRUM_POSTGRES_DATABASE"), told);
    }
}
