package io.rostrum.devstack.command;

import picocli.CommandLine.Model.CommandSpec;

import java.util.Locale;

/** The terminal that a command speaks to; every line is out at once. */
final class Terminal {

    private final CommandSpec spec;

    Terminal(CommandSpec spec) {
        this.spec = spec;
    }

    void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }

    void complain(String line) {
        spec.commandLine().getErr().println(line);
        spec.commandLine().getErr().flush();
    }

    static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
    }
}
