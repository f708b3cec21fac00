package io.rostrum.cdc.comparison;

import io.rostrum.contracts.log.Topics;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

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

    /** The table as it stands beside the topic as it stands. */
    public Comparison now(String table) throws SQLException {
        TopicFold topic = TopicFold.of(kafka, Topics.CDC_PREFIX + table, Comparison.ROWS_MAX);
        try (Connection connection = source.connect()) {
            return Comparison.of(table, TableRows.of(connection, table, Comparison.ROWS_MAX), topic);
        }
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
