package io.rostrum.bench.bids;

import io.rostrum.bench.load.KafkaLoad;
import io.rostrum.bench.load.Leg;
import io.rostrum.bench.load.OutcomeListener;

/** From a producer over a command log to a subscriber of outcomes: the floor and the engine's part. */
final class LogPath implements BidPath {

    private final String name;
    private final KafkaLoad load;
    private final OutcomeListener listener;

    LogPath(String name, KafkaLoad load, OutcomeListener listener) {
        this.name = name;
        this.load = load;
        this.listener = listener;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Leg.Result run(LegPlan plan) throws InterruptedException {
        Leg leg = plan.begin();
        listener.listenFor(leg);
        load.run(leg);
        leg.awaitAnswers(LegPlan.PATIENCE_MILLIS);
        listener.listenFor(null);
        return leg.result();
    }

    @Override
    public void close() {
        listener.listenFor(null);
    }
}
