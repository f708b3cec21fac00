package io.rostrum.analytics.tables;

import com.fasterxml.jackson.databind.JsonNode;
import io.rostrum.analytics.tables.PinotRest.Answer;

import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Brings a cluster to hold the tables that the files say. What stands already is left alone; what differs is
 * changed; what Pinot would ignore is refused, because it accepts words that it does not know.
 */
public final class TableBootstrap {

    private static final int NOT_FOUND = 404;
    private static final long POLL_MILLIS = 100;

    private final PinotRest controller;
    private final PinotRest broker;

    /** @param broker where queries are answered */
    public TableBootstrap(URI controller, URI broker) {
        this.controller = new PinotRest(controller);
        this.broker = new PinotRest(broker);
    }

    /** What became of a file. */
    public enum Outcome {
        CREATED,
        CHANGED,
        STOOD
    }

    /** Applies every schema and table; tells how many files were created, changed, and stood. */
    public Map<Outcome, Integer> apply(List<TableDefinition> definitions) throws TablesRefused {
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        for (TableDefinition definition : definitions) {
            outcomes.merge(schema(definition), 1, Integer::sum);
            outcomes.merge(table(definition), 1, Integer::sum);
        }
        return outcomes;
    }

    private Outcome schema(TableDefinition definition) throws TablesRefused {
        Answer found = controller.get("/schemas/" + definition.name());
        if (found.status() == NOT_FOUND) {
            accepted(controller.post("/schemas", definition.schema()), definition);
            return Outcome.CREATED;
        }
        if (Likeness.holds(definition.schema(), found.required())) {
            return Outcome.STOOD;
        }
        accepted(controller.put("/schemas/" + definition.name() + "?reload=true", definition.schema()),
                definition);
        return Outcome.CHANGED;
    }

    private Outcome table(TableDefinition definition) throws TablesRefused {
        String path = "/tables/" + definition.name();
        JsonNode standing = controller.get(path + "?type=realtime").required().path("REALTIME");
        if (standing.isMissingNode()) {
            accepted(controller.post("/tables", definition.table()), definition);
            return Outcome.CREATED;
        }
        if (Likeness.holds(definition.table(), standing)) {
            return Outcome.STOOD;
        }
        accepted(controller.put(path, definition.table()), definition);
        return Outcome.CHANGED;
    }

    private static void accepted(Answer answer, TableDefinition definition) throws TablesRefused {
        JsonNode unknown = answer.required().path("unrecognizedProperties");
        if (!unknown.isEmpty()) {
            throw new TablesRefused(
                    "Pinot ignores what the table " + definition.name() + " says of " + unknown);
        }
    }

    /** Waits until each table can be asked. */
    public void awaitServed(List<TableDefinition> definitions, Duration patience)
            throws TablesRefused, InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        for (TableDefinition definition : definitions) {
            while (!served(definition)) {
                if (System.nanoTime() > until) {
                    throw new TablesRefused("the table " + definition.name() + " is not served after "
                            + patience.toSeconds() + " s");
                }
                Thread.sleep(POLL_MILLIS);
            }
        }
    }

    private boolean served(TableDefinition definition) throws TablesRefused {
        JsonNode answer = broker.query("SELECT COUNT(*) FROM " + definition.name() + " LIMIT 1").required();
        return answer.path("exceptions").isEmpty()
                && answer.path("numServersResponded").asInt() > 0
                && answer.path("numConsumingSegmentsQueried").asInt() > 0;
    }
}
