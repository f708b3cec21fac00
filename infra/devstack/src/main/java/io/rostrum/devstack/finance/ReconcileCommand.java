package io.rostrum.devstack.finance;

import io.rostrum.accounting.BalanceBytes;
import io.rostrum.accounting.reconcile.Difference;
import io.rostrum.accounting.reconcile.Reconciliation;
import io.rostrum.accounting.reconcile.StripeBooks;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.ledger.Balance;
import io.rostrum.contracts.log.Topics;
import io.rostrum.devstack.engine.StackSettings;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** {@code finance reconcile}. */
@Command(
        name = "reconcile",
        mixinStandardHelpOptions = true,
        description = {
            "Holds the journal against the balances topic, the ledger's own store and Stripe, to the cent: "
                    + "every account,",
            "the platform's balance, and each balance transaction against the entry that tells of it. Exits "
                    + "0 if all agree,",
            "1 naming each difference. What differs is looked at again until the time to wait is over, "
                    + "because on a stack at",
            "work one is told a moment before the other.",
        })
final class ReconcileCommand implements Callable<Integer> {

    /** What Kafka Streams keeps of the journal's balances, key by key. */
    private static final String STORE = "rostrum-ledger-journal-balances-changelog";
    private static final long LOOK_AGAIN_MILLIS = 500;

    @Mixin
    private BookOptions options;

    @Option(
            names = "--wait", paramLabel = "SECONDS", defaultValue = "15",
            description = "how long what is behind may catch up (${DEFAULT-VALUE})")
    private int waitSeconds;

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

    private Reconciliation.Report look(StripeBooks stripe) {
        Reconciliation reconciliation = new Reconciliation(options.bookId());
        options.entries((entry, bytes) -> reconciliation.add(entry));
        Map<String, Balance> told = new HashMap<>();
        CommittedTopic.read(options.kafka(), Topics.LEDGER_BALANCES, record ->
                keep(told, record, (key, bytes) -> Json.read(bytes, Balance.class)));
        Map<String, Balance> kept = new HashMap<>();
        CommittedTopic.read(options.kafka(), STORE, record -> keep(kept, record, BalanceBytes::read));
        return reconciliation.end(told.values(), kept.values(), stripe);
    }

    /** How a record tells a balance. */
    private interface Format {
        Balance read(String key, byte[] bytes);
    }

    private static void keep(
            Map<String, Balance> newest, ConsumerRecord<byte[], byte[]> record, Format format) {
        String key = new String(record.key(), StandardCharsets.UTF_8);
        if (record.value() == null) {
            newest.remove(key);
        } else {
            newest.put(key, format.read(key, record.value()));
        }
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
