package io.rostrum.devstack.finance;

import io.rostrum.contracts.commerce.DeskCommand;
import io.rostrum.contracts.id.UserId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.util.concurrent.Callable;

/** {@code finance link}. */
@Command(name = "link", mixinStandardHelpOptions = true,
        description = "Says that two accounts are one person's: neither gives the other credits, nor bids in "
                + "the other's shows.")
final class LinkCommand implements Callable<Integer> {

    @Mixin
    private FinanceOptions options;

    @Parameters(index = "0", paramLabel = "USER", description = "one account's id")
    private String one;

    @Parameters(index = "1", paramLabel = "OTHER", description = "the other's")
    private String other;

    @Option(names = "--undo", description = "they are not linked, whatever was said or found before")
    private boolean undo;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        return options.send(
                new DeskCommand.LinkAccounts(new UserId(one), new UserId(other), !undo), spec,
                undo ? "no longer linked (command %s)" : "linked (command %s)");
    }
}
