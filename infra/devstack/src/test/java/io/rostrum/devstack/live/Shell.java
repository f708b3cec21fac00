package io.rostrum.devstack.live;

import io.rostrum.devstack.engine.StackSettings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** {@code ./rostrum} as a process of its own, as a person runs it beside a stack. */
record Shell(StackSettings settings) {

    /** Runs a command that ends with that code; returns what it said. */
    String rostrum(int code, String... arguments) throws IOException, InterruptedException {
        return rostrum(code, Map.of(), arguments);
    }

    /** @param more settings that stand over those of the stack */
    String rostrum(int code, Map<String, String> more, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                settings.java().toString(), "-Xmx256m", "-cp", System.getProperty("java.class.path"),
                "io.rostrum.devstack.RostrumCommand"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(settings.environment());
        builder.environment().putAll(more);
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(code, process.waitFor(), said);
        System.out.print(said);
        return said;
    }
}
