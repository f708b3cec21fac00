package io.rostrum.devstack.command;

import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.DevelopmentSecret;
import io.rostrum.contracts.identity.Role;
import io.rostrum.devstack.client.Tokens;
import io.rostrum.devstack.engine.StackSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

/** Prints a token that the development gateway accepts. */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description =
                "Prints a development token, signed with the key of the data folder. Of no use anywhere "
                        + "else.")
public final class TokenCommand implements Callable<Integer> {

    @Option(
            names = "--role",
            paramLabel = "R",
            required = true,
            split = ",",
            description = "${COMPLETION-CANDIDATES}; several with commas (SYSTEM stands in no token)")
    private List<Role> roles;

    @Option(names = "--sub", paramLabel = "NAME", required = true,
            description = "whose token it is: a user id")
    private String subject;

    @Option(names = "--hours", paramLabel = "N", defaultValue = "12",
            description = "how long it holds (${DEFAULT-VALUE})")
    private int hours;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (roles.contains(Role.SYSTEM)) {
            throw new IllegalArgumentException("SYSTEM stands in no token");
        }
        StackSettings settings = StackSettings.from(System.getenv());
        byte[] key = DevelopmentSecret.createOnce(settings.secretFile());
        Tokens tokens = new Tokens(key, Clock.systemUTC());
        new Terminal(spec).say(tokens.issue(new UserId(subject), roles, Duration.ofHours(hours)));
        return 0;
    }
}
