package io.rostrum.bench.saturation;

import io.rostrum.bench.load.Hall;
import io.rostrum.bidding.job.BidJob;
import io.rostrum.bidding.job.BidJobConfig;
import io.rostrum.bidding.job.CommandLog;
import io.rostrum.bidding.job.Connections;
import io.rostrum.bidding.job.EmbeddedFlink;
import io.rostrum.bidding.job.LoggedEvent;
import io.rostrum.bidding.job.ParseStep;
import io.rostrum.bidding.source.LoggedCommand;
import io.rostrum.bidding.source.LoggedCommandType;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Runs the job, or the identity job in its place, over topics of its own, from their beginning and without
 * state from before. Prints {@code ready} when it reads. A process of its own with the job's settings, so
 * that one run leaves nothing to the next.
 *
 * <p>Arguments: {@link Kind}, the commands' topic, the events' topic, a folder for checkpoints.
 */
public final class SaturationMain {

    /** What is run. */
    public enum Kind {
        /** The product's job, as it is. */
        JOB,
        /** The same source, parsing, sinks and JSON, with no rules and no state. */
        IDENTITY;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private SaturationMain() {}

    public static void main(String[] arguments) throws Exception {
        Kind kind = Kind.valueOf(arguments[0]);
        String commands = arguments[1];
        String events = arguments[2];
        Path checkpoints = Files.createDirectories(Path.of(arguments[3]).toAbsolutePath());
        BidJobConfig config = BidJobConfig.from(System.getenv());
        CommandLog cluster = CommandLog.await(config.kafka());
        // The events' topic names the mirror's epoch: every run writes the mirror anew.
        Connections connections =
                new Connections(config, new CommandLog(cluster.clusterId(), events), commands, events);
        Configuration flink = config.embedded(checkpoints, null);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(flink);
        switch (kind) {
            case JOB -> BidJob.define(env, connections.sources(), connections.sinks());
            case IDENTITY -> identity(env, connections.sources(), connections.sinks(), commands);
        }
        EmbeddedFlink embedded =
                EmbeddedFlink.start(flink, config.parallelism(), env.getStreamGraph().getJobGraph());
        embedded.awaitRunning();
        System.out.println("ready " + kind);
        embedded.awaitEnd();
    }

    /** {@link BidJob#define}, with {@link IdentityStep} where the bids are decided. */
    private static void identity(
            StreamExecutionEnvironment env, BidJob.Sources sources, BidJob.Sinks sinks,
            String commandsTopic) {
        SingleOutputStreamOperator<LoggedCommand> commands = env
                .fromSource(sources.commands(), WatermarkStrategy.noWatermarks(), "commands").uid("commands")
                .process(
                        new ParseStep(commandsTopic, BidJob.MAX_PARALLELISM, sinks.ports()),
                        LoggedCommandType.INSTANCE)
                .name("parse").uid("parse");
        SingleOutputStreamOperator<LoggedEvent> events =
                DataStreamUtils.reinterpretAsKeyedStream(commands, LoggedCommand::showId, Types.STRING)
                        .process(new IdentityStep(sinks.ports(), Hall.BIDDERS_PER_SHOW)).name("identity")
                        .uid("bids");
        events.sinkTo(sinks.events()).name("events").uid("events");
        commands.getSideOutput(BidJob.DEAD_LETTERS)
                .sinkTo(sinks.deadLetters()).name("dead-letters").uid("dead-letters");
    }
}
