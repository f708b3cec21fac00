package io.rostrum.record.reconcile;

import io.rostrum.record.RecordConfig;
import io.rostrum.record.database.Offsets;
import io.rostrum.record.log.LogReader;
import io.rostrum.record.schema.Role;
import org.apache.kafka.common.TopicPartition;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Compares counts and sums of each show and book in the log, in PostgreSQL, and in whatever follows it. The
 * database is read at one moment, and the log up to where the database had read it then; who follows is
 * asked again until it agrees or the patience is over.
 */
public final class Reconciliation {

    private static final long PAUSE_MILLIS = 250;

    private final RecordConfig config;
    private final List<TotalsSource> followers;
    private final Duration patience;

    /**
     * A number that is not the same everywhere.
     *
     * @param where who says otherwise than the log
     */
    public record Mismatch(String subject, String what, long log, String where, long there) {}

    /**
     * What a comparison came to.
     *
     * @param numbers how many were compared
     * @param behind records of the log that the database had not read when it was looked at
     */
    public record Outcome(long shows, long books, long numbers, long behind, List<Mismatch> mismatches) {

        public Outcome {
            mismatches = List.copyOf(mismatches);
        }

        public boolean agrees() {
            return mismatches.isEmpty();
        }
    }

    /**
     * @param patience how long to wait for the database to read what stands in the log now, and for
     * followers
     */
    public Reconciliation(RecordConfig config, List<TotalsSource> followers, Duration patience) {
        this.config = config;
        this.followers = List.copyOf(followers);
        this.patience = patience;
    }

    public Outcome run() throws SQLException, IOException, InterruptedException {
        try (Connection connection = config.owner().as(Role.READER, config.rolePassword())
                        .connect("rostrum-reconcile", 0);
                LogReader reader = new LogReader(config.kafka(), config.batchMax())) {
            Map<TopicPartition, Long> ends = reader.ends(LogReader.partitions());
            awaitRead(connection, ends);
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            Map<TopicPartition, Long> read = new Offsets(connection).read();
            Totals postgres = PostgresTotals.read(connection);
            connection.rollback();
            Totals log = LogTotals.read(reader, read);
            List<Mismatch> mismatches = new ArrayList<>(compare(log, "postgres", postgres, any -> true));
            for (TotalsSource follower : followers) {
                mismatches.addAll(compareWith(follower, log));
            }
            return outcome(log, behind(read, ends), mismatches);
        }
    }

    private Outcome outcome(Totals log, long behind, List<Mismatch> mismatches) {
        Set<String> subjects = log.bySubject().keySet();
        long books = subjects.stream().filter(subject -> subject.startsWith("book ")).count();
        long numbers = log.bySubject().values().stream().mapToLong(Map::size).sum();
        return new Outcome(subjects.size() - books, books, numbers, behind, mismatches);
    }

    private static long behind(Map<TopicPartition, Long> read, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - read.getOrDefault(end.getKey(), 0L)))
                .sum();
    }

    private void awaitRead(Connection connection, Map<TopicPartition, Long> ends)
            throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        Offsets offsets = new Offsets(connection);
        while (behind(offsets.read(), ends) > 0 && System.nanoTime() < deadline) {
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private List<Mismatch> compareWith(TotalsSource follower, Totals log)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            List<Mismatch> mismatches =
                    compare(log, follower.name(), follower.read(), follower.tells()::contains);
            if (mismatches.isEmpty() || System.nanoTime() > deadline) {
                return mismatches;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private static List<Mismatch> compare(Totals log, String where, Totals other, Predicate<String> tells) {
        List<Mismatch> mismatches = new ArrayList<>();
        Set<String> subjects = new TreeSet<>(log.bySubject().keySet());
        subjects.addAll(other.bySubject().keySet());
        for (String subject : subjects) {
            Set<String> names = new TreeSet<>(log.bySubject().getOrDefault(subject, Map.of()).keySet());
            names.addAll(other.bySubject().getOrDefault(subject, Map.of()).keySet());
            for (String name : names) {
                long said = log.number(subject, name);
                long there = other.number(subject, name);
                if (said != there && tells.test(name)) {
                    mismatches.add(new Mismatch(subject, name, said, where, there));
                }
            }
        }
        return mismatches;
    }
}
