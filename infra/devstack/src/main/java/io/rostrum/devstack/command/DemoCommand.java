package io.rostrum.devstack.command;

import io.rostrum.devstack.RostrumCommand;
import io.rostrum.devstack.client.Commands;
import io.rostrum.devstack.demo.Demo;
import io.rostrum.devstack.demo.Summary;
import io.rostrum.devstack.engine.EngineName;
import io.rostrum.devstack.engine.Stack;
import io.rostrum.devstack.engine.StackSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * Shows a live auction with simulated bidders; with {@code --seconds} it ends by itself and proves what
 * happened.
 */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Starts everything, runs a sample show with simulated bidders and prints where to look.",
            "With --seconds it ends by itself: exit 0 only if every bid got its fate, a replay of the log"
                    + " agrees and the mirror equals it. What was found stands in demo/summary.json of the"
                    + " data folder.",
        })
public final class DemoCommand implements Callable<Integer> {

    private static final int BIDDERS_MAX = 500;
    private static final int HEADLESS_SECONDS = 60;

    @Option(names = "--bidders", paramLabel = "N", defaultValue = "12",
            description = "simulated bidders (${DEFAULT-VALUE})")
    private int bidders;

    @Option(names = "--seconds", paramLabel = "N",
            description = "how long the show runs; without end by default")
    private Integer seconds;

    @Option(names = "--headless",
            description = "nobody watches: a fast show of 60 s, unless --seconds says otherwise")
    private boolean headless;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (bidders < 1 || bidders > BIDDERS_MAX || (seconds != null && seconds < 1)) {
            throw new IllegalArgumentException("--bidders is 1 to " + BIDDERS_MAX + ", --seconds at least 1");
        }
        Terminal terminal = new Terminal(spec);
        StackSettings settings = StackSettings.from(System.getenv());
        terminal.say("Starting in " + settings.data());
        try (Stack stack = Stack.of(settings, terminal::say).start(EngineName.SPINE);
                Demo demo = new Demo(stack, options(), terminal::say)) {
            Summary summary = demo.play();
            tell(summary, terminal);
            terminal.say("summary in " + settings.data().resolve("demo").resolve("summary.json"));
            return summary.holds() ? 0 : RostrumCommand.FAILED;
        } catch (Commands.Unfulfilled failed) {
            terminal.complain("The demo failed: " + failed.getMessage());
            return RostrumCommand.FAILED;
        }
    }

    /** The shell that was called became this process, so its start is the command's. */
    private Demo.Options options() {
        long began = ProcessHandle.current()
                .info()
                .startInstant()
                .map(java.time.Instant::toEpochMilli)
                .orElseGet(System::currentTimeMillis);
        int length = seconds != null ? seconds : headless ? HEADLESS_SECONDS : Demo.WITHOUT_END;
        return new Demo.Options(bidders, length, headless, began);
    }

    private static void tell(Summary summary, Terminal terminal) {
        Summary.Bids bids = summary.bids();
        terminal.say(String.format(
                Locale.ROOT, "started in %.1f s, first bid accepted %.1f s after the command was called",
                summary.startUpMillis() / 1e3, summary.firstAcceptedBidMillis() / 1e3));
        terminal.say(String.format(
                Locale.ROOT,
                "%,d bids: %,d accepted, %,d refused, %,d turned away at the door, %,d without a fate; "
                        + "answered in %.1f ms (p50), %.1f ms (p99)",
                bids.sent(), bids.accepted(), bids.refused(), bids.turnedAway(), bids.withoutFate(),
                bids.answerMicrosP50() / 1e3, bids.answerMicrosP99() / 1e3));
        terminal.say(String.format(
                "%d lots sold, %d passed, %d others; memory at its peak %,d MB %s",
                summary.lots().sold(), summary.lots().passed(), summary.lots().other(),
                summary.memory().peakBytes() >> 20, megabytes(summary)));
        terminal.say(String.format(
                "%d orders paid out, %d refunded", summary.orders().paidOut(), summary.orders().refunded()));
        terminal.say(String.format(
                "replay: %s, %,d of %,d events agree, sha256 %s", summary.replay().verdict(),
                summary.replay().agreeing(), summary.replay().events(), summary.replay().sha256()));
        terminal.say(summary.holds() ? "Everything holds." : "It does not hold:");
        summary.why().forEach(terminal::complain);
    }

    private static String megabytes(Summary summary) {
        StringBuilder text = new StringBuilder("(");
        summary.memory().bytesAtPeak().forEach((name, bytes) ->
                text.append(text.length() > 1 ? ", " : "").append(name).append(' ').append(bytes >> 20));
        return text.append(')').toString();
    }
}
