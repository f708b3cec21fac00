package io.rostrum.bench.decider;

import io.rostrum.bench.likeness.Likeness;
import io.rostrum.bidding.mirror.MirrorItem;
import io.rostrum.bidding.mirror.MirrorScript;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.CommandRecord;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import java.util.concurrent.TimeUnit;

/** The JSON of one accepted bid: what every path pays, the floor too. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
public class JsonBenchmark {

    private final MirrorScript script = new MirrorScript("bench");
    private byte[] command;
    private Likeness.Answer answer;
    private MirrorItem lot;

    /** Makes one command and its answer. */
    @Setup(Level.Trial)
    public void make() {
        CrowdedLot.Logged bid = new CrowdedLot("crowded").nextBid();
        command = bid.value();
        answer = new Likeness(10).to(bid.command(), bid.logTimeMillis());
        lot = answer.items().getFirst();
    }

    @Benchmark
    public CommandRecord readCommand() {
        return Json.read(command, CommandRecord.class);
    }

    @Benchmark
    public byte[] writeEvent() {
        return Json.bytes(answer.event());
    }

    @Benchmark
    public byte[] writeOutcome() {
        return Json.bytes(answer.outcome());
    }

    /** The lot's projection, its frame and the script's other arguments. */
    @Benchmark
    public byte[][] writeProjection() {
        return script.arguments(lot);
    }
}
