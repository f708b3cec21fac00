package io.rostrum.bench.changes;

import io.rostrum.bench.load.ClientSettings;
import io.rostrum.bench.load.Commands;
import io.rostrum.bench.load.Hall;
import io.rostrum.bench.load.KafkaLoad;
import io.rostrum.bench.load.Leg;
import io.rostrum.bench.load.OutcomeListener;
import io.rostrum.bench.load.Pace;
import io.rostrum.bench.load.ShowSetup;
import io.rostrum.bench.report.Asked;
import io.rostrum.bench.report.Row;
import io.rostrum.bench.statistics.Percentiles;
import io.rostrum.contracts.log.Topics;
import io.rostrum.devstack.engine.Stack;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import redis.clients.jedis.HostAndPort;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * From the append of an auction's event over PostgreSQL and the topic of changed rows to an answer of Pinot,
 * at several rates of bids, with everything on the way as the development stack runs it.
 */
public final class ChangesPart {

    /** Of the 1.5 s from the append to a query's answer, so much may be gone when the row is in its topic. */
    static final Asked WHOLE_P99 = Asked.under(750);

    static final Asked ANSWERED_P99 = Asked.under(1_500);

    private static final String NODE = "bench";
    private static final int SHOWS = 10;
    private static final int LOTS_PER_SHOW = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long GET_READY_NANOS = 20_000_000;

    private final List<Integer> rates;
    private final int seconds;
    private int legs;

    /** @param seconds measured at each rate, after as much again that warms what is on the way */
    public ChangesPart(List<Integer> rates, int seconds) {
        this.rates = List.copyOf(rates);
        this.seconds = seconds;
    }

    /** Measures over a stack that runs all that is on the way. */
    public void measure(Stack stack, List<Row> rows) throws InterruptedException {
        String kafka = stack.settings().kafka().toString();
        HostAndPort redis = HostAndPort.from(stack.settings().redis().toString());
        Commands commands = new Commands(Topics.AUCTION_COMMANDS.name(), NODE);
        Hall hall = Hall.of("changes", SHOWS, LOTS_PER_SHOW, Hall.BIDDERS_PER_SHOW);
        try (Producer<byte[], byte[]> producer = new KafkaProducer<>(ClientSettings.producer(kafka));
                OutcomeListener listener = OutcomeListener.on(redis, NODE);
                RowTrail trail = RowTrail.from(kafka);
                QueryTrail answers =
                        new QueryTrail(trail, stack.settings().analytics().broker().toString())) {
            if (!answers.follows()) {
                throw new IllegalStateException("Pinot is not asked");
            }
            new ShowSetup(producer, commands).run(hall, listener);
            KafkaLoad load = new KafkaLoad(producer, commands, hall);
            for (int rate : rates) {
                leg(load, trail, rate);
                rows.addAll(figures(rate, leg(load, trail, rate)));
            }
        }
    }

    private RowTrail.Seen leg(KafkaLoad load, RowTrail trail, int rate) throws InterruptedException {
        trail.forget();
        Leg leg = new Leg(++legs, rate * seconds, 0, new Pace(rate, System.nanoTime() + GET_READY_NANOS));
        load.run(leg);
        trail.await(leg.bids(), PATIENCE);
        trail.awaitAnswered(PATIENCE);
        return trail.seen();
    }

    private List<Row> figures(int rate, RowTrail.Seen seen) {
        Percentiles toRow = Percentiles.of(seen.toRow());
        Percentiles toTopic = Percentiles.of(seen.toTopic());
        Percentiles whole = Percentiles.of(seen.whole());
        List<Row> rows = new ArrayList<>();
        rows.add(row(rate, "append -> PostgreSQL commit p50", toRow.p50Millis(), Asked.NOTHING));
        rows.add(row(rate, "append -> PostgreSQL commit p99", toRow.p99Millis(), Asked.NOTHING));
        rows.add(row(rate, "PostgreSQL commit -> CDC topic p50", toTopic.p50Millis(), Asked.NOTHING));
        rows.add(row(rate, "PostgreSQL commit -> CDC topic p99", toTopic.p99Millis(), Asked.NOTHING));
        rows.add(row(rate, "append -> CDC topic p50", whole.p50Millis(), Asked.NOTHING));
        rows.add(row(rate, "append -> CDC topic p99", whole.p99Millis(), WHOLE_P99));
        rows.addAll(answers(rate, seen));
        rows.add(Row.of(
                name(rate, "bids without a row in the topic"), rate * seconds - whole.count(), "bids",
                Asked.atMost(0)));
        rows.forEach(row -> System.err.println(row.metric() + ": " + row.value() + " " + row.unit()));
        return rows;
    }

    private List<Row> answers(int rate, RowTrail.Seen seen) {
        Percentiles toAnswer = Percentiles.of(seen.toAnswer());
        Percentiles answered = Percentiles.of(seen.answered());
        return List.of(
                row(rate, "CDC topic -> in an answer of Pinot p50", toAnswer.p50Millis(), Asked.NOTHING),
                row(rate, "CDC topic -> in an answer of Pinot p99", toAnswer.p99Millis(), Asked.NOTHING),
                row(rate, "append -> in an answer of Pinot p50", answered.p50Millis(), Asked.NOTHING),
                row(rate, "append -> in an answer of Pinot p99", answered.p99Millis(), ANSWERED_P99),
                Row.of(
                        name(rate, "rows in no answer of Pinot"),
                        seen.whole().getTotalCount() - answered.count(), "bids", Asked.atMost(0)));
    }

    private static Row row(int rate, String what, double millis, Asked asked) {
        return Row.of(name(rate, what), millis, "ms", asked);
    }

    private static String name(int rate, String what) {
        return String.format(Locale.ROOT, "%,d/s: %s", rate, what);
    }
}
