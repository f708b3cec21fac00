package io.rostrum.bench.queries;

import io.rostrum.analytics.question.Questions;
import io.rostrum.analytics.question.Range;
import io.rostrum.bench.report.Asked;
import io.rostrum.bench.report.Row;
import io.rostrum.bench.statistics.Percentiles;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.devstack.engine.EngineName;
import io.rostrum.devstack.engine.Stack;
import org.HdrHistogram.Histogram;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Fills Pinot and PostgreSQL with the same bids, puts every question of the dashboard that reads bids to
 * both, of shows out of a hat, one after the other, and weighs Pinot's keys.
 */
public final class QueriesRun {

    /** What must run. */
    public static final Set<EngineName> ENGINES =
            EnumSet.of(EngineName.KAFKA, EngineName.POSTGRES, EngineName.RECORD, EngineName.PINOT);

    static final Asked P99 = Asked.under(150);

    private static final int WARM_ROUNDS = 20;
    private static final long NANOS_MAX = TimeUnit.MINUTES.toNanos(5);
    private static final int BYTES_OF_A_MEGABYTE = 1 << 20;
    private static final long MINUTE_MILLIS = 60_000;

    private final ManyBids bids;
    private final int rounds;

    /**
     * @param count of bids
     * @param rounds of each question
     */
    public QueriesRun(int count, int rounds) {
        this.bids = new ManyBids(count);
        this.rounds = rounds;
    }

    /** Measures over a stack that runs {@link #ENGINES}. */
    public void measure(Stack stack, List<Row> rows) throws IOException, InterruptedException, SQLException {
        PinotBids pinot = new PinotBids(stack);
        long before = pinot.heapBytes();
        rows.add(row("bids in Pinot and in PostgreSQL", bids.count(), "rows"));
        rows.add(row("Pinot takes in", pinot.fill(bids), "rows/s"));
        long keys = pinot.heapBytes() - before;
        rows.add(row("Pinot's heap for the keys of these", (double) keys / BYTES_OF_A_MEGABYTE, "MiB"));
        rows.add(row("Pinot's heap for a key", (double) keys / bids.count(), "bytes"));
        try (PostgresBids postgres = new PostgresBids(stack.settings())) {
            postgres.fill(bids);
            questions().forEach((name, question) -> check(name, question.apply(1), pinot, postgres));
            questions(pinot, postgres, rows);
        }
    }

    /** Every question that reads bids, of a show. */
    private Map<String, IntFunction<String>> questions() {
        Map<String, IntFunction<String>> all = new LinkedHashMap<>();
        all.put("bids by minute", show -> of(show).bidsByMinute(ManyBids.show(show), range(show)).sql());
        all.put("bidders by lot", show -> of(show).biddersByLot(ManyBids.show(show)).sql());
        all.put("the last minute", show -> of(show)
                .bidsSince(ManyBids.show(show), range(show).toMillis() - MINUTE_MILLIS)
                .sql());
        all.put("bidders of a show", show -> of(show).bidding(ManyBids.show(show)).sql());
        all.put("bidders of all shows of a seller", show -> of(show).bidders(showsOf(show)).sql());
        all.put("bids of a lot, a page", show -> of(show)
                .bids(ManyBids.show(show), ManyBids.lot(show % ManyBids.LOTS), 0, Questions.BIDS_MAX).sql());
        all.put("retractions of a lot", show -> of(show)
                .retractions(ManyBids.show(show), ManyBids.lot(show % ManyBids.LOTS)).sql());
        return all;
    }

    private static Questions of(int show) {
        return new Questions(ManyBids.seller(show));
    }

    private static Range range(int show) {
        return new Range(ManyBids.liveMillis(show), ManyBids.liveMillis(show) + ManyBids.SHOW_MILLIS);
    }

    private List<ShowId> showsOf(int show) {
        int first = show / ManyBids.SHOWS_OF_A_SELLER * ManyBids.SHOWS_OF_A_SELLER;
        return IntStream.range(first, Math.min(bids.shows(), first + ManyBids.SHOWS_OF_A_SELLER))
                .mapToObj(ManyBids::show)
                .toList();
    }

    /** Both must give as many rows, or there is nothing to compare. */
    private static void check(String name, String sql, PinotBids pinot, PostgresBids postgres) {
        try {
            int there = pinot.ask(sql).path("rows").size();
            int here = postgres.ask(sql);
            if (there != here) {
                throw new IllegalStateException(
                        name + ": Pinot gives " + there + " rows, PostgreSQL " + here + " of " + sql);
            }
        } catch (IOException | SQLException broken) {
            throw new IllegalStateException(name + ": " + broken.getMessage(), broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    private void questions(PinotBids pinot, PostgresBids postgres, List<Row> rows)
            throws IOException, InterruptedException, SQLException {
        Histogram all = histogram();
        Histogram beside = histogram();
        List<Row> each = new ArrayList<>();
        for (Map.Entry<String, IntFunction<String>> question : questions().entrySet()) {
            Histogram there = timed(question.getValue(), pinot::ask);
            Histogram here = timed(question.getValue(), postgres::ask);
            all.add(there);
            beside.add(here);
            each.add(row(question.getKey() + ": p99 in Pinot", Percentiles.of(there).p99Millis(), "ms"));
            each.add(row(question.getKey() + ": p99 in PostgreSQL", Percentiles.of(here).p99Millis(), "ms"));
        }
        rows.add(row("questions: p50 in Pinot", Percentiles.of(all).p50Millis(), "ms"));
        rows.add(Row.of("questions: p99 in Pinot", Percentiles.of(all).p99Millis(), "ms", P99));
        rows.add(row("questions: p50 in PostgreSQL", Percentiles.of(beside).p50Millis(), "ms"));
        rows.add(row("questions: p99 in PostgreSQL", Percentiles.of(beside).p99Millis(), "ms"));
        rows.addAll(each);
    }

    /** Answers a question. */
    private interface Answering<F extends Exception> {
        Object ask(String sql) throws F, IOException, InterruptedException;
    }

    private <F extends Exception> Histogram timed(IntFunction<String> question, Answering<F> answering)
            throws F, IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(rounds);
        Histogram nanos = histogram();
        for (int i = -WARM_ROUNDS; i < rounds; i++) {
            // The largest show is asked for as often as any other ten together.
            String sql = question.apply(random.nextInt(10) == 0 ? 0 : random.nextInt(bids.shows()));
            long began = System.nanoTime();
            answering.ask(sql);
            if (i >= 0) {
                nanos.recordValue(Math.min(NANOS_MAX, System.nanoTime() - began));
            }
        }
        return nanos;
    }

    private static Histogram histogram() {
        return new Histogram(NANOS_MAX, 3);
    }

    private static Row row(String metric, double value, String unit) {
        return Row.of(metric, value, unit, Asked.NOTHING);
    }
}
