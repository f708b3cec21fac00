package io.rostrum.bench.decider;

import io.rostrum.bidding.job.BidJob;
import io.rostrum.bidding.job.BidProcessFunction;
import io.rostrum.bidding.job.LoggedEvent;
import io.rostrum.bidding.source.LoggedCommand;
import io.rostrum.contracts.log.Topics;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The same bid through the product's keyed operator in Flink's harness: JSON read, decided, kept in keyed
 * state, event written. The lot grows by each bid, so a run is a fixed number of them: {@link #BATCH} for
 * each iteration.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {
            "-Xmx1g",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.time=ALL-UNNAMED"
        })
public class HarnessBenchmark {

    /** Bids of one iteration. */
    static final int BATCH = 7_000;

    static final int WARM_UPS = 2;
    static final int ITERATIONS = 5;
    /** On a lot of another show, before: so that the measured lot is no larger than it must be. */
    private static final int WARM_UP_BIDS = 80_000;

    /** Where keyed state is kept. */
    @Param({"heap", "rocksdb"})
    private String backend;

    private KeyedOneInputStreamOperatorTestHarness<String, LoggedCommand, LoggedEvent> harness;
    private final Deque<StreamRecord<LoggedCommand>> bids = new ArrayDeque<>();

    /** Opens the operator, fills the lot, and makes all bids that are to come. */
    @Setup(Level.Trial)
    public void open() throws Exception {
        harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(
                        new BidProcessFunction(Topics.AUCTION_COMMANDS.name(), "", new QuietPorts())),
                LoggedCommand::showId, Types.STRING, BidJob.MAX_PARALLELISM, 1, 0);
        harness.setStateBackend(
                backend.equals("heap") ? new HashMapStateBackend() : new EmbeddedRocksDBStateBackend());
        harness.open();
        CrowdedLot other = new CrowdedLot("warm-up");
        fill(other);
        for (int i = 0; i < WARM_UP_BIDS; i++) {
            take(record(other.nextBid()));
        }
        CrowdedLot lot = new CrowdedLot("crowded");
        fill(lot);
        for (int i = 0; i < (WARM_UPS + ITERATIONS) * BATCH; i++) {
            bids.add(record(lot.nextBid()));
        }
    }

    private void fill(CrowdedLot lot) throws Exception {
        Deque<StreamRecord<LoggedCommand>> first = new ArrayDeque<>();
        lot.fill(logged -> first.add(record(logged)));
        while (!first.isEmpty()) {
            take(first.poll());
        }
    }

    @TearDown(Level.Trial)
    public void close() throws Exception {
        harness.close();
    }

    /** One bid, whose event is thrown away. */
    @Benchmark
    public void bid() throws Exception {
        take(bids.poll());
    }

    private void take(StreamRecord<LoggedCommand> record) throws Exception {
        harness.processElement(record);
        harness.getOutput().clear();
    }

    private static StreamRecord<LoggedCommand> record(CrowdedLot.Logged logged) {
        return new StreamRecord<>(LoggedCommand.of(new ConsumerRecord<>(
                Topics.AUCTION_COMMANDS.name(), logged.partition(), logged.offset(), logged.logTimeMillis(),
                TimestampType.LOG_APPEND_TIME, 0, logged.value().length,
                logged.command().showId().value().getBytes(StandardCharsets.US_ASCII), logged.value(),
                new RecordHeaders(), Optional.empty())));
    }
}
