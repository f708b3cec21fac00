package io.rostrum.media.transcode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The carried ffmpeg starts where the libraries of devices are empty stand-ins, as it does on a bare server. */
class StandInIT {

    private static final Set<String> DEVICES = Set.of(
            "libpulse.so.0", "libasound.so.2", "libxcb.so.1", "libxcb-shm.so.0", "libxcb-shape.so.0", "libxcb-xfixes.so.0",
            "libudev.so.1");

    @TempDir
    Path folder;

    @Test
    void itStartsWithEmptyLibrariesInTheDevicesPlace() throws Exception {
        FfmpegFinder finder = new FfmpegFinder(folder, Optional.empty(), Optional.empty(), DEVICES);
        Optional<Ffmpeg> found = finder.find();
        assertTrue(found.isPresent(), finder.why());
        assertTrue(found.get().program().startsWith(folder), found.get().toString());
        try (Stream<Path> files = Files.list(found.get().program().resolveSibling("stand-ins"))) {
            assertEquals(DEVICES.size(), files.count());
        }
    }

    @Test
    void aProgramThatDoesNotStartIsNotTakenAndSaidWhy() throws Exception {
        Path wrong = folder.resolve("ffmpeg");
        Files.writeString(wrong, "#!/bin/sh\necho no such device >&2\nexit 3\n");
        Files.setPosixFilePermissions(wrong, PosixFilePermissions.fromString("rwx------"));
        FfmpegFinder finder = new FfmpegFinder(folder, Optional.of(wrong), Optional.empty());
        assertEquals(Optional.empty(), finder.find());
        assertTrue(finder.why().contains("no such device"), finder.why());
    }
}
