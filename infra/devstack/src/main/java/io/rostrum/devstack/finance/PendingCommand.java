package io.rostrum.devstack.finance;

import com.fasterxml.jackson.databind.JsonNode;
import io.rostrum.contracts.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;

/** {@code finance pending}. */
@Command(
        name = "pending",
        mixinStandardHelpOptions = true,
        description =
                "Lists the proposals that wait for the second person, and, with --all, what became of the "
                        + "others.")
final class PendingCommand implements Callable<Integer> {

    private static final String LINE = "%-36s  %-9s  %-10s  by %-16s  until %s  %s%n";

    @Mixin
    private FinanceOptions options;

    @Option(names = "--all", description = "also those that are over")
    private boolean all;

    @Option(names = "--json", paramLabel = "FILE",
            description = "also writes the answer here, for programs to read")
    private Path json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        JsonNode proposals = options.at(finance -> finance.read("/books/" + options.bookId() + "/proposals"));
        PrintWriter out = spec.commandLine().getOut();
        proposals.path("waiting").forEach(one -> print(one, out));
        if (all) {
            proposals.path("over").forEach(one -> print(one, out));
        }
        out.printf(Locale.ROOT, "%d wait%n", proposals.path("waiting").size());
        out.flush();
        if (json != null) {
            Files.write(json, Json.bytes(proposals));
        }
        return 0;
    }

    private static void print(JsonNode one, PrintWriter out) {
        out.printf(
                Locale.ROOT, LINE, one.path("id").asText(), one.path("state").asText(),
                one.path("entry").path("type").asText(), one.path("by").asText(),
                Instant.ofEpochMilli(one.path("expiresAtMillis").longValue()),
                        one.path("entry").path("reason").asText());
    }
}
