package io.rostrum.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Says which log the files of a folder were made from: beside another log they would tell orders and books
 * that never were.
 *
 * @param folder of the ledger's state and views
 */
record LogMark(Path folder) {

    private static final String NAME = "log.id";

    /**
     * Marks the folder, or finds it marked.
     *
     * @param logId of a topic, which no other topic ever has, not even a later one of the same name
     * @throws IllegalStateException if the files were made from another log
     */
    void require(String logId) throws IOException {
        Path mark = folder.resolve(NAME);
        if (Files.exists(mark)) {
            String before = Files.readString(mark).strip();
            if (!before.equals(logId)) {
                throw new IllegalStateException(
                        "what " + folder + " keeps was made from another log (" + before
                        + "), not from this one (" + logId
                        + "): move it away, it is made again from the log");
            }
            return;
        }
        Files.createDirectories(folder);
        Files.writeString(mark, logId + System.lineSeparator());
    }
}
