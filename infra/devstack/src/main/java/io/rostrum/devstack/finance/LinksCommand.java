package io.rostrum.devstack.finance;

import com.fasterxml.jackson.databind.JsonNode;
import io.rostrum.contracts.id.UserId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;

/** {@code finance links}. */
@Command(name = "links", mixinStandardHelpOptions = true,
        description = "Lists the accounts that are known to be the same person's, one a line.")
final class LinksCommand implements Callable<Integer> {

    @Mixin
    private FinanceOptions options;

    @Parameters(index = "0", paramLabel = "USER", description = "the account's id")
    private String user;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        JsonNode links = options.at(finance -> finance.read("/links/" + new UserId(user))).path("links");
        PrintWriter out = spec.commandLine().getOut();
        links.forEach(other -> out.println(other.asText()));
        out.flush();
        if (links.isEmpty()) {
            spec.commandLine().getErr().println("no account is known to be linked to " + user);
        }
        return 0;
    }
}
