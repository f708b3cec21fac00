package io.rostrum.devstack.command;

import io.rostrum.contracts.Json;
import io.rostrum.devstack.RostrumCommand;
import io.rostrum.devstack.engine.EngineStatus;
import io.rostrum.devstack.engine.EngineStatus.State;
import io.rostrum.devstack.engine.Progress;
import io.rostrum.devstack.engine.Stack;
import io.rostrum.devstack.engine.StackSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Tells how each engine fares; exits 0 only when all are there. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description =
                "Tells which engines run, where, since when and with how much memory. Exits 1 if one is "
                        + "missing or a person must act.")
public final class StatusCommand implements Callable<Integer> {

    @Option(names = "--json", paramLabel = "FILE", description = "also writes it here, for programs to read")
    private Path json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Terminal terminal = new Terminal(spec);
        StackSettings settings = StackSettings.from(System.getenv());
        List<EngineStatus> engines = Stack.of(settings, Progress.SILENT).status();
        for (EngineStatus engine : engines) {
            terminal.say(line(engine));
            if (engine.state() == State.RUNNING && !engine.detail().isEmpty()) {
                terminal.say("         " + engine.detail());
            }
        }
        long total = engines.stream().mapToLong(EngineStatus::pssBytes).sum();
        terminal.say("memory   " + (total >> 20) + " MB (sum of PSS); data in " + settings.data());
        if (json != null) {
            Files.write(json, Json.bytes(engines));
        }
        boolean allWell = engines.stream()
                .noneMatch(engine -> engine.state() == State.STOPPED || engine.alarm());
        return allWell ? 0 : RostrumCommand.FAILED;
    }

    private static String line(EngineStatus engine) {
        return switch (engine.state()) {
            case RUNNING -> String.format(
                    Locale.ROOT,
                    "%-8s running  pid %-7d up %-9s %4d MB  %s",
                    engine.name(), engine.pid(), time(engine.upSeconds()), engine.pssBytes() >> 20,
                    engine.address());
            case STOPPED -> String.format("%-8s stopped  %s", engine.name(), engine.detail()).strip();
            case ELSEWHERE -> String.format(
                            "%-8s elsewhere, at %s  %s", engine.name(), engine.address(), engine.detail())
                    .strip();
        };
    }

    private static String time(long seconds) {
        return String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
