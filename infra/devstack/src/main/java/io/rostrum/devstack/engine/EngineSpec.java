package io.rostrum.devstack.engine;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How one engine is started and recognised.
 *
 * @param command the whole command line; it holds {@code marker}, so that the process is known as ours later
 * @param environment what is set beside what this program itself was given
 * @param ports the ports it will serve, each with the setting that moves it
 * @param marker a text of the command line that no process of anyone else has
 * @param readiness how to see that it serves
 * @param patience the longest it may take to be ready
 */
public record EngineSpec(
        EngineName name,
        List<String> command,
        Map<String, String> environment,
        List<PortUse> ports,
        String marker,
        Readiness readiness,
        Duration patience) {

    /** A port on an address, and the name of the setting that changes it. */
    public record PortUse(String host, int port, String setting) {}

    /** How to see that an engine serves. */
    public sealed interface Readiness {
        /** It prints a line that starts with {@code ready} to standard output. */
        record SaysReady() implements Readiness {}

        /** A Redis server answers PING at this address. */
        record AnswersPing(Address address) implements Readiness {}

        /** A PostgreSQL server takes sessions at this address. */
        record AnswersPostgres(Address address) implements Readiness {}
    }

    public EngineSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        ports = List.copyOf(ports);
    }

    /** The same engine, told these settings too. */
    EngineSpec with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        return new EngineSpec(name, command, all, ports, marker, readiness, patience);
    }
}
