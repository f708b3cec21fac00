package io.rostrum.devstack.finance;

import picocli.CommandLine.Command;

/** {@code ./rostrum finance NAME}. */
@Command(
        name = "finance",
        mixinStandardHelpOptions = true,
        description = {
            "Reads the books from Kafka, committed records only: trial balance, statements, exports, a proof, a",
            "reconciliation with Stripe, and what became of one order.",
        },
        synopsisSubcommandLabel = "NAME",
        subcommands = {
            TrialBalanceCommand.class, StatementCommand.class, ExportCommand.class, ProofCommand.class,
            ReconcileCommand.class, ExplainCommand.class,
        })
public final class FinanceCommand {

    FinanceCommand() {}
}
