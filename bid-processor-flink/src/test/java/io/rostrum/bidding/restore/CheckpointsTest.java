package io.rostrum.bidding.restore;

import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.checkpoint.metadata.MetadataV6Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CheckpointsTest {
    @TempDir
    Path folder;

    @Test
    void ofNothingThereIsNoNewest() throws IOException {
        assertEquals(Optional.empty(), new Checkpoints(folder.resolve("absent"), List.of()).newest());
        assertEquals(Optional.empty(), new Checkpoints(folder, List.of()).newest());
    }

    @Test
    void theNewestCompleteOneIsFoundAmongRunsAndSavepoints() throws IOException {
        complete("run-1/chk-9", 1_000);
        Path newest = complete("savepoint-a", 3_000);
        complete("run-2/chk-1", 2_000);
        Files.createDirectories(folder.resolve("run-3/chk-2"));
        assertEquals(Optional.of(newest), new Checkpoints(folder, List.of()).newest());
    }

    @Test
    void oneThatCannotBeReadIsPassedOver() throws IOException {
        Path whole = complete("run-1/chk-1", 1_000);
        Path torn = complete("run-1/chk-2", 2_000);
        Files.write(torn.resolve("_metadata"), new byte[] {1, 2, 3});
        assertEquals(Optional.of(whole), new Checkpoints(folder, List.of()).newest());
    }

    @Test
    void ofAnotherBackendOnlySavepointsAreTakenUp() throws IOException {
        List<String> backends = List.of("heap", "rocksdb");
        Path own = complete("flink/checkpoints/log-1/heap/run-1/chk-1", 1_000);
        complete("flink/checkpoints/log-1/rocksdb/run-2/chk-7", 4_000);
        complete("flink/checkpoints/log-2/heap/run-3/chk-9", 5_000);
        assertEquals(Optional.of(own), Checkpoints.of(folder, "log-1", "heap", backends).newest());

        Path savepoint = complete("flink/checkpoints/log-1/rocksdb/savepoint-a", 3_000);

        assertEquals(Optional.of(savepoint), Checkpoints.of(folder, "log-1", "heap", backends).newest());
    }

    @Test
    void whatNoRestartNeedsIsDeleted() throws IOException {
        Path kept = complete("run-2/chk-5", 2_000);
        complete("run-1/chk-1", 1_000);
        complete("savepoint-old", 500);
        new Checkpoints(folder, List.of()).dropAllBut(kept);
        assertTrue(Files.exists(kept.resolve("_metadata")));
        assertFalse(Files.exists(folder.resolve("run-1")));
        assertFalse(Files.exists(folder.resolve("savepoint-old")));
    }

    private Path complete(String name, long writtenMillis) throws IOException {
        Path checkpoint = Files.createDirectories(folder.resolve(name));
        Path metadata = checkpoint.resolve("_metadata");
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(metadata))) {
            org.apache.flink.runtime.checkpoint.Checkpoints.storeCheckpointMetadata(
                    new CheckpointMetadata(1, List.of(), List.of()), out, MetadataV6Serializer.INSTANCE);
        }
        Files.setLastModifiedTime(metadata, FileTime.fromMillis(writtenMillis));
        return checkpoint;
    }
}
