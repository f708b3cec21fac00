package io.rostrum.devstack.command;

import io.rostrum.devstack.engine.EngineName;
import io.rostrum.devstack.engine.EngineStatus.State;
import io.rostrum.devstack.engine.Progress;
import io.rostrum.devstack.engine.Stack;
import io.rostrum.devstack.engine.StackSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;

/** Starts all engines and leaves them running. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description =
                "Starts Kafka, Redis, the Flink job, the gateway, and the parts that deal with money, and "
                        + "leaves them running.")
public final class UpCommand implements Callable<Integer> {

    @Option(
            names = "--only",
            paramLabel = "NAME",
            split = ",",
            description = "start these alone: ${COMPLETION-CANDIDATES}")
    private Set<EngineName> only = EnumSet.allOf(EngineName.class);

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        long began = System.nanoTime();
        StackSettings settings = StackSettings.from(System.getenv());
        Terminal terminal = new Terminal(spec);
        terminal.say("Starting in " + settings.data());
        Stack.of(settings, terminal::say).start(only).leaveRunning();
        Stack.of(settings, Progress.SILENT).status().stream()
                .filter(engine -> engine.state() == State.RUNNING && !engine.detail().isEmpty())
                .forEach(engine -> terminal.say(String.format("%-8s %s", engine.name(), engine.detail())));
        String took = Terminal.seconds(System.nanoTime() - began);
        terminal.say("Up in " + took + ": http://" + settings.gateway() + "/");
        return 0;
    }
}
