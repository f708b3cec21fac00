package io.rostrum.devstack.finance;

import com.fasterxml.jackson.databind.JsonNode;
import io.rostrum.accounting.reconcile.Difference;
import io.rostrum.accounting.reconcile.Reconciliation;
import io.rostrum.accounting.reconcile.StripeBooks;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.ledger.Balance;
import io.rostrum.contracts.log.Topics;
import io.rostrum.devstack.client.Commerce;
import io.rostrum.devstack.engine.StackSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** {@code finance reconcile}. */
@Command(
        name = "reconcile",
        mixinStandardHelpOptions = true,
        description = {
            "Holds the journal against the balances topic, the ledger's own books and Stripe, to the cent: "
                    + "every account,",
            "the platform's balance, and each balance transaction against the entry that tells of it. Exits "
                    + "0 if all agree,",
            "1 naming each difference. What differs is looked at again until the time to wait is over, "
                    + "because on a stack at",
            "work one is told a moment before the other.",
        })
final class ReconcileCommand implements Callable<Integer> {

    private static final long LOOK_AGAIN_MILLIS = 500;

    @Mixin
    private BookOptions options;

    @Option(
            names = "--wait", paramLabel = "SECONDS", defaultValue = "15",
            description = "how long what is behind may catch up (${DEFAULT-VALUE})")
    private int waitSeconds;

    @Option(
            names = "--as", paramLabel = "USER", defaultValue = "finance-1",
            description = "in whose name the ledger is asked for its books, unless ROSTRUM_TOKEN holds a "
                    + "token (${DEFAULT-VALUE})")
    private String user;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        StackSettings settings = StackSettings.from(System.getenv());
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(waitSeconds);
        Reconciliation.Report report;
        try (StripeReader stripe = new StripeReader(settings)) {
            report = look(stripe.read());
            while (!report.clean() && System.nanoTime() < until) {
                TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
                report = look(stripe.read());
            }
        }
        print(report);
        options.write(report);
        return report.clean() ? 0 : 1;
    }

    private Reconciliation.Report look(StripeBooks stripe) throws IOException, InterruptedException {
        Reconciliation reconciliation = new Reconciliation(options.bookId());
        options.entries((entry, bytes) -> reconciliation.add(entry));
        Map<String, Balance> told = new HashMap<>();
        CommittedTopic.read(options.kafka(), Topics.LEDGER_BALANCES, record -> told.put(
                new String(record.key(), StandardCharsets.UTF_8), Json.read(record.value(), Balance.class)));
        return reconciliation.end(told.values(), FinanceOptions.at(user, this::kept), stripe);
    }

    /** What the ledger's own books hold, page by page. */
    private List<Balance> kept(Commerce finance) throws IOException, InterruptedException {
        String path = "/books/" + options.bookId() + "/balances";
        List<Balance> all = new ArrayList<>();
        List<Balance> page = page(finance.read(path));
        while (!page.isEmpty()) {
            all.addAll(page);
            Balance last = page.getLast();
            page = page(finance.read(path + "?afterAccount="
                    + URLEncoder.encode(last.account().name(), StandardCharsets.UTF_8)
                    + "&afterUnit=" + last.unit()));
        }
        return all;
    }

    private static List<Balance> page(JsonNode answer) throws IOException {
        return Json.LOG.readerForListOf(Balance.class).readValue(answer);
    }

    private void print(Reconciliation.Report report) {
        PrintWriter out = spec.commandLine().getOut();
        for (Difference one : report.differences()) {
            out.printf(
                    Locale.ROOT, "%s, %s: %s says %s, %s says %s%n", one.subject(), one.unit(), one.first(),
                    said(one.firstMinor(), one.unit()), one.second(), said(one.secondMinor(), one.unit()));
        }
        out.printf(
                Locale.ROOT, "book %s: %d entries, %d accounts, %d balance transactions at Stripe, %s%n",
                report.bookId(), report.entries(), report.accounts(), report.transactions(),
                report.clean() ? "all agree" : report.differences().size() + " differences");
        out.flush();
    }

    private static String said(Long minor, String unit) {
        return minor == null ? "nothing" : Columns.major(minor, unit);
    }
}
