package io.rostrum.record.rebuild;

import io.rostrum.contracts.log.Topics;
import io.rostrum.record.RecordConfig;
import io.rostrum.record.database.Histories;
import io.rostrum.record.database.Offsets;
import io.rostrum.record.database.RowWriter;
import io.rostrum.record.database.RowWriter.Place;
import io.rostrum.record.log.Batch;
import io.rostrum.record.log.LogReader;
import io.rostrum.record.rows.Table;
import io.rostrum.record.schema.Role;
import org.apache.kafka.common.TopicPartition;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Folds the log once more into shadow tables, as far as the record has read it, compares, and applies only
 * the differences. The keeper may run meanwhile; it waits while the tables are compared, and reads again
 * what it has in memory if anything was repaired.
 */
public final class Rebuild {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final long LOCK = 7_264_311_902L;
    private static final long MINUTE = 60_000;
    private static final long TOLD_EVERY = 200_000;

    private final RecordConfig config;
    private final Consumer<String> progress;

    public Rebuild(RecordConfig config, Consumer<String> progress) {
        this.config = config;
        this.progress = progress;
    }

    /**
     * Compares everything.
     *
     * @param repair whether differences are taken away; otherwise they are only told
     */
    public List<Difference> run(boolean repair) throws SQLException {
        try (Connection connection = config.owner().as(Role.REBUILDER, config.rolePassword())
                        .connect("rostrum-rebuild", 0);
                LogReader reader = new LogReader(config.kafka(), config.batchMax())) {
            lock(connection);
            makeShadows(connection);
            connection.setAutoCommit(false);
            try {
                return run(connection, reader, repair);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
                dropShadows(connection);
            }
        }
    }

    private List<Difference> run(Connection connection, LogReader reader, boolean repair)
            throws SQLException {
        Offsets offsets = new Offsets(connection);
        Map<TopicPartition, Long> begin = reader.beginnings(LogReader.partitions());
        Map<TopicPartition, Long> first = offsets.read();
        Map<TopicPartition, Long> from = new HashMap<>();
        first.keySet().forEach(partition -> from.put(partition, begin.getOrDefault(partition, 0L)));
        Folding folding = new Folding(connection, reader);
        folding.fold(from, first);
        connection.commit();
        Map<TopicPartition, Long> held = offsets.readAndHold();
        folding.fold(first, held);
        List<Difference> differences = compare(connection, roomsFromMillis(begin));
        if (repair && differences.stream().anyMatch(difference -> !difference.isNone())) {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("UPDATE keeper.repairs SET epoch = epoch + 1");
            }
            connection.commit();
        }
        return differences;
    }

    /** Rooms are counted for a month: what is older may have lost a part of itself. */
    private static long roomsFromMillis(Map<TopicPartition, Long> beginnings) {
        boolean cut = LogReader.partitions(Topics.ROOM_METRICS).stream()
                .anyMatch(partition -> beginnings.get(partition) > 0);
        long kept = System.currentTimeMillis() - Topics.ROOM_METRICS.retentionMillis();
        return cut ? (kept / MINUTE + 1) * MINUTE : 0;
    }

    private List<Difference> compare(Connection connection, long roomsFromMillis) throws SQLException {
        List<Comparison> all = new ArrayList<>();
        for (Table<?> table : Table.ALL) {
            String onlyThose = table == Table.VIEWERS ? "t.minute_millis >= " + roomsFromMillis : "true";
            all.add(new Comparison(connection, table, onlyThose));
        }
        for (Comparison one : all.reversed()) {
            one.takeAway();
        }
        List<Difference> differences = new ArrayList<>();
        for (Comparison one : all) {
            one.setRight();
            differences.add(one.difference());
        }
        return differences;
    }

    private static void lock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_try_advisory_lock(" + LOCK + ")")) {
            row.next();
            if (!row.getBoolean(1)) {
                throw new IllegalStateException("the record is being rebuilt already");
            }
        }
    }

    private static void makeShadows(Connection connection) throws SQLException {
        dropShadows(connection);
        try (Statement statement = connection.createStatement()) {
            for (Table<?> table : Table.ALL) {
                statement.execute("CREATE UNLOGGED TABLE " + Place.SHADOW.of(table) + " (LIKE "
                        + Place.RECORD.of(table) + " INCLUDING CONSTRAINTS INCLUDING INDEXES)");
            }
        }
    }

    private static void dropShadows(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (Table<?> table : Table.ALL) {
                statement.execute("DROP TABLE IF EXISTS " + Place.SHADOW.of(table));
            }
        }
    }

    /** The log, stretch by stretch, as rows of the shadow tables. */
    private final class Folding {

        private final LogReader reader;
        private final Histories histories;
        private final RowWriter writer;
        private long records;

        Folding(Connection connection, LogReader reader) throws SQLException {
            this.reader = reader;
            this.histories = new Histories(connection, Place.SHADOW);
            this.writer = new RowWriter(connection, Place.SHADOW);
        }

        void fold(Map<TopicPartition, Long> from, Map<TopicPartition, Long> to) throws SQLException {
            Map<TopicPartition, Long> stretch = new HashMap<>(from);
            stretch.entrySet().removeIf(start -> start.getValue() >= to.get(start.getKey()));
            if (stretch.isEmpty()) {
                return;
            }
            reader.seek(stretch);
            Map<TopicPartition, Long> ends = new HashMap<>();
            stretch.keySet().forEach(partition -> ends.put(partition, to.get(partition)));
            while (!reader.reached(ends)) {
                Batch batch = reader.pollBefore(ends, POLL);
                writer.write(histories.fold(batch, (taken, step) -> { }));
                if ((records + batch.size()) / TOLD_EVERY > records / TOLD_EVERY) {
                    progress.accept((records + batch.size()) + " records read");
                }
                records += batch.size();
            }
        }
    }
}
