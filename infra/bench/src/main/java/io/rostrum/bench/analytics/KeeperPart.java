package io.rostrum.bench.analytics;

import io.rostrum.bench.load.ClientSettings;
import io.rostrum.bench.report.Asked;
import io.rostrum.bench.report.Row;
import io.rostrum.bench.statistics.Spread;
import io.rostrum.devstack.engine.EngineName;
import io.rostrum.devstack.engine.Stack;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How fast the keeper makes rows of a log that stands there, beside {@code COPY} of the same rows into a
 * table of the same form in the same PostgreSQL.
 *
 * <p>In each round the keeper is frozen while the log grows, and timed from its waking until it has read
 * everything; what it has in memory and compiled stays. Then the rows it made are copied, in one transaction.
 */
final class KeeperPart {

    static final Asked RATIO = Asked.atLeast(0.4);

    private static final int SHOWS = 20;
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(3);
    private static final long LOOK_MILLIS = 5;
    private static final int WARMING = 2;

    private final Stack stack;
    private final int events;
    private final int rounds;

    /** @param events appended in each round */
    KeeperPart(Stack stack, int events, int rounds) {
        this.stack = stack;
        this.events = events;
        this.rounds = rounds;
    }

    List<Row> measure() throws InterruptedException, SQLException, IOException {
        double[] kept = new double[rounds];
        double[] text = new double[rounds];
        double[] binary = new double[rounds];
        double[] ratio = new double[rounds];
        List<MadeUpShow> shows = new ArrayList<>();
        try (Producer<byte[], byte[]> producer = new KafkaProducer<>(
                        ClientSettings.producer(stack.settings().kafka().toString()));
                RecordTables tables = RecordTables.onceMade(stack.settings().postgres().toString())) {
            for (int i = 0; i < SHOWS; i++) {
                MadeUpShow show = new MadeUpShow("made-up-" + i);
                show.opening().forEach(event -> producer.send(show.record(event)));
                shows.add(show);
            }
            // Warms the keeper and the server.
            for (int i = 0; i < WARMING; i++) {
                round(producer, tables, shows);
            }
            for (int i = 0; i < rounds; i++) {
                kept[i] = round(producer, tables, shows);
                text[i] = copied(tables, "text");
                binary[i] = copied(tables, "binary");
                ratio[i] = kept[i] / text[i];
                System.err.printf("round %d: keeper %,.0f rows/s, COPY %,.0f (text), %,.0f (binary)%n", i + 1,
                        kept[i], text[i], binary[i]);
            }
        }
        return List.of(
                Row.median("keeper: rows of bids", Spread.of(kept), "rows/s", Asked.NOTHING),
                Row.median("COPY of the same rows, text", Spread.of(text), "rows/s", Asked.NOTHING),
                Row.median("COPY of the same rows, binary", Spread.of(binary), "rows/s", Asked.NOTHING),
                Row.median("keeper / COPY", Spread.of(ratio), "ratio", RATIO));
    }

    /** Rows a second. */
    private double round(Producer<byte[], byte[]> producer, RecordTables tables, List<MadeUpShow> shows)
            throws InterruptedException, SQLException {
        long before = tables.bids();
        long target;
        stack.suspend(EngineName.RECORD);
        try {
            target = tables.eventsRead() + pending(producer, shows);
            tables.checkpoint();
        } finally {
            stack.resume(EngineName.RECORD);
        }
        long began = System.nanoTime();
        while (tables.eventsRead() < target) {
            if (System.nanoTime() - began > PATIENCE_NANOS) {
                throw new IllegalStateException("the keeper does not come to the end of the log");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        long rows = tables.bids() - before;
        if (rows != events) {
            throw new IllegalStateException(events + " bids became " + rows + " rows");
        }
        return rows / seconds;
    }

    /** Appends a round's bids; tells how many records the log got. */
    private long pending(Producer<byte[], byte[]> producer, List<MadeUpShow> shows) {
        for (int i = 0; i < events; i++) {
            MadeUpShow show = shows.get(i % shows.size());
            producer.send(show.record(show.bid()));
        }
        producer.flush();
        return events;
    }

    private double copied(RecordTables tables, String format) throws SQLException, IOException {
        byte[] rows = tables.newestBids(events, format);
        return events / (tables.copyNanos(rows, format) / 1e9);
    }
}
