package io.rostrum.devstack.changes;

import io.rostrum.cdc.connector.ConnectorFile;
import io.rostrum.cdc.connector.ConnectorFiles;
import io.rostrum.cdc.guard.GuardConfig;
import io.rostrum.devstack.engine.CannotStart;
import io.rostrum.devstack.engine.Progress;
import io.rostrum.devstack.engine.Stack;
import io.rostrum.devstack.engine.StackSettings;

import java.io.IOException;
import java.util.List;

/** The guard's settings as the stack hands them to the guard itself, and the connectors' files. */
record CdcSettings(GuardConfig config, List<ConnectorFile> files) {

    static CdcSettings read() throws IOException {
        Stack stack = Stack.of(StackSettings.from(System.getenv()), Progress.SILENT);
        try {
            GuardConfig config = GuardConfig.from(stack.environment());
            return new CdcSettings(config, ConnectorFiles.read(config.connectors(), config.values()));
        } catch (GuardConfig.Invalid | ConnectorFile.Faulty fault) {
            throw new CannotStart(fault.getMessage(), fault);
        }
    }

    /** The connector that follows the record. */
    ConnectorFile record() {
        return files.stream()
                .filter(file -> file.settings().containsKey("slot.name"))
                .findFirst()
                .orElseThrow(() -> new CannotStart(config.connectors() + " holds no connector with a slot"));
    }
}
