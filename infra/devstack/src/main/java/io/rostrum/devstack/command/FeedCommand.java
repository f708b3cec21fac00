package io.rostrum.devstack.command;

import io.rostrum.contracts.identity.DevelopmentSecret;
import io.rostrum.devstack.RostrumCommand;
import io.rostrum.devstack.client.EventLog;
import io.rostrum.devstack.client.Gateway;
import io.rostrum.devstack.client.Tokens;
import io.rostrum.devstack.engine.EngineName;
import io.rostrum.devstack.engine.Stack;
import io.rostrum.devstack.engine.StackSettings;
import io.rostrum.devstack.feed.AuctionFiles;
import io.rostrum.devstack.feed.AuctionPlan;
import io.rostrum.devstack.feed.FeedFailed;
import io.rostrum.devstack.feed.Feeding;
import io.rostrum.devstack.feed.Pace;
import io.rostrum.devstack.feed.Results;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;

/** Feeds an auction from files. Exits 2, with nothing sent, when the files are malformed. */
@Command(
        name = "feed",
        mixinStandardHelpOptions = true,
        description = {
            "Opens every lot of a file in one show a currency, places every bid through the gateway's"
                    + " socket, hammers all and writes the results. Starts the engines if they do not run.",
            "lots.csv: lot,opening_minor,reserve_minor,currency,rules and, if wanted, title,category,image;"
                    + " rules is ebay, live or fixed:N.",
            "bids.csv: lot,seq,offset_ms,bidder,limit_minor.",
        })
public final class FeedCommand implements Callable<Integer> {

    private static final int DISAGREEMENTS_TOLD = 20;

    @Option(names = "--lots", paramLabel = "FILE", required = true, description = "the lots")
    private Path lots;

    @Option(names = "--bids", paramLabel = "FILE", required = true, description = "the bids")
    private Path bids;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "where the results go")
    private Path out;

    @Option(
            names = "--rate",
            paramLabel = "N|realtime",
            description =
                    "bids a second over all lots, or at their offset_ms; as fast as they are taken by "
                            + "default")
    private String rate;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        long began = System.nanoTime();
        Terminal terminal = new Terminal(spec);
        Pace pace = pace();
        AuctionPlan plan = AuctionFiles.read(lots, bids);
        Path results = writable(out);
        terminal.say(String.format(
                "%,d bids of %,d bidders on %,d lots in %s",
                plan.bidCount(), plan.bidders().size(), plan.lots().size(),
                String.join(", ", plan.currencies())));
        StackSettings settings = StackSettings.from(System.getenv());
        try (Stack stack = Stack.of(settings, terminal::say)) {
            stack.start(EngineName.SPINE);
            int code = feed(plan, pace, settings, results, terminal);
            terminal.say("Fed in " + Terminal.seconds(System.nanoTime() - began) + "; results in " + results);
            return code;
        } catch (FeedFailed failed) {
            terminal.complain("The feed failed: " + failed.getMessage());
            return RostrumCommand.FAILED;
        }
    }

    private int feed(AuctionPlan plan, Pace pace, StackSettings settings, Path file, Terminal terminal)
            throws IOException {
        String run = "feed-" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
        Tokens tokens = new Tokens(DevelopmentSecret.createOnce(settings.secretFile()), Clock.systemUTC());
        try (Gateway gateway = new Gateway(settings.gateway(), tokens);
                Feeding feeding = new Feeding(plan, gateway, pace, run, terminal::say);
                EventLog log = new EventLog(settings.kafka())) {
            feeding.carryOut();
            Results results = feeding.results(log);
            results.write(file);
            tell(results, feeding, terminal);
            return results.disagreements().isEmpty() ? 0 : RostrumCommand.FAILED;
        }
    }

    private static void tell(Results results, Feeding feeding, Terminal terminal) {
        long sold = results.rows().stream().filter(row -> row.status() == Results.Status.SOLD).count();
        int accepted = results.rows().stream().mapToInt(Results.Row::accepted).sum();
        int refused = results.rows().stream().mapToInt(Results.Row::refused).sum();
        terminal.say(String.format(
                "%,d lots sold, %,d passed; %,d bids accepted, %,d refused %s",
                sold, results.rows().size() - sold, accepted, refused,
                refused == 0 ? "" : feeding.refusals()));
        List<String> disagreements = results.disagreements();
        disagreements.stream().limit(DISAGREEMENTS_TOLD).forEach(terminal::complain);
        if (!disagreements.isEmpty()) {
            terminal.complain(
                    disagreements.size() + " disagreements between what was told and what was recorded");
        }
    }

    private Pace pace() {
        if (rate == null) {
            return new Pace.Unbounded();
        }
        if (rate.equals("realtime")) {
            return new Pace.RealTime();
        }
        if (!rate.matches("[1-9][0-9]{0,5}")) {
            throw new IllegalArgumentException(
                    "--rate is a number of bids a second, or realtime; not " + rate);
        }
        return new Pace.Rate(Integer.parseInt(rate));
    }

    /** Refuses, before anything is sent, a place that the results could not be written to. */
    private static Path writable(Path file) throws IOException {
        Path place = file.toAbsolutePath().normalize();
        if (Files.isDirectory(place)) {
            throw new IllegalArgumentException("--out " + file + " is a folder");
        }
        Path folder = place.getParent();
        if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new IllegalArgumentException(
                    "--out " + file + ": the folder " + folder + " cannot be written to");
        }
        return place;
    }
}
