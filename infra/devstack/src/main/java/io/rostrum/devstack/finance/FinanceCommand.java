package io.rostrum.devstack.finance;

import picocli.CommandLine.Command;

/** {@code ./rostrum finance NAME}. */
@Command(
        name = "finance",
        mixinStandardHelpOptions = true,
        description = {
            "Reads the books from Kafka, committed records only: trial balance, statements, exports, a "
                    + "proof, a",
            "reconciliation with Stripe, revenue, and what became of one order. Books by hand through the "
                    + "gateway: one",
            "person proposes, another approves; months are closed.",
        },
        synopsisSubcommandLabel = "NAME",
        subcommands = {
            TrialBalanceCommand.class, StatementCommand.class, ExportCommand.class, ProofCommand.class,
            ReconcileCommand.class, ExplainCommand.class, RevenueCommand.class, ProposeCommand.class,
            ApproveCommand.class, RejectCommand.class, PendingCommand.class, CloseCommand.class,
            LinkCommand.class, LinksCommand.class,
        })
public final class FinanceCommand {

    FinanceCommand() {}
}
