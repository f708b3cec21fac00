package io.rostrum.devstack.command;

import io.rostrum.devstack.engine.EngineName;
import io.rostrum.devstack.engine.EngineStatus.State;
import io.rostrum.devstack.engine.ModuleJars;
import io.rostrum.devstack.engine.Progress;
import io.rostrum.devstack.engine.Stack;
import io.rostrum.devstack.engine.StackSettings;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Runs a tool of the record as a process of its own: it wants PostgreSQL's driver on its class path. */
final class RecordTool {

    private static final String HEAP = "-Xmx512m";

    private RecordTool() {}

    /** Returns the tool's exit code. */
    static int run(String tool, List<String> arguments) throws IOException, InterruptedException {
        StackSettings settings = StackSettings.from(System.getenv());
        List<String> command = new ArrayList<>(List.of(
                settings.java().toString(), HEAP,
                "-Dlogback.configurationFile=record-tool-logback.xml", "-cp",
                new ModuleJars(settings).classPath("cdc-connectors/record"),
                "io.rostrum.record.command.RecordTool", tool));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("ROSTRUM_KAFKA", settings.kafka().toString());
        builder.environment().put("ROSTRUM_POSTGRES", settings.postgres().toString());
        if (pinotIsThere(settings)) {
            builder.environment().put("ROSTRUM_PINOT_BROKER", settings.analytics().broker().toString());
        }
        return builder.start().waitFor();
    }

    private static boolean pinotIsThere(StackSettings settings) {
        return Stack.of(settings, Progress.SILENT).status().stream().anyMatch(
                engine -> engine.name() == EngineName.PINOT && engine.state() != State.STOPPED);
    }
}
