package io.rostrum.devstack.finance;

import picocli.CommandLine.Command;

/** {@code ./rostrum finance NAME}. */
@Command(
        name = "finance",
        mixinStandardHelpOptions = true,
        description = "Reads the books from Kafka, committed records only: trial balance, statements, exports, a proof.",
        synopsisSubcommandLabel = "NAME",
        subcommands = {
            TrialBalanceCommand.class, StatementCommand.class, ExportCommand.class, ProofCommand.class,
        })
public final class FinanceCommand {

    FinanceCommand() {}
}
