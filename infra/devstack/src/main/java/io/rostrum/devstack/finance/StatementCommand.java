package io.rostrum.devstack.finance;

import io.rostrum.accounting.Statement;
import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.JournalEntry;
import io.rostrum.contracts.ledger.Posting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/** {@code finance statement}. */
@Command(
        name = "statement",
        mixinStandardHelpOptions = true,
        description = "Lists what happened on one account, with its balance after each posting.")
final class StatementCommand implements Callable<Integer> {

    /** Lines that are kept; a longer statement is asked for in parts. */
    private static final int LINES_MAX = 200_000;
    private static final String LINE = "%8s  %-24s %-22s %16s %18s %s%n";

    @Mixin
    private BookOptions options;

    @Option(names = "--account", paramLabel = "NAME", required = true,
            description = "such as stripe:available, seller:ID:payable")
    private String account;

    @Option(names = "--from", paramLabel = "TIME", description = "from this day or moment on (the beginning)")
    private String from;

    @Option(names = "--to", paramLabel = "TIME", description = "before this day or moment (now)")
    private String to;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Account wanted = new Account(account);
        long fromMillis = BookOptions.millis(from, 0);
        long toMillis = BookOptions.millis(to, Long.MAX_VALUE);
        Map<String, Running> units = new TreeMap<>();
        options.entries((entry, bytes) -> {
            if (entry.phase().counts() && entry.atMillis() < toMillis) {
                entry.postings().stream()
                        .filter(posting -> posting.account().equals(wanted))
                        .forEach(posting -> units.computeIfAbsent(posting.unit(), unit -> new Running())
                                .add(entry, posting, entry.atMillis() >= fromMillis));
            }
        });
        List<Statement> statements = new ArrayList<>();
        units.forEach((unit, running) -> statements.add(new Statement(
                options.bookId(), wanted, unit, running.opening, running.lines, running.net)));
        statements.forEach(statement -> print(statement, spec.commandLine().getOut()));
        options.write(statements);
        if (statements.isEmpty()) {
            spec.commandLine().getErr().println("nothing was ever posted to " + account);
        }
        return 0;
    }

    /** One unit of the account. */
    private static final class Running {

        private final List<Statement.Line> lines = new ArrayList<>();
        private long opening;
        private long net;

        void add(JournalEntry entry, Posting posting, boolean shown) {
            boolean grows = posting.side() == posting.account().kind().normalSide();
            net = Math.addExact(net, grows ? posting.minor() : -posting.minor());
            if (!shown) {
                opening = net;
            } else if (lines.size() >= LINES_MAX) {
                throw new IllegalArgumentException(
                        "more than " + LINES_MAX + " lines; ask for a shorter time");
            } else {
                lines.add(new Statement.Line(
                        entry.seq(), entry.atMillis(), entry.entryId(),
                        entry.fact().getClass().getSimpleName(), posting.side(), posting.minor(), net));
            }
        }
    }

    private static void print(Statement statement, PrintWriter out) {
        String unit = statement.unit();
        out.printf(Locale.ROOT, "%s in %s%n", statement.account(), unit);
        out.printf(Locale.ROOT, LINE, "entry", "at", "fact", "amount", "balance", "id");
        out.printf(
                Locale.ROOT, LINE, "", "", "opening", "", Columns.major(statement.openingMinor(), unit), "");
        for (Statement.Line line : statement.lines()) {
            String amount = line.side().name().charAt(0) + " " + Columns.major(line.minor(), unit);
            out.printf(
                    Locale.ROOT, LINE, line.seq(), Instant.ofEpochMilli(line.atMillis()),
                    line.factType(), amount, Columns.major(line.netMinor(), unit), line.entryId());
        }
        out.printf(
                Locale.ROOT, LINE, "", "", "closing", "", Columns.major(statement.closingMinor(), unit), "");
        out.flush();
    }
}
