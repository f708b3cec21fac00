package io.rostrum.devstack.finance;

import com.fasterxml.jackson.databind.JsonNode;
import io.rostrum.contracts.commerce.CommerceCommand;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.DevelopmentSecret;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.devstack.client.Commerce;
import io.rostrum.devstack.client.Gateway;
import io.rostrum.devstack.client.Tokens;
import io.rostrum.devstack.engine.StackSettings;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;

/** What every finance command takes that asks the gateway for something: in whose name, and of which book. */
final class FinanceOptions {

    @Option(
            names = "--as", paramLabel = "USER", defaultValue = "finance-1",
            description =
                    "in whose name: a development token is made for it, unless ROSTRUM_TOKEN holds one "
                            + "(${DEFAULT-VALUE})")
    private String user;

    @Option(names = "--book", paramLabel = "ID", defaultValue = "main",
            description = "which book (${DEFAULT-VALUE})")
    private String book;

    @Option(
            names = "--id", paramLabel = "UUID",
            description = "the command's id (UUIDv7): a repeat returns the first outcome (a fresh one)")
    private String id;

    BookId bookId() {
        return new BookId(book);
    }

    /** Something that is done with the gateway. */
    interface Deed<T> {
        T with(Commerce finance) throws IOException, InterruptedException;
    }

    <T> T at(Deed<T> deed) throws IOException, InterruptedException {
        return at(user, deed);
    }

    /** The same in the name of that user. */
    static <T> T at(String user, Deed<T> deed) throws IOException, InterruptedException {
        StackSettings settings = StackSettings.from(System.getenv());
        String token = Optional.ofNullable(System.getenv("ROSTRUM_TOKEN")).orElse("").strip();
        Tokens tokens = token.isEmpty()
                ? new Tokens(DevelopmentSecret.createOnce(settings.secretFile()), Clock.systemUTC())
                : null;
        try (Gateway gateway = new Gateway(settings.gateway(), tokens)) {
            return deed.with(token.isEmpty()
                    ? new Commerce(gateway, new UserId(user), Role.FINANCE)
                    : new Commerce(gateway, Role.FINANCE, token));
        }
    }

    /** Sends the command and says what became of it; 0 only if it was accepted. */
    int send(CommerceCommand command, CommandSpec spec, String accepted) throws IOException,
            InterruptedException {
        CommandId commandId = id == null ? CommandId.fresh(System.currentTimeMillis()) : CommandId.parse(id);
        JsonNode fate = at(finance -> finance.send(commandId, command));
        if (fate.path("status").asText().equals("accepted")) {
            spec.commandLine().getOut().println(accepted.formatted(commandId));
            spec.commandLine().getOut().flush();
            return 0;
        }
        JsonNode outcome = fate.path("outcome");
        spec.commandLine().getErr().println(
                "refused: " + outcome.path("reason").asText() + " " + outcome.path("detail").asText());
        return 1;
    }
}
