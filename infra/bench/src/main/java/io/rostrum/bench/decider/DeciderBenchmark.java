package io.rostrum.bench.decider;

import io.rostrum.auction.Inbound;
import io.rostrum.auction.ShowEngine;
import io.rostrum.auction.Step;
import io.rostrum.auction.deciding.Decider;
import io.rostrum.auction.deciding.Decision;
import io.rostrum.auction.deciding.Fact;
import io.rostrum.auction.evolving.Evolver;
import io.rostrum.auction.projection.ChangeLog;
import io.rostrum.auction.state.MemoryShowStore;
import io.rostrum.auction.state.ShowState;
import io.rostrum.auction.state.Working;
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

/**
 * One accepted bid on a lot with {@value CrowdedLot#LIMITS} standing limits, in plain Java. What it writes is
 * dropped, so that each call meets the same lot.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
public class DeciderBenchmark {

    private final MemoryShowStore store = new MemoryShowStore();
    private final DroppingStore dropping = new DroppingStore(store);
    private final ShowEngine engine = new ShowEngine();
    private final Working working = new Working();
    private final ChangeLog changes = new ChangeLog();
    private CrowdedLot.Logged bid;
    private Inbound inbound;

    /** Fills the lot, and makes sure that the bid is accepted. */
    @Setup(Level.Trial)
    public void fill() {
        CrowdedLot lot = new CrowdedLot("crowded");
        lot.fill(logged -> accepted(engine.apply(store, logged.inbound())));
        bid = lot.nextBid();
        inbound = bid.inbound();
        accepted(engine.apply(dropping, inbound));
    }

    private static void accepted(Step step) {
        if (!step.outcome().accepted()) {
            throw new IllegalStateException("the benchmark's command was refused: " + step.outcome());
        }
    }

    /** What the command comes to, and nothing else. */
    @Benchmark
    public Decision decide() {
        working.begin(store);
        return Decider.decide(working, bid.command(), bid.logTimeMillis());
    }

    /** The decision, and the show as it stands after it. */
    @Benchmark
    public ShowState decideAndEvolve() {
        working.begin(store);
        changes.clear();
        Decision decision = Decider.decide(working, bid.command(), bid.logTimeMillis());
        long seq = working.show().seq();
        for (Fact fact : decision.facts()) {
            Evolver.evolve(working, changes, fact, ++seq, bid.logTimeMillis());
        }
        return working.show();
    }

    /**
     * All that the engine does with a bid: time, decision, event's JSON and hash, memory of its id,
     * projections.
     */
    @Benchmark
    public Step apply() {
        return engine.apply(dropping, inbound);
    }
}
