package io.rostrum.bidding.job;

import io.rostrum.auction.Inbound;
import io.rostrum.auction.RecordedEvent;
import io.rostrum.auction.ShowEngine;
import io.rostrum.auction.Step;
import io.rostrum.auction.state.ShowState;
import io.rostrum.auction.state.ShowStore;
import io.rostrum.bidding.mirror.Mirror;
import io.rostrum.bidding.mirror.MirrorItem;
import io.rostrum.bidding.nudge.Nudges;
import io.rostrum.bidding.restore.RecordedEvents;
import io.rostrum.bidding.source.LoggedCommand;
import io.rostrum.bidding.state.KeyedShowStore;
import io.rostrum.contracts.auction.AuctionCommand;
import io.rostrum.contracts.auction.CommandRecord;
import io.rostrum.contracts.auction.Outcome;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.id.ShowId;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Applies each command to its show: events go on in the stream, outcomes and projections to the mirror.
 *
 * <p>Holds no rule: what a command comes to is {@link ShowEngine}'s word. What is decided again after a
 * restart is compared with the events that are recorded already; a show that differs is halted, and the
 * others go on.
 */
public final class BidProcessFunction extends KeyedProcessFunction<String, LoggedCommand, LoggedEvent> {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(BidProcessFunction.class);

    /** A record read this soon after its append shows that the log was read to its end. */
    private static final long CAUGHT_UP_MILLIS = 500;

    private final String topic;
    private final String throwOn;
    private final Ports ports;

    private transient ShowEngine engine;
    private transient ShowStore store;
    private transient ValueState<String> halt;
    private transient Mirror mirror;
    private transient Nudges nudges;
    private transient RecordedEvents recorded;
    private transient Showing showing;
    private transient Clockwork clockwork;
    private transient Map<String, ShowWatch> watches;
    private transient Counter events;
    private transient Counter deadLetters;
    private transient Counter halts;
    private transient long lagMillis;

    /**
     * @param topic of the commands
     * @param throwOn the id of a command at which the rules shall throw, for drills; empty for none
     */
    public BidProcessFunction(String topic, String throwOn, Ports ports) {
        this.topic = topic;
        this.throwOn = throwOn;
        this.ports = ports;
    }

    @Override
    public void open(OpenContext context) {
        TaskInfo task = getRuntimeContext().getTaskInfo();
        engine = throwOn.isEmpty()
                ? new ShowEngine()
                : new ShowEngine(command -> command.commandId().toString().equals(throwOn));
        store = new KeyedShowStore(getRuntimeContext());
        halt = getRuntimeContext().getState(new ValueStateDescriptor<>("halt", Types.STRING));
        mirror = ports.mirror("bids " + task.getIndexOfThisSubtask());
        nudges = ports.nudges();
        recorded = ports.recordedEvents();
        recorded.begin(keyGroups(task));
        showing = new Showing(mirror);
        clockwork = new Clockwork(nudges);
        watches = new HashMap<>();
        measure(getRuntimeContext().getMetricGroup());
    }

    private static List<Integer> keyGroups(TaskInfo task) {
        KeyGroupRange range = KeyGroupRangeAssignment.computeKeyGroupRangeForOperatorIndex(
                task.getMaxNumberOfParallelSubtasks(),
                task.getNumberOfParallelSubtasks(),
                task.getIndexOfThisSubtask());
        return IntStream.rangeClosed(range.getStartKeyGroup(), range.getEndKeyGroup()).boxed().toList();
    }

    private void measure(MetricGroup metrics) {
        events = metrics.counter("events");
        deadLetters = metrics.counter("deadLetters");
        halts = metrics.counter("haltedShows");
        metrics.gauge("logLagMillis", () -> lagMillis);
        metrics.gauge("shows", () -> watches.size());
        metrics.gauge("mirrorLoad", () -> mirror.load());
        metrics.gauge("mirrorGeneration", () -> mirror.generation());
    }

    @Override
    public void processElement(LoggedCommand in, Context context, Collector<LoggedEvent> out)
            throws Exception {
        long localMillis = context.timerService().currentProcessingTime();
        clockwork.clock().saw(in.logTimeMillis(), localMillis);
        lagMillis = clockwork.clock().now(localMillis) - in.logTimeMillis();
        CommandRecord command = in.command();
        ShowWatch watch = watch(context.getCurrentKey());
        if (watch.halted) {
            answerHalted(in, command);
            return;
        }
        Step step = engine.apply(
                store, Inbound.of(in.value(), command, in.logTimeMillis(), in.partition(), in.offset()));
        int already = recorded.covers(in.partition()) ? recordedOf(in, step, watch, context) : 0;
        if (watch.halted) {
            return;
        }
        tell(in, step.outcome());
        showing.changes(command.showId(), watch, step, store);
        if (command.command() instanceof AuctionCommand.Heartbeat) {
            heartbeatCame(command.showId(), watch);
        }
        for (RecordedEvent event : step.events().subList(already, step.events().size())) {
            events.inc();
            out.collect(LoggedEvent.of(event, in.logTimeMillis()));
        }
        if (step.fault() != null) {
            froze(in, step.fault(), context);
        }
        clockwork.plan(watch, step, localMillis);
        clockwork.arm(watch, context.timerService(), localMillis);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<LoggedEvent> out) throws Exception {
        String showId = context.getCurrentKey();
        boolean known = watches.containsKey(showId);
        ShowWatch watch = watch(showId);
        if (known && timestamp != watch.armedMillis) {
            // Armed before a restart; another one is armed by now.
            return;
        }
        long localMillis = context.timerService().currentProcessingTime();
        watch.armedMillis = ShowWatch.NEVER;
        if (watch.halted) {
            return;
        }
        if (!known) {
            restored(watch);
        }
        showing.whole(new ShowId(showId), watch, store);
        clockwork.work(showId, watch, localMillis);
        clockwork.arm(watch, context.timerService(), localMillis);
    }

    private ShowWatch watch(String showId) throws IOException {
        ShowWatch watch = watches.get(showId);
        if (watch == null) {
            watch = new ShowWatch();
            watch.halted = halt.value() != null;
            watches.put(showId, watch);
        }
        return watch;
    }

    /** A heartbeat's step says what is due in a show that was restored with something open. */
    private void restored(ShowWatch watch) {
        ShowState show = store.show();
        watch.wantsHeartbeat = show != null && (show.openLots() > 0 || show.dues() > 0);
    }

    private void heartbeatCame(ShowId showId, ShowWatch watch) {
        watch.heartbeatOut = false;
        if (lagMillis < CAUGHT_UP_MILLIS) {
            mirror.show(new MirrorItem.Fresh(showId));
        }
    }

    private void tell(LoggedCommand in, Outcome outcome) {
        if (outcome != null) {
            String node = in.replyTo();
            if (node != null) {
                mirror.tell(node, outcome);
            }
        }
    }

    /**
     * How many of the step's events the topic has already, which need not go there again; halts the show that
     * differs.
     */
    private int recordedOf(LoggedCommand in, Step step, ShowWatch watch, Context context) throws IOException {
        int already = 0;
        for (RecordedEvent event : step.events()) {
            RecordedEvents.Verdict verdict = recorded.compare(
                    in.partition(),
                    in.logTimeMillis(),
                    context.getCurrentKey(),
                    event.event().seq(),
                    event.bytes());
            switch (verdict) {
                case RECORDED -> already++;
                case NEW -> { }
                case DIFFERENT -> {
                    halt(in, event, watch, context);
                    return already;
                }
            }
        }
        return already;
    }

    private void halt(LoggedCommand in, RecordedEvent event, ShowWatch watch, Context context)
            throws IOException {
        String why = "event " + event.event().seq() + " decided again differs from the recorded one";
        watch.halted = true;
        halt.update(why);
        halts.inc();
        recorded.forget(in.partition(), context.getCurrentKey());
        LOG.atError()
                .addKeyValue("showId", context.getCurrentKey())
                .addKeyValue("seq", event.event().seq())
                .addKeyValue("topic", topic)
                .addKeyValue("partition", in.partition())
                .addKeyValue("offset", in.offset())
                .log("show is halted: what is decided again differs from what is recorded");
        deadLetters.inc();
        context.output(BidJob.DEAD_LETTERS, ParseStep.deadLetter(topic, in, why));
        answerHalted(in, in.command());
    }

    private void answerHalted(LoggedCommand in, CommandRecord command) {
        tell(in, new Outcome(
                command.commandId(), command.showId(), false, Refusal.SHOW_FROZEN,
                "the show is halted until somebody looks into it", 0, null, 0, false, 0, 0, null));
    }

    private void froze(LoggedCommand in, RuntimeException fault, Context context) {
        LOG.atError()
                .addKeyValue("showId", context.getCurrentKey())
                .addKeyValue("commandId", in.command().commandId())
                .addKeyValue("topic", topic)
                .addKeyValue("partition", in.partition())
                .addKeyValue("offset", in.offset())
                .setCause(fault)
                .log("show is frozen: the rules threw");
        deadLetters.inc();
        context.output(
                BidJob.DEAD_LETTERS,
                ParseStep.deadLetter(topic, in, "the rules threw " + fault.getClass().getSimpleName()));
    }

    @Override
    public void close() throws Exception {
        if (mirror != null) {
            mirror.close();
        }
        if (nudges != null) {
            nudges.close();
        }
        if (recorded != null) {
            recorded.close();
        }
    }
}
