package io.rostrum.devstack.command;

import io.rostrum.devstack.engine.StackSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Runs the whole test suite, as {@code mvn verify} does. */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = "Runs mvn verify on the repository. What follows -- goes to Maven.")
public final class TestCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ARGUMENT", description = "for Maven, such as -Dquick or -pl")
    private List<String> arguments = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("mvn", "-B", "verify"));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .directory(StackSettings.from(System.getenv()).home().toFile())
                .inheritIO()
                .start()
                .waitFor();
    }
}
