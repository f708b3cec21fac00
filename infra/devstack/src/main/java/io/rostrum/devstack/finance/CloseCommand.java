package io.rostrum.devstack.finance;

import io.rostrum.contracts.commerce.BookCommand;
import io.rostrum.contracts.ledger.Month;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.util.concurrent.Callable;

/** {@code finance close}. */
@Command(
        name = "close",
        mixinStandardHelpOptions = true,
        description = {
            "Closes a month that is over, and every month before: nothing counts in it any more, and its "
                    + "trial balance stands in the",
            "journal. Two persons open it again: finance propose reopen. Exits 1 if it is refused.",
        })
final class CloseCommand implements Callable<Integer> {

    @Mixin
    private FinanceOptions options;

    @Option(names = "--month", paramLabel = "MONTH", required = true, description = "such as 2026-10")
    private String month;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        return options.send(
                new BookCommand.CloseMonth(options.bookId(), new Month(month)), spec,
                        month + " is closed (command %s)");
    }
}
