package io.rostrum.devstack.command;

import io.rostrum.devstack.engine.Stack;
import io.rostrum.devstack.engine.StackSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/** Stops every engine of the data folder. */
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = "Stops every engine of the data folder; what they keep stays.")
public final class DownCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Terminal terminal = new Terminal(spec);
        int stopped = Stack.of(StackSettings.from(System.getenv()), terminal::say).stopAll();
        if (stopped == 0) {
            terminal.say("Nothing was running.");
        }
        return 0;
    }
}
