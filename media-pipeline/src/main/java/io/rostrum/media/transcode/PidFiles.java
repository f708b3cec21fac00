package io.rostrum.media.transcode;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Remembers in files which programs were started, so that a killed process leaves none of them behind. */
final class PidFiles {

    private static final Logger LOG = LoggerFactory.getLogger(PidFiles.class);
    private static final String ENDING = ".pid";

    private final Path folder;

    PidFiles(Path folder) {
        this.folder = folder;
    }

    /** Stops whatever an earlier process left running; tells how many there were. */
    int stopOrphans() throws IOException {
        Files.createDirectories(folder);
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.toString().endsWith(ENDING)).toList();
        }
        int stopped = 0;
        for (Path file : files) {
            Optional<ProcessHandle> orphan = read(file);
            if (orphan.isPresent() && orphan.get().destroyForcibly()) {
                stopped++;
                LOG.atWarn().setMessage("an ffmpeg of an earlier process was still running and was stopped")
                        .addKeyValue("pid", orphan.get().pid())
                        .log();
            }
            Files.deleteIfExists(file);
        }
        return stopped;
    }

    /** The process that the file means, if it still runs: a pid alone may be another's by now. */
    private static Optional<ProcessHandle> read(Path file) throws IOException {
        String[] words = Files.readString(file).strip().split(" ");
        if (words.length != 2 || !words[0].matches("[0-9]{1,10}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(words[0]))
                .filter(ProcessHandle::isAlive)
                .filter(process -> words[1].equals(startOf(process)));
    }

    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).map(Object::toString).orElse("-");
    }

    void remember(ProcessHandle process) throws IOException {
        Files.writeString(file(process), process.pid() + " " + startOf(process) + "\n");
    }

    void forget(ProcessHandle process) {
        try {
            Files.deleteIfExists(file(process));
        } catch (IOException cannot) {
            LOG.atWarn().setMessage("a pid file cannot be removed").setCause(cannot).log();
        }
    }

    private Path file(ProcessHandle process) {
        return folder.resolve("ffmpeg-" + process.pid() + ENDING);
    }
}
