package io.rostrum.cdc.guard;

import io.rostrum.cdc.comparison.Slice;
import io.rostrum.cdc.comparison.TableRows;
import io.rostrum.cdc.comparison.TooMany;
import io.rostrum.cdc.comparison.TopicFold;
import io.rostrum.cdc.comparison.Vanished;
import io.rostrum.cdc.connect.ConnectRest;
import io.rostrum.cdc.connector.ConnectorFile;
import io.rostrum.cdc.slot.Slot;
import io.rostrum.contracts.log.Topics;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Begins the capture of changes anew, after its slot was lost or dropped: stops the connector, drops the
 * slot, forgets where the connector was, marks the rows that were deleted meanwhile, and resumes it. It then
 * reads every row once more, so each consumer sees rows again that it knows: they are upserts by key.
 *
 * <p>Each step may be repeated; a recovery that was broken off is simply run again.
 */
public final class Recovery {

    /** How long each step may take, but for the last one. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final GuardConfig config;
    private final ConnectorFile connector;
    private final Duration snapshotPatience;
    private final Consumer<String> progress;

    /** @param snapshotPatience how long reading all rows once more may take */
    public Recovery(
            GuardConfig config, ConnectorFile connector, Duration snapshotPatience,
            Consumer<String> progress) {
        this.config = config;
        this.connector = connector;
        this.snapshotPatience = snapshotPatience;
        this.progress = progress;
    }

    /** Something that is waited for. */
    private interface Condition {
        boolean holds() throws IOException, SQLException, InterruptedException;
    }

    /** Does all of it; an {@link IllegalStateException} names the step that did not end in time. */
    public void run() throws IOException, SQLException, InterruptedException {
        String name = connector.name();
        String slot = connector.settings().get("slot.name");
        try (ConnectRest connect = new ConnectRest(config.connect());
                SlotQueries postgres = new SlotQueries(config.database())) {
            if (connect.state(name).present()) {
                connect.stop(name);
                await("the connector stops", PATIENCE, () -> connect.state(name).stopped());
                progress.accept("stopped the connector " + name);
            }
            await("nobody reads from the slot", PATIENCE, () -> !postgres.slot(slot).active());
            postgres.drop(slot);
            progress.accept("dropped the slot " + slot);
            if (connect.state(name).present()) {
                connect.deleteOffsets(name);
                progress.accept("forgot where the connector was");
            }
            markVanished();
            begin(connect, name);
            awaitRows(connect, postgres, name, slot);
        }
    }

    private void begin(ConnectRest connect, String name) throws IOException, InterruptedException {
        if (connect.state(name).present()) {
            connect.resume(name);
            progress.accept("resumed the connector");
        } else {
            connect.put(name, connector.configuration());
            progress.accept("made the connector, as there was none");
        }
    }

    /**
     * The slot is made before the rows are read, and confirmed beyond what was written by then only once they
     * have been read and the changes since are followed.
     */
    private void awaitRows(ConnectRest connect, SlotQueries postgres, String name, String slot)
            throws IOException, SQLException, InterruptedException {
        await("the connector runs and its slot is there", PATIENCE, () -> {
            Slot now = postgres.slot(slot);
            return connect.state(name).running() && now.present() && !now.lost();
        });
        long written = postgres.written();
        await("all rows are read once more", snapshotPatience,
                () -> postgres.slot(slot).active() && postgres.confirmed(slot) >= written);
        progress.accept("read all rows once more; changes are followed again");
    }

    /**
     * A row that was deleted while nobody followed would stand in its topic for ever. Nobody writes the
     * topics now, so what is marked here comes before whatever the connector writes of the same key.
     */
    private void markVanished() throws SQLException {
        try (Connection connection = SlotQueries.connect(config.database());
                Vanished vanished = new Vanished(config.kafka())) {
            for (String table : connector.tables()) {
                String topic = Topics.CDC_PREFIX + table;
                try {
                    Slice.each(slice -> {
                        TopicFold fold = TopicFold.of(config.kafka(), topic, slice);
                        Map<String, String> rows = TableRows.of(connection, table, slice);
                        int marked = vanished.mark(topic, fold, rows.keySet());
                        if (marked > 0) {
                            progress.accept("marked " + marked + " rows of " + table
                                    + " that were deleted meanwhile");
                        }
                    });
                } catch (TooMany tooMany) {
                    progress.accept(tooMany.getMessage()
                            + ": rows of it that were deleted meanwhile stay in its topic");
                }
            }
        }
    }

    private void await(String what, Duration patience, Condition condition)
            throws IOException, SQLException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException(
                        "waited " + patience.toSeconds() + " s in vain until " + what);
            }
            Thread.sleep(PAUSE);
        }
    }
}
