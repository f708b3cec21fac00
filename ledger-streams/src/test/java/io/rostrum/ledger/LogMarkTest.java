package io.rostrum.ledger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class LogMarkTest {

    @Test
    void theSameLogFindsItsFilesAgain(@TempDir Path folder) throws IOException {
        new LogMark(folder.resolve("ledger")).require("one");
        new LogMark(folder.resolve("ledger")).require("one");
    }

    @Test
    void filesOfAnotherLogAreRefusedByName(@TempDir Path folder) throws IOException {
        new LogMark(folder).require("one");
        String sentence = assertThrows(IllegalStateException.class, () -> new LogMark(folder).require("two")).getMessage();
        assertTrue(sentence.contains("another log (one)"), sentence);
    }
}
