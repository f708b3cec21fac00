package io.rostrum.contracts;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * What no formatter sees to: the product's Java keeps within 110 columns, in every module; but for the diagrams
 * of state machines, which would say nothing cut in two. It stands in the module that is built first, so that it
 * is told before the long tests.
 */
class LinesTest {

    private static final int COLUMNS = 110;
    private static final Path HOME = Path.of("").toAbsolutePath().getParent().getParent();
    private static final String MAIN = Path.of("/src", "main", "java").toString();
    private static final int DEPTH_MAX = 20;

    @Test
    void noLineIsLongerThanAReaderCanSee() throws IOException {
        List<Path> files = sources();
        assertTrue(files.size() > 300, files.size() + " files below " + HOME);
        List<String> tooLong = new ArrayList<>();
        for (Path file : files) {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i);
                if (line.codePointCount(0, line.length()) > COLUMNS && !mayBeLonger(line)) {
                    tooLong.add(HOME.relativize(file) + ":" + (i + 1));
                }
            }
        }
        assertEquals(List.of(), tooLong);
    }

    private static boolean mayBeLonger(String line) {
        return line.startsWith("import ") || line.matches(" *\\*.*[─│┘└].*");
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.find(HOME, DEPTH_MAX, (file, facts) -> facts.isRegularFile()
                && file.toString().endsWith(".java") && file.toString().contains(MAIN))) {
            return files.toList();
        }
    }
}
