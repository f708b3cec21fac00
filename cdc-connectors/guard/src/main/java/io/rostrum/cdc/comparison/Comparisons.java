package io.rostrum.cdc.comparison;

import io.rostrum.contracts.log.Topics;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** Compares tables with their topics. */
public final class Comparisons {

    private static final Duration PAUSE = Duration.ofMillis(500);

    private final String kafka;
    private final Source source;

    /** Gives a connection to the tables. */
    public interface Source {
        Connection connect() throws SQLException;
    }

    public Comparisons(String kafka, Source source) {
        this.kafka = kafka;
        this.source = source;
    }

    /** The table as it stands beside the topic as it stands, slice by slice when it is large. */
    public Comparison now(String table) throws SQLException {
        AtomicReference<Comparison> all = new AtomicReference<>(Comparison.nothing(table));
        try (Connection connection = source.connect()) {
            Slice.each(slice -> {
                TopicFold topic = TopicFold.of(kafka, Topics.CDC_PREFIX + table, slice);
                Comparison part = Comparison.of(table, TableRows.of(connection, table, slice), topic);
                all.updateAndGet(sofar -> sofar.and(part));
            });
        }
        return all.get();
    }

    /** The same until they are equal or the patience is at its end, as the topic follows the table. */
    public Comparison settled(String table, Duration patience) throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        Comparison comparison = now(table);
        while (!comparison.equal() && System.nanoTime() - deadline < 0) {
            Thread.sleep(PAUSE);
            comparison = now(table);
        }
        return comparison;
    }
}
