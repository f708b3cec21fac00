package io.rostrum.bench;

import io.rostrum.bench.report.Report;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;

/** What every bench takes, and how every bench ends. */
final class ReportOptions {

    private static final int DOES_NOT_HOLD = 1;

    @Option(names = "--quick", description = "a short look; the figures are rough")
    private boolean quick;

    @Option(names = "--json", paramLabel = "FILE",
            description = "also writes the figures here, for programs to read")
    private Path json;

    boolean quick() {
        return quick;
    }

    /** Prints the table and writes the file; returns 0 only if every row was measured and holds. */
    int deliver(Report report) throws IOException {
        report.print(System.out);
        if (json != null) {
            report.write(json);
            System.out.println("written to " + json);
        }
        return report.holds() ? 0 : DOES_NOT_HOLD;
    }
}
