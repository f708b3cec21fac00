package io.rostrum.devstack.finance;

import io.rostrum.contracts.commerce.BookCommand;
import io.rostrum.contracts.id.CommandId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.util.concurrent.Callable;

/** {@code finance reject}. */
@Command(name = "reject", mixinStandardHelpOptions = true,
        description = "Takes a proposal away; nothing is booked.")
final class RejectCommand implements Callable<Integer> {

    @Mixin
    private FinanceOptions options;

    @Parameters(paramLabel = "PROPOSAL", description = "its id, as finance pending lists it")
    private String proposal;

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "why, for people")
    private String reason;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        return options.send(
                new BookCommand.RejectEntry(options.bookId(), CommandId.parse(proposal), reason), spec,
                "rejected (command %s)");
    }
}
