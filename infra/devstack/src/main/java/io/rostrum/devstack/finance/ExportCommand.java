package io.rostrum.devstack.finance;

import io.rostrum.accounting.PeriodNote;
import io.rostrum.accounting.export.BeancountExport;
import io.rostrum.accounting.export.BookExport;
import io.rostrum.accounting.export.CsvExport;
import io.rostrum.accounting.export.HledgerExport;
import io.rostrum.contracts.ledger.Month;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** {@code finance export}. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes the committed journal in the format of hledger, Beancount, or as CSV.")
final class ExportCommand implements Callable<Integer> {

    /** The tools whose words are spoken. */
    enum Format {
        HLEDGER,
        BEANCOUNT,
        CSV
    }

    @Mixin
    private BookOptions options;

    @Option(names = "--format", paramLabel = "NAME", required = true,
            description = "${COMPLETION-CANDIDATES}")
    private Format format;

    @Option(names = "--from", paramLabel = "TIME", description = "from this day or moment on (the beginning)")
    private String from;

    @Option(names = "--to", paramLabel = "TIME", description = "before this day or moment (now)")
    private String to;

    @Option(names = "--out", paramLabel = "FILE", description = "where to (standard output)")
    private Path file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (file == null) {
            write(spec.commandLine().getOut());
            return 0;
        }
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
            write(out);
            if (out.checkError()) {
                throw new IOException(file + " could not be written");
            }
        }
        return 0;
    }

    /** The last month that is closed by now, or null. */
    private Month closedThrough() {
        Month[] through = new Month[1];
        options.entries(
                (entry, bytes) -> PeriodNote.of(entry).ifPresent(note -> through[0] = note.closedThrough()));
        return through[0];
    }

    private void write(PrintWriter out) {
        long fromMillis = BookOptions.millis(from, 0);
        long toMillis = BookOptions.millis(to, Long.MAX_VALUE);
        BookExport export = switch (format) {
            case HLEDGER -> new HledgerExport();
            case BEANCOUNT -> new BeancountExport("Rostrum, book " + options.bookId());
            case CSV -> new CsvExport();
        };
        export.begin(closedThrough()).forEach(out::println);
        options.entries((entry, bytes) -> {
            boolean wanted =
                    entry.phase().counts() && entry.atMillis() >= fromMillis && entry.atMillis() < toMillis;
            if (wanted) {
                export.entry(entry).forEach(out::println);
            }
        });
        out.flush();
    }
}
