package io.rostrum.bidding.job;

import io.rostrum.bidding.source.LoggedCommand;
import io.rostrum.bidding.source.LoggedCommandType;
import io.rostrum.contracts.log.DeadLetter;
import io.rostrum.contracts.log.Topics;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.OutputTag;

import java.util.Map;

/**
 * The bid processor's data flow, and its entry on a Flink cluster.
 *
 * <pre>
 * commands ─► parse ─► bids (keyed by show) ─► events
 *               │        └─ mirror, nudges
 *               └────────┴─► dead letters
 * </pre>
 */
public final class BidJob {
    /** What could not be read or decided. */
    public static final OutputTag<DeadLetter> DEAD_LETTERS =
            new OutputTag<>("dead-letters", TypeInformation.of(DeadLetter.class));

    /** As many key groups as the commands have partitions; fixed with the topic. */
    public static final int MAX_PARALLELISM = Topics.SHOW_PARTITIONS;

    private static final String COMMANDS = Topics.AUCTION_COMMANDS.name();

    private BidJob() {}

    /**
     * Where commands come from.
     *
     * @param aligned whether the source reads each partition where its key group's state is
     */
    public record Sources(Source<LoggedCommand, ?, ?> commands, boolean aligned) {}

    /**
     * Where everything goes.
     *
     * @param throwOn the id of a command at which the rules shall throw, for drills; empty for none
     */
    public record Sinks(
            Sink<LoggedEvent> events, Sink<DeadLetter> deadLetters, Ports ports, String throwOn) {}

    /** Lays the job out, one line per step. */
    public static void define(StreamExecutionEnvironment env, Sources sources, Sinks sinks) {
        SingleOutputStreamOperator<LoggedCommand> commands = env
                .fromSource(sources.commands(), WatermarkStrategy.noWatermarks(), "commands").uid("commands")
                .process(new ParseStep(COMMANDS, MAX_PARALLELISM, sinks.ports()), LoggedCommandType.INSTANCE)
                .name("parse").uid("parse");

        SingleOutputStreamOperator<LoggedEvent> events = byShow(commands, sources.aligned())
                .process(new BidProcessFunction(COMMANDS, sinks.throwOn(), sinks.ports())).name("bids")
                .uid("bids");

        events.sinkTo(sinks.events()).name("events").uid("events");

        commands.getSideOutput(DEAD_LETTERS).union(events.getSideOutput(DEAD_LETTERS))
                .sinkTo(sinks.deadLetters()).name("dead-letters").uid("dead-letters");
    }

    private static KeyedStream<LoggedCommand, String> byShow(
            SingleOutputStreamOperator<LoggedCommand> commands, boolean aligned) {
        return aligned
                ? DataStreamUtils.reinterpretAsKeyedStream(commands, LoggedCommand::showId, Types.STRING)
                : commands.keyBy(LoggedCommand::showId, Types.STRING);
    }

    /**
     * Runs on an existing Flink cluster. Its environment is not ours, so settings may stand as
     * {@code NAME=VALUE} in the program's arguments, over those of the environment; state, checkpoints and
     * restarts are as the cluster has them unless they are set.
     */
    public static void main(String[] arguments) throws Exception {
        Map<String, String> settings = JobArguments.over(System.getenv(), arguments);
        BidJobConfig config = BidJobConfig.from(settings);
        CommandLog log = CommandLog.await(config.kafka());
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.configure(config.onCluster(settings, env.getConfiguration()));
        Connections connections = new Connections(config, log);
        define(env, connections.sources(), connections.sinks());
        env.execute(nameOn(log.topicId()));
    }

    /** What the job is called on a cluster: by the log that it decides, which only one job should. */
    public static String nameOn(String topicId) {
        return "rostrum bid processor of log " + topicId;
    }
}
