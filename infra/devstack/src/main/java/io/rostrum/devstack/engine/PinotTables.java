package io.rostrum.devstack.engine;

import io.rostrum.analytics.tables.TableBootstrap;
import io.rostrum.analytics.tables.TableBootstrap.Outcome;
import io.rostrum.analytics.tables.TableDefinition;
import io.rostrum.analytics.tables.TablesRefused;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The tables of the Pinot that the stack speaks to, brought to stand as their files say. */
final class PinotTables {

    private static final Duration SERVED_PATIENCE = Duration.ofSeconds(60);
    /** A Pinot that has just started may hang up on whoever asks. */
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(60);
    private static final long AGAIN_MILLIS = 1_000;

    private final StackSettings settings;

    PinotTables(StackSettings settings) {
        this.settings = settings;
    }

    /** Makes what is missing, changes what differs, and waits until every table can be asked. */
    Map<Outcome, Integer> stand() {
        List<TableDefinition> tables = TableDefinition.all(settings.kafka().toString());
        TableBootstrap bootstrap = new TableBootstrap(
                URI.create("http://" + settings.analytics().controller()),
                URI.create("http://" + settings.analytics().broker()));
        try {
            Map<Outcome, Integer> outcomes = apply(bootstrap, tables);
            bootstrap.awaitServed(tables, SERVED_PATIENCE);
            return outcomes;
        } catch (TablesRefused refused) {
            throw new CannotStart("Pinot's tables do not stand: " + refused.getMessage(), refused);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CannotStart("interrupted", interrupted);
        }
    }

    /** What stands already is left as it is, so that asking again is harmless. */
    private static Map<Outcome, Integer> apply(TableBootstrap bootstrap, List<TableDefinition> tables)
            throws TablesRefused, InterruptedException {
        long untilNanos = System.nanoTime() + ANSWER_PATIENCE.toNanos();
        while (true) {
            try {
                return bootstrap.apply(tables);
            } catch (TablesRefused refused) {
                if (!(refused.getCause() instanceof IOException) || System.nanoTime() > untilNanos) {
                    throw refused;
                }
                Thread.sleep(AGAIN_MILLIS);
            }
        }
    }
}
