package io.rostrum.record.keeper;

import io.rostrum.contracts.log.DeadLetter;
import io.rostrum.contracts.log.Topics;
import io.rostrum.record.RecordConfig;
import io.rostrum.record.database.Histories;
import io.rostrum.record.database.Offsets;
import io.rostrum.record.database.RowWriter;
import io.rostrum.record.history.Fact;
import io.rostrum.record.history.History;
import io.rostrum.record.log.Batch;
import io.rostrum.record.log.Letters;
import io.rostrum.record.log.LogLost;
import io.rostrum.record.log.LogReader;
import io.rostrum.record.rows.Rows;
import io.rostrum.record.schema.Database;
import io.rostrum.record.schema.Role;
import io.rostrum.record.schema.Schema;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * Keeps the record: reads the log from where the database says, and writes rows and offsets in one
 * transaction. So whatever dies, and whenever, a fact is in the rows once; and of two keepers at once only
 * one can go on.
 *
 * <p>A database or log that is away is waited for. Everything else that cannot be stops the keeper.
 */
public final class Keeper {

    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
    private static final long PATIENCE_MILLIS = 200;
    private static final long PAUSE_MIN_MILLIS = 200;
    private static final long PAUSE_MAX_MILLIS = 5_000;
    private static final int ANSWER_SECONDS = 120;
    private static final String APPLICATION = "rostrum-keeper";

    private final RecordConfig config;
    private final KeeperHealth health;
    private volatile boolean stopping;
    private boolean migrated;

    public Keeper(RecordConfig config, KeeperHealth health) {
        this.config = config;
        this.health = health;
    }

    /**
     * Keeps the record until it is told to stop.
     *
     * @throws Offsets.Fenced if another keeper has taken over
     * @throws LogLost if the log is not the one that the record was made of
     */
    public void run() {
        long pause = PAUSE_MIN_MILLIS;
        while (!stopping) {
            try {
                session();
                pause = PAUSE_MIN_MILLIS;
            } catch (SQLException fault) {
                if (!Away.is(fault)) {
                    throw new IllegalStateException("the database refused what must be possible", fault);
                }
                pause = waitFor("the database is away: " + fault.getMessage(), pause);
            } catch (RetriableException fault) {
                pause = waitFor("the log is away: " + fault.getMessage(), pause);
            } catch (InterruptedException stop) {
                if (!stopping) {
                    throw new IllegalStateException("interrupted by somebody else", stop);
                }
            }
        }
        LOG.info("stopped");
    }

    /** Ends {@link #run()} after the transaction that is under way; waits for it. */
    public void stop(Thread running) {
        stopping = true;
        try {
            running.join(PAUSE_MAX_MILLIS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private long waitFor(String why, long pauseMillis) {
        if (health.state() != KeeperHealth.State.WAITING) {
            LOG.atWarn().setMessage("waiting: {}").addArgument(why).log();
        }
        health.become(KeeperHealth.State.WAITING, why);
        try {
            Thread.sleep(pauseMillis);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
        return Math.min(2 * pauseMillis, PAUSE_MAX_MILLIS);
    }

    private void session() throws SQLException, InterruptedException {
        if (!migrated) {
            int migrations = Schema.migrate(config.owner());
            LOG.atInfo().setMessage("the schema is up to date").addKeyValue("migrations", migrations).log();
            migrated = true;
        }
        Database database = config.owner().as(Role.KEEPER, config.rolePassword());
        try (Connection connection = database.connect(APPLICATION, ANSWER_SECONDS);
                Letters letters = new Letters(config.kafka())) {
            Offsets offsets = new Offsets(connection);
            checkLog(offsets);
            LogReader reader = new LogReader(config.kafka(), config.batchMax());
            Map<TopicPartition, Long> read;
            try {
                read = whereToRead(offsets, reader);
            } catch (SQLException | RuntimeException fault) {
                reader.close();
                throw fault;
            }
            connection.setAutoCommit(false);
            try (Intake intake = new Intake(reader, health, config.batchMax())) {
                health.knowStopped(Stopped.read(connection));
                health.become(KeeperHealth.State.KEEPING, "");
                LOG.atInfo().setMessage("keeping the record").addKeyValue("database", database).log();
                keep(connection, offsets, read, intake, letters);
            }
        }
    }

    private void checkLog(Offsets offsets) throws SQLException, InterruptedException {
        Map<String, String> now = LogReader.topicIds(config.kafka());
        Map<String, String> noted = offsets.noteTopicIds(now);
        now.forEach((topic, id) -> {
            if (!id.equals(noted.get(topic))) {
                throw new LogLost(topic + " is another than the one that this record was made of; the record"
                        + " of another log belongs into another database");
            }
        });
    }

    private static Map<TopicPartition, Long> whereToRead(Offsets offsets, LogReader reader)
            throws SQLException {
        Map<TopicPartition, Long> beginnings = reader.beginnings(LogReader.partitions());
        Map<TopicPartition, Long> ends = reader.ends(LogReader.partitions());
        offsets.begin(beginnings);
        Map<TopicPartition, Long> kept = offsets.read();
        Map<TopicPartition, Long> skipped = new HashMap<>();
        for (TopicPartition partition : LogReader.partitions()) {
            long next = kept.get(partition);
            if (next > ends.get(partition)) {
                throw new LogLost(partition + " ends at " + ends.get(partition) + ", and the record has read "
                        + next);
            }
            if (next < beginnings.get(partition)) {
                if (!partition.topic().equals(Topics.ROOM_METRICS.name())) {
                    throw new LogLost(partition + " begins at " + beginnings.get(partition)
                            + ", and the record has only read " + next);
                }
                skipped.put(partition, beginnings.get(partition));
            }
        }
        if (!skipped.isEmpty()) {
            LOG.atWarn()
                    .setMessage("rooms were counted while the record was away for longer than that is kept")
                    .addKeyValue("partitions", skipped.size()).log();
            offsets.move(kept, skipped);
            kept.putAll(skipped);
        }
        reader.seek(kept);
        return kept;
    }

    private void keep(
            Connection connection, Offsets offsets, Map<TopicPartition, Long> read, Intake intake,
            Letters letters) throws SQLException, InterruptedException {
        Histories histories = new Histories(connection, RowWriter.Place.RECORD);
        RowWriter writer = new RowWriter(connection, RowWriter.Place.RECORD);
        long repairs = offsets.repairs();
        connection.commit();
        while (!stopping) {
            Batch batch = intake.next(PATIENCE_MILLIS);
            if (batch == null) {
                continue;
            }
            bury(batch, letters);
            long began = System.nanoTime();
            offsets.move(read, batch.next());
            long now = offsets.repairs();
            if (now != repairs) {
                LOG.info("the tables were repaired: histories are loaded again");
                repairs = now;
                histories.forget();
            }
            Rows rows = histories.fold(batch, (taken, step) -> heard(taken, step, histories));
            writer.write(rows);
            connection.commit();
            read.putAll(batch.next());
            committed(batch, rows, began);
        }
    }

    private static void bury(Batch batch, Letters letters) throws InterruptedException {
        if (batch.letters().isEmpty()) {
            return;
        }
        letters.bury(batch.letters());
        for (DeadLetter letter : batch.letters()) {
            LOG.atWarn().setMessage("buried: {}").addArgument(letter.reason())
                    .addKeyValue("topic", letter.topic())
                    .addKeyValue("partition", letter.partition())
                    .addKeyValue("offset", letter.offset())
                    .log();
        }
    }

    private void heard(Batch.Taken taken, History.Step step, Histories histories) {
        Fact.Placed fact = (Fact.Placed) taken.fact();
        switch (step) {
            case TAKEN -> { }
            case REPEATED -> health.repeatedOne();
            case PASSED_OVER -> health.passedOverOne();
            case STOPPED -> {
                String why = histories.stopped(fact);
                health.stoppedOne(fact.stream().word() + " " + fact.subject(), why);
                LOG.atError().setMessage("a history stopped, the others go on: {}").addArgument(why)
                        .addKeyValue(fact.stream().word(), fact.subject())
                        .addKeyValue("offset", taken.offset())
                        .log();
            }
        }
    }

    private void committed(Batch batch, Rows rows, long began) {
        long now = System.currentTimeMillis();
        batch.taken().forEach(taken -> health.aged(taken.appendedMillis(), now));
        health.committed(rows.facts(), rows.size(), batch.letters().size(), System.nanoTime() - began);
    }
}
