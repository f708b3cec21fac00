package io.rostrum.devstack.command;

import io.rostrum.contracts.log.DeadLetter;
import io.rostrum.devstack.client.DeadLetters;
import io.rostrum.devstack.engine.CannotStart;
import io.rostrum.devstack.engine.StackSettings;
import org.apache.kafka.common.errors.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Shows which records could not be read or decided, and why: never what stood in them. */
@Command(
        name = "letters",
        mixinStandardHelpOptions = true,
        description =
                "Shows the newest dead letters: where each record stands and why it was put aside, each "
                        + "once.")
public final class LettersCommand implements Callable<Integer> {

    @Option(names = {"-n", "--lines"}, paramLabel = "N", defaultValue = "50",
            description = "how many (${DEFAULT-VALUE})")
    private int lines;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        StackSettings settings = StackSettings.from(System.getenv());
        Terminal terminal = new Terminal(spec);
        Deque<DeadLetter> newest = new ArrayDeque<>();
        long[] all = {0};
        try {
            DeadLetters.forEach(settings.kafka(), letter -> {
                all[0]++;
                newest.addLast(letter);
                if (newest.size() > Math.max(0, lines)) {
                    newest.removeFirst();
                }
            });
        } catch (TimeoutException noAnswer) {
            throw new CannotStart("Kafka at " + settings.kafka()
                    + " does not answer. Start the stack (./rostrum up), or set ROSTRUM_KAFKA.", noAnswer);
        }
        newest.forEach(letter -> terminal.say(String.format(
                Locale.ROOT, "%s  %,d bytes  %s",
                letter.id(), letter.value() == null ? 0 : letter.value().length, letter.reason())));
        terminal.say(
                String.format(Locale.ROOT, all[0] == 1 ? "%,d dead letter" : "%,d dead letters", all[0]));
        return 0;
    }
}
