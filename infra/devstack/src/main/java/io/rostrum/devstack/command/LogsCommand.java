package io.rostrum.devstack.command;

import io.rostrum.devstack.engine.EngineName;
import io.rostrum.devstack.engine.LogFiles;
import io.rostrum.devstack.engine.StackSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Shows what the engines logged, and with {@code -f} what they log from now on. */
@Command(
        name = "logs",
        mixinStandardHelpOptions = true,
        description = "Shows the newest lines of an engine's log, or of all.")
public final class LogsCommand implements Callable<Integer> {

    private static final long POLL_MILLIS = 200;
    /** No more than this is read of one file at once. */
    private static final long READ_BYTES_MAX = 4L << 20;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "as status lists them; all by default")
    private String name;

    @Option(names = {"-f", "--follow"}, description = "go on until interrupted")
    private boolean follow;

    @Option(names = {"-n", "--lines"}, paramLabel = "N", defaultValue = "50",
            description = "lines of each (${DEFAULT-VALUE})")
    private int lines;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        StackSettings settings = StackSettings.from(System.getenv());
        List<EngineName> names =
                name == null ? List.of(EngineName.values()) : List.of(EngineName.parse(name));
        Terminal terminal = new Terminal(spec);
        Map<Path, Long> read = new LinkedHashMap<>();
        for (EngineName engine : names) {
            for (Path file : List.of(LogFiles.out(settings, engine), LogFiles.log(settings, engine))) {
                read.put(file, showNewest(file, terminal));
            }
        }
        while (follow) {
            Thread.sleep(POLL_MILLIS);
            for (Map.Entry<Path, Long> file : read.entrySet()) {
                file.setValue(showFrom(file.getKey(), file.getValue(), terminal));
            }
        }
        return 0;
    }

    private long showNewest(Path file, Terminal terminal) throws IOException {
        if (!Files.exists(file) || Files.size(file) == 0) {
            return 0;
        }
        terminal.say("==> " + file);
        List<String> all = new ArrayList<>();
        long end = readFrom(file, Math.max(0, Files.size(file) - READ_BYTES_MAX), all);
        all.subList(Math.max(0, all.size() - Math.max(0, lines)), all.size()).forEach(terminal::say);
        return end;
    }

    private static long showFrom(Path file, long from, Terminal terminal) throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        List<String> fresh = new ArrayList<>();
        long rolledOver = Files.size(file) < from ? 0 : from;
        long end = readFrom(file, rolledOver, fresh);
        fresh.forEach(terminal::say);
        return end;
    }

    /** Reads whole lines; a line that is still being written is left for the next time. */
    private static long readFrom(Path file, long from, List<String> into) throws IOException {
        try (RandomAccessFile text = new RandomAccessFile(file.toFile(), "r")) {
            byte[] bytes = new byte[(int) Math.min(READ_BYTES_MAX, Math.max(0, text.length() - from))];
            text.seek(from);
            text.readFully(bytes);
            int whole = bytes.length;
            while (whole > 0 && bytes[whole - 1] != '\n') {
                whole--;
            }
            new String(bytes, 0, whole, StandardCharsets.UTF_8).lines().forEach(into::add);
            return from + whole;
        }
    }
}
