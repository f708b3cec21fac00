package io.rostrum.devstack.finance;

import io.rostrum.accounting.BookProof;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.ledger.Balance;
import io.rostrum.contracts.log.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** {@code finance proof}. */
@Command(
        name = "proof",
        mixinStandardHelpOptions = true,
        description = {
            "Books every fact once more in plain Java and compares: each entry byte by byte, the chain of "
                    + "hashes, and the",
            "balances topic. Exits 0 if all agree, 1 naming what differs. On a ledger at work, balances "
                    + "that are about to be",
            "told differ for two seconds: they are looked at again.",
        })
final class ProofCommand implements Callable<Integer> {

    private static final int LOOKS = 5;
    private static final long LOOK_AGAIN_MILLIS = 700;

    @Mixin
    private BookOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        BookProof.Report report = look();
        for (int looks = 1; looks < LOOKS && !report.proved(); looks++) {
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
            report = look();
        }
        PrintWriter out = spec.commandLine().getOut();
        report.faults().forEach(out::println);
        report.totals().forEach(total -> out.printf(
                Locale.ROOT, "%s: debits %s, credits %s%n", total.unit(),
                Columns.major(total.debitsMinor(), total.unit()),
                Columns.major(total.creditsMinor(), total.unit())));
        out.printf(
                Locale.ROOT, "book %s: %d entries, last hash %s, %s%n", report.bookId(), report.entries(),
                report.lastHash(), report.proved() ? "proved" : report.faultCount() + " differences");
        out.flush();
        options.write(report);
        return report.proved() ? 0 : 1;
    }

    private BookProof.Report look() {
        BookProof proof = new BookProof(options.bookId());
        options.entries(proof::add);
        Map<String, Balance> told = new HashMap<>();
        CommittedTopic.read(options.kafka(), Topics.LEDGER_BALANCES, record -> told.put(
                new String(record.key(), StandardCharsets.UTF_8), Json.read(record.value(), Balance.class)));
        return proof.end(told.values());
    }
}
