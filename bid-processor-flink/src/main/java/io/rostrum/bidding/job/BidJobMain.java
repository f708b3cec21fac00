package io.rostrum.bidding.job;

import io.rostrum.bidding.job.BidJobConfig.StateBackend;
import io.rostrum.bidding.restore.Checkpoints;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Files;
import java.nio.file.Path;

/** Runs the bid processor on a Flink inside this process, from its newest checkpoint on. */
public final class BidJobMain {
    private static final Logger LOG = LoggerFactory.getLogger(BidJobMain.class);

    private BidJobMain() {}

    public static void main(String[] arguments) throws Exception {
        BidJobConfig config = read();
        CommandLog log = CommandLog.await(config.kafka());
        Checkpoints checkpoints = Checkpoints.of(
                config.data(), log.topicId(), config.stateBackend().toString(), StateBackend.names());
        Files.createDirectories(checkpoints.folder());
        Path from = checkpoints.newest().orElse(null);
        if (from != null) {
            checkpoints.dropAllBut(from);
        }
        // What a killed run left behind; every run makes its own.
        Checkpoints.delete(config.scratch());
        Files.createDirectories(config.scratch());
        LOG.atInfo().addKeyValue("checkpoint", from).addKeyValue("topicId", log.topicId())
                .log("bid processor starts");

        Configuration flink = config.embedded(checkpoints.folder(), from);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(flink);
        Connections connections = new Connections(config, log);
        BidJob.define(env, connections.sources(), connections.sinks());

        EmbeddedFlink embedded =
                EmbeddedFlink.start(flink, config.parallelism(), env.getStreamGraph().getJobGraph());
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> embedded.stop(checkpoints.folder()), "shutdown"));
        embedded.awaitRunning();
        System.out.println("ready bid-processor parallelism=" + config.parallelism() + " restored="
                + (from == null ? "nothing" : from.getFileName()));
        if (!embedded.awaitEnd()) {
            System.exit(1);
        }
    }

    private static BidJobConfig read() {
        try {
            return BidJobConfig.from(System.getenv());
        } catch (IllegalArgumentException faults) {
            System.err.println("bid processor: " + faults.getMessage());
            System.exit(2);
            throw faults;
        }
    }
}
