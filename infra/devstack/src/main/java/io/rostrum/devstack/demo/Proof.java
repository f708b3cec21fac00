package io.rostrum.devstack.demo;

import io.rostrum.auction.ShowEngine;
import io.rostrum.contracts.auction.LotPhase;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.devstack.engine.StackSettings;
import io.rostrum.replay.LotResult;
import io.rostrum.replay.MirrorComparison;
import io.rostrum.replay.Replay;
import io.rostrum.replay.ReplayReport;
import redis.clients.jedis.Jedis;

import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Holds a finished show's records against a fold of its log, and its mirror against the same fold.
 *
 * @param mirrorDifferences empty when the mirror equals the fold
 */
public record Proof(ReplayReport replay, List<String> mirrorDifferences) {

    /** The mirror follows the log; after so long it must have caught up. */
    private static final long MIRROR_NANOS_MAX = TimeUnit.SECONDS.toNanos(15);

    private static final long LOOK_AGAIN_MILLIS = 250;

    /** To be called when nobody sends commands to the show any more. */
    public static Proof of(StackSettings settings, ShowId show) throws InterruptedException {
        Replay.Result result = Replay.run(settings.kafka().toString(), show, new ShowEngine());
        long until = System.nanoTime() + MIRROR_NANOS_MAX;
        try (Jedis redis = new Jedis(settings.redis().host(), settings.redis().port())) {
            List<String> differences = MirrorComparison.differences(redis, show, result.store());
            while (!differences.isEmpty() && System.nanoTime() < until) {
                Thread.sleep(LOOK_AGAIN_MILLIS);
                differences = MirrorComparison.differences(redis, show, result.store());
            }
            return new Proof(result.report(), differences);
        }
    }

    public boolean agrees() {
        return replay.verdict() == ReplayReport.Verdict.AGREES;
    }

    Summary.ReplayFound found() {
        return new Summary.ReplayFound(
                replay.verdict().name(), replay.commands(), replay.events(), replay.recorded(),
                replay.agreeing(), replay.difference(), replay.sha256());
    }

    Summary.Lots lots() {
        int sold = count(LotPhase.SOLD) + count(LotPhase.CONFIRMED);
        int passed = count(LotPhase.PASSED);
        return new Summary.Lots(sold, passed, replay.lots().size() - sold - passed);
    }

    private int count(LotPhase phase) {
        return (int) replay.lots().stream().map(LotResult::phase).filter(each -> each == phase).count();
    }
}
