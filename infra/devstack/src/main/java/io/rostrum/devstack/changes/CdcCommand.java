package io.rostrum.devstack.changes;

import picocli.CommandLine.Command;

/** {@code ./rostrum cdc NAME}. */
@Command(
        name = "cdc",
        mixinStandardHelpOptions = true,
        description = {
            "The capture of the record's changes: how its slot and its connector fare, connectors set from",
            "their files, tables compared with their topics, and a lost slot recovered.",
        },
        synopsisSubcommandLabel = "NAME",
        subcommands = {
            CdcStatusCommand.class, CdcApplyCommand.class, CdcCompareCommand.class, CdcRecoverCommand.class,
        })
public final class CdcCommand {

    CdcCommand() {}
}
