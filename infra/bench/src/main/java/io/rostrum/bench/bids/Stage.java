package io.rostrum.bench.bids;

import io.rostrum.bench.floor.FloorVariant;
import io.rostrum.bench.load.ClientSettings;
import io.rostrum.bench.load.Commands;
import io.rostrum.bench.load.Hall;
import io.rostrum.bench.load.KafkaLoad;
import io.rostrum.bench.load.OutcomeListener;
import io.rostrum.bench.load.ShowSetup;
import io.rostrum.bench.process.ChildJvm;
import io.rostrum.contracts.log.Topics;
import io.rostrum.devstack.engine.Stack;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import redis.clients.jedis.HostAndPort;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the legs are run on: the load's clients beside a running stack, one subscriber for all paths that end
 * in Redis.
 */
final class Stage implements AutoCloseable {

    static final String NODE = "bench";

    private final Stack stack;
    private final BidsPlan plan;
    private final Producer<byte[], byte[]> producer;
    private final OutcomeListener listener;
    private final List<ChildJvm> floors = new ArrayList<>();

    private Stage(Stack stack, BidsPlan plan, Producer<byte[], byte[]> producer, OutcomeListener listener) {
        this.stack = stack;
        this.plan = plan;
        this.producer = producer;
        this.listener = listener;
    }

    static Stage over(Stack stack, BidsPlan plan) throws InterruptedException {
        HostAndPort redis = HostAndPort.from(stack.settings().redis().toString());
        return new Stage(
                stack, plan,
                new KafkaProducer<>(ClientSettings.producer(stack.settings().kafka().toString())),
                OutcomeListener.on(redis, NODE));
    }

    Producer<byte[], byte[]> producer() {
        return producer;
    }

    OutcomeListener listener() {
        return listener;
    }

    Commands commands() {
        return new Commands(Topics.AUCTION_COMMANDS.name(), NODE);
    }

    /** Starts the floor's process; it ends with this stage. */
    void startFloor(List<String> jvmOptions) throws IOException, InterruptedException {
        floors.add(FloorProcess.start(
                stack.settings().kafka().toString(), stack.settings().redis().toString(),
                Hall.BIDDERS_PER_SHOW, jvmOptions));
    }

    BidPath floor(FloorVariant variant) {
        Hall hall = hall("floor");
        return new LogPath(
                "floor, " + variant,
                new KafkaLoad(producer, new Commands(variant.topic(), NODE), hall), listener);
    }

    /** Brings shows live and returns the engine's part over them. */
    BidPath engine(String showName) throws InterruptedException {
        return engineOver(live(showName));
    }

    BidPath engineOver(Hall hall) {
        return new LogPath("engine", new KafkaLoad(producer, commands(), hall), listener);
    }

    /** Brings shows live and returns the whole path over them. */
    BidPath whole(String showName) throws InterruptedException, IOException {
        return new SocketPath(stack.settings(), live(showName));
    }

    /** A hall whose shows are live in the job. */
    Hall live(String showName) throws InterruptedException {
        Hall hall = hall(showName);
        new ShowSetup(producer, commands()).run(hall, listener);
        return hall;
    }

    private static Hall hall(String name) {
        return Hall.of(name, BidsPlan.SHOWS, BidsPlan.LOTS_PER_SHOW, Hall.BIDDERS_PER_SHOW);
    }

    BidsPlan plan() {
        return plan;
    }

    @Override
    public void close() {
        producer.close();
        listener.close();
        floors.forEach(ChildJvm::close);
    }
}
