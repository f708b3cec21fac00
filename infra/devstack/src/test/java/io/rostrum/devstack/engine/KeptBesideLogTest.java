package io.rostrum.devstack.engine;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class KeptBesideLogTest {

    @TempDir
    private Path data;

    private final List<String> told = new ArrayList<>();

    private void fit(String log) throws IOException {
        new KeptBesideLog(data).fit(log, Set.of(), told::add);
    }

    private void keep(String what) throws IOException {
        Files.createDirectories(data.resolve("ledger/state"));
        Files.writeString(data.resolve("ledger/state/store"), what);
    }

    private String kept() throws IOException {
        return Files.readString(data.resolve("ledger/state/store"));
    }

    @Test
    void theSameLogKeepsWhatIsThere() throws IOException {
        fit("one");
        keep("of one");
        fit("one");
        assertEquals("of one", kept());
        assertEquals(List.of(), told);
    }

    @Test
    void anotherLogFindsNothingOfTheFirstAndTheStackSaysSo() throws IOException {
        fit("one");
        keep("of one");
        fit("two");
        assertFalse(Files.exists(data.resolve("ledger")));
        assertTrue(told.getFirst().contains("a new one"), told.toString());
        assertTrue(told.getLast().contains(data.resolve("set-aside/one").toString()), told.toString());
    }

    @Test
    void aLogThatComesBackFindsItsOwn() throws IOException {
        fit("one");
        keep("of one");
        fit("two");
        keep("of two");
        fit("one");
        assertEquals("of one", kept());
        fit("two");
        assertEquals("of two", kept());
    }

    @Test
    void nothingIsTakenFromEnginesThatRun() throws IOException {
        fit("one");
        keep("of one");
        String sentence = assertThrows(
                        CannotStart.class,
                        () -> new KeptBesideLog(data).fit("two", Set.of(EngineName.LEDGER), told::add))
                .getMessage();
        assertTrue(sentence.contains("./rostrum down"), sentence);
        assertEquals("of one", kept());
    }
}
