package io.rostrum.devstack.finance;

import io.rostrum.accounting.Balances;
import io.rostrum.accounting.TrialBalance;
import io.rostrum.contracts.ledger.Balance;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.ledger.JournalEntry;
import io.rostrum.contracts.ledger.Posting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code finance trial-balance}. */
@Command(
        name = "trial-balance",
        mixinStandardHelpOptions = true,
        description =
                "Adds up the committed journal: every account, in every unit. Exits 1 if debits differ from "
                        + "credits.")
final class TrialBalanceCommand implements Callable<Integer> {

    private static final String LINE = "%-44s %18s %18s %18s %s%n";

    @Mixin
    private BookOptions options;

    @Option(names = "--at", paramLabel = "TIME", description = "as of this day or moment (now)")
    private String at;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        BookId book = options.bookId();
        long until = BookOptions.millis(at, Long.MAX_VALUE);
        Map<String, Balance> balances = new HashMap<>();
        options.entries((entry, bytes) -> {
            if (entry.atMillis() <= until && entry.phase().counts()) {
                entry.postings().forEach(posting -> add(balances, entry, posting));
            }
        });
        TrialBalance trial = TrialBalance.of(book, balances.values());
        print(trial, spec.commandLine().getOut());
        options.write(trial);
        return trial.balanced() ? 0 : 1;
    }

    private static void add(Map<String, Balance> balances, JournalEntry entry, Posting posting) {
        balances.compute(Balance.key(entry.bookId(), posting.account(), posting.unit()),
                (key, before) -> Balances.after(
                before == null ? Balance.zero(entry.bookId(), posting.account(), posting.unit()) : before,
                posting, entry.phase(), entry.seq(), entry.atMillis()));
    }

    private static void print(TrialBalance trial, PrintWriter out) {
        out.printf(Locale.ROOT, LINE, "account", "debits", "credits", "balance", "unit");
        for (TrialBalance.Line line : trial.lines()) {
            out.printf(
                    Locale.ROOT, LINE, line.account(), Columns.major(line.debitsMinor(), line.unit()),
                    Columns.major(line.creditsMinor(), line.unit()),
                    Columns.major(line.netMinor(), line.unit()), line.unit());
        }
        for (TrialBalance.Total total : trial.totals()) {
            out.printf(
                    Locale.ROOT, LINE, "all accounts", Columns.major(total.debitsMinor(), total.unit()),
                    Columns.major(total.creditsMinor(), total.unit()),
                    total.balanced() ? "balanced" : "NOT BALANCED", total.unit());
        }
        out.printf(Locale.ROOT, "book %s, up to entry %d%n", trial.bookId(), trial.seq());
        out.flush();
    }
}
