package io.rostrum.devstack.command;

import io.rostrum.auction.ShowEngine;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.money.Money;
import io.rostrum.devstack.engine.StackSettings;
import io.rostrum.replay.LotResult;
import io.rostrum.replay.MirrorComparison;
import io.rostrum.replay.Replay;
import io.rostrum.replay.ReplayReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import redis.clients.jedis.Jedis;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Proves a show's history: its commands, folded again without Flink, against what was recorded. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Folds a show's commands from Kafka in plain Java, without Flink, and compares with the "
                    + "recorded events byte by byte.",
            "Exits 0 if they agree, 1 naming the first difference, 2 if the show's history does not start "
                    + "with its creation.",
        })
public final class ReplayCommand implements Callable<Integer> {

    /** Differences of the mirror that are printed; all are counted. */
    private static final int SHOWN = 10;

    /**
     * A show that goes on is folded again before the mirror is said to differ: it may just be ahead of the
     * first fold.
     */
    private static final int LOOKS = 5;

    @Option(names = "--show", paramLabel = "ID", required = true, description = "which show")
    private String show;

    @Option(names = "--mirror", description = "also compares what Redis shows of it")
    private boolean mirror;

    @Option(names = "--json", paramLabel = "FILE",
            description = "also writes the report here, for programs to read")
    private Path json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Terminal terminal = new Terminal(spec);
        StackSettings settings = StackSettings.from(System.getenv());
        ShowId showId = new ShowId(show);
        Replay.Result result = Replay.run(settings.kafka().toString(), showId, new ShowEngine());
        ReplayReport report = result.report();
        if (json != null) {
            Files.write(json, Json.bytes(report));
        }
        String currency = result.store().show() == null ? "USD" : result.store().show().currency();
        report.lots().forEach(lot -> terminal.say(line(lot, currency)));
        terminal.say(String.format(
                Locale.ROOT,
                "%,d commands (%d unreadable), %,d events by the fold, %,d recorded, %,d again, %,d agree",
                report.commands(), report.unreadable(), report.events(), report.recorded(), report.repeated(),
                report.agreeing()));
        terminal.say("sha256 " + report.sha256());
        boolean agrees = report.verdict() == ReplayReport.Verdict.AGREES;
        int mirrored = mirror && agrees ? compare(terminal, settings, result) : 0;
        return switch (report.verdict()) {
            case AGREES -> mirrored;
            case DIFFERS -> {
                terminal.say("differs: " + report.difference());
                yield 1;
            }
            case NO_BEGINNING -> {
                terminal.say("no CreateShow begins the history of " + show + ": nothing can be said of it");
                yield 2;
            }
        };
    }

    private static int compare(Terminal terminal, StackSettings settings, Replay.Result result) {
        try (Jedis redis = new Jedis(settings.redis().host(), settings.redis().port())) {
            ShowId showId = result.report().showId();
            List<String> differences = MirrorComparison.differences(redis, showId, result.store());
            for (int look = 1; look < LOOKS && !differences.isEmpty(); look++) {
                Replay.Result again = Replay.run(settings.kafka().toString(), showId, new ShowEngine());
                differences = MirrorComparison.differences(redis, showId, again.store());
            }
            differences.stream().limit(SHOWN).forEach(terminal::say);
            terminal.say(differences.isEmpty()
                    ? "the mirror agrees"
                    : differences.size() + " differences in the mirror");
            return differences.isEmpty() ? 0 : 1;
        }
    }

    private static String line(LotResult lot, String currency) {
        String sold = lot.winner() == null
                ? ""
                : String.format(
                        "  paddle %d (%s) at %s %s", lot.paddle(), lot.winner(),
                        BigDecimal.valueOf(lot.hammerMinor(), Money.fractionDigits(currency)).toPlainString(),
                        currency);
        return String.format(Locale.ROOT, "%4d  %-24s %-12s %3d bids%s",
                lot.position(), lot.lotId(), lot.phase(), lot.bids(), sold);
    }
}
