package io.rostrum.ledger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class LeftStoresTest {

    @TempDir
    private Path folder;

    private Path task;
    private Path name;
    private LeftStores stores;

    @BeforeEach
    void aRun() throws IOException {
        stores = new LeftStores(folder);
        stores.open();
        task = folder.resolve("rostrum-sales").resolve("0_12");
        Files.createDirectories(task.resolve("rocksdb").resolve("shows"));
        Files.writeString(task.resolve("rocksdb").resolve("shows").resolve("CURRENT"), "x");
        name = Files.writeString(folder.resolve("rostrum-sales").resolve("kafka-streams-process-metadata"), "{}");
    }

    @Test
    void storesOfARunThatWasKilledGoAndItsNameStays() throws IOException {
        stores.open();
        assertFalse(Files.exists(task));
        assertTrue(Files.exists(name));
    }

    @Test
    void storesOfARunThatWasClosedStayForOneStart() throws IOException {
        stores.closed();
        stores.open();
        assertTrue(Files.exists(task));
        stores.open();
        assertFalse(Files.exists(task));
    }
}
