package io.rostrum.devstack.finance;

import io.rostrum.contracts.commerce.BookCommand;
import io.rostrum.contracts.id.CommandId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.util.concurrent.Callable;

/** {@code finance approve}. */
@Command(
        name = "approve",
        mixinStandardHelpOptions = true,
        description =
                "Approves what somebody else of finance proposed: it is booked in both names. Exits 1 if it "
                        + "is refused.")
final class ApproveCommand implements Callable<Integer> {

    @Mixin
    private FinanceOptions options;

    @Parameters(paramLabel = "PROPOSAL", description = "its id, as finance pending lists it")
    private String proposal;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        return options.send(
                new BookCommand.ApproveEntry(options.bookId(), CommandId.parse(proposal)), spec,
                        "booked (command %s)");
    }
}
