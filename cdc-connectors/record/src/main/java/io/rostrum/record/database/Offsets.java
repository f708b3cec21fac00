package io.rostrum.record.database;

import org.apache.kafka.common.TopicPartition;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** How far the record has read the log, as the database has it. */
public final class Offsets {

    /** Somebody else keeps the record: nothing of this batch was written, and nothing more may be. */
    public static final class Fenced extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Fenced(String message) {
            super(message);
        }
    }

    private final Connection connection;

    public Offsets(Connection connection) {
        this.connection = connection;
    }

    public Map<TopicPartition, Long> read() throws SQLException {
        return read("SELECT topic, partition, next FROM keeper.offsets");
    }

    /** The same, and nobody moves them until this transaction ends. */
    public Map<TopicPartition, Long> readAndHold() throws SQLException {
        return read("SELECT topic, partition, next FROM keeper.offsets ORDER BY topic, partition FOR UPDATE");
    }

    private Map<TopicPartition, Long> read(String sql) throws SQLException {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                offsets.put(new TopicPartition(rows.getString(1), rows.getInt(2)), rows.getLong(3));
            }
        }
        return offsets;
    }

    /** Begins partitions that were never read. */
    public void begin(Map<TopicPartition, Long> fresh) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO keeper.offsets VALUES (?, ?, ?) ON CONFLICT DO NOTHING")) {
            for (Map.Entry<TopicPartition, Long> one : fresh.entrySet()) {
                insert.setString(1, one.getKey().topic());
                insert.setInt(2, one.getKey().partition());
                insert.setLong(3, one.getValue());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /**
     * Moves partitions on, if they are still where this keeper left them.
     *
     * @throws Fenced if one is not
     */
    public void move(Map<TopicPartition, Long> from, Map<TopicPartition, Long> to) throws SQLException {
        int count = to.size();
        String[] topics = new String[count];
        Integer[] partitions = new Integer[count];
        Long[] expected = new Long[count];
        Long[] next = new Long[count];
        int i = 0;
        for (Map.Entry<TopicPartition, Long> one : to.entrySet()) {
            topics[i] = one.getKey().topic();
            partitions[i] = one.getKey().partition();
            expected[i] = from.get(one.getKey());
            next[i++] = one.getValue();
        }
        try (PreparedStatement update = connection.prepareStatement("""
                UPDATE keeper.offsets kept SET next = moved.next
                FROM unnest(?::text[], ?::integer[], ?::bigint[], ?::bigint[])
                    AS moved (topic, partition, expected, next)
                WHERE kept.topic = moved.topic AND kept.partition = moved.partition
                    AND kept.next = moved.expected""")) {
            update.setArray(1, connection.createArrayOf("text", topics));
            update.setArray(2, connection.createArrayOf("integer", partitions));
            update.setArray(3, connection.createArrayOf("bigint", expected));
            update.setArray(4, connection.createArrayOf("bigint", next));
            int moved = update.executeUpdate();
            if (moved != count) {
                throw new Fenced("of " + count + " partitions only " + moved
                        + " are where this keeper left them: another one keeps the record");
            }
        }
    }

    /** Grows with each repair of the tables. */
    public long repairs() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT epoch FROM keeper.repairs")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The ids of the topics that the record is of; those that are not known yet are noted. */
    public Map<String, String> noteTopicIds(Map<String, String> now) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO keeper.log VALUES (?, ?) ON CONFLICT DO NOTHING")) {
            for (Map.Entry<String, String> one : now.entrySet()) {
                insert.setString(1, one.getKey());
                insert.setString(2, one.getValue());
                insert.addBatch();
            }
            insert.executeBatch();
        }
        Map<String, String> noted = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT topic, topic_id FROM keeper.log")) {
            while (rows.next()) {
                noted.put(rows.getString(1), rows.getString(2));
            }
        }
        return noted;
    }
}
