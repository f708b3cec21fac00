package io.rostrum.devstack.finance;

import io.rostrum.accounting.MonthTotals;
import io.rostrum.accounting.PeriodNote;
import io.rostrum.accounting.Revenue;
import io.rostrum.contracts.ledger.KindTotal;
import io.rostrum.contracts.ledger.Month;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code finance revenue}. */
@Command(
        name = "revenue",
        mixinStandardHelpOptions = true,
        description = {
            "Adds up what was earned, by month (UTC), currency and layer: commission, buyer's premium, "
                    + "plans, credits, breakage,",
            "forfeits; what refunds and card disputes gave back stands beside it.",
        })
final class RevenueCommand implements Callable<Integer> {

    private static final String LINE = "%-8s %-6s %-4s %-16s %16s %16s %16s%n";

    @Mixin
    private BookOptions options;

    @Option(names = "--from", paramLabel = "MONTH",
            description = "from this month on, such as 2026-01 (the beginning)")
    private String from;

    @Option(names = "--to", paramLabel = "MONTH", description = "up to this month, which is included (now)")
    private String to;

    @Option(names = "--csv", description = "prints CSV")
    private boolean csv;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Month first = from == null ? null : new Month(from);
        Month last = to == null ? null : new Month(to);
        Map<Month, List<KindTotal>> months = new HashMap<>();
        Month[] closedThrough = new Month[1];
        options.entries((entry, bytes) -> {
            PeriodNote.of(entry).ifPresent(note -> closedThrough[0] = note.closedThrough());
            Month month = entry.month();
            boolean wanted = (first == null || month.compareTo(first) >= 0)
                    && (last == null || month.compareTo(last) <= 0);
            if (wanted) {
                months.merge(month, Revenue.totalsOf(entry), RevenueCommand::both);
            }
        });
        Revenue revenue = Revenue.of(options.bookId(), closedThrough[0], months);
        print(revenue, spec.commandLine().getOut());
        options.write(revenue);
        return 0;
    }

    /** One line a kind and unit: their number does not grow with the entries. */
    private static List<KindTotal> both(List<KindTotal> one, List<KindTotal> other) {
        List<KindTotal> all = new ArrayList<>(one);
        all.addAll(other);
        return MonthTotals.added(all.stream());
    }

    private void print(Revenue revenue, PrintWriter out) {
        if (csv) {
            revenue.csv().forEach(out::println);
            out.flush();
            return;
        }
        out.printf(Locale.ROOT, LINE, "month", "", "unit", "layer", "earned", "given back", "net");
        for (Revenue.Line line : revenue.lines()) {
            boolean closed =
                    revenue.closedThrough() != null && line.month().compareTo(revenue.closedThrough()) <= 0;
            out.printf(
                    Locale.ROOT, LINE, line.month(), closed ? "closed" : "open", line.unit(), line.layer(),
                    Columns.major(line.earnedMinor(), line.unit()), Columns.major(line.givenBackMinor(),
                            line.unit()),
                    Columns.major(line.netMinor(), line.unit()));
        }
        out.flush();
    }
}
