package io.rostrum.bench.saturation;

import io.rostrum.auction.RecordedEvent;
import io.rostrum.bench.likeness.Likeness;
import io.rostrum.bidding.job.LoggedEvent;
import io.rostrum.bidding.job.Ports;
import io.rostrum.bidding.mirror.Mirror;
import io.rostrum.bidding.mirror.MirrorItem;
import io.rostrum.bidding.source.LoggedCommand;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.EventRecord;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Stands where the decider stands, and writes what looks like its answers: no state, no rules, no hashes, no
 * ids remembered.
 */
final class IdentityStep extends KeyedProcessFunction<String, LoggedCommand, LoggedEvent> {
    private static final long serialVersionUID = 1L;

    private final Ports ports;
    private final int boardRows;
    private transient Likeness likeness;
    private transient Mirror mirror;

    IdentityStep(Ports ports, int boardRows) {
        this.ports = ports;
        this.boardRows = boardRows;
    }

    @Override
    public void open(OpenContext context) {
        likeness = new Likeness(boardRows);
        mirror = ports.mirror("identity " + getRuntimeContext().getTaskInfo().getIndexOfThisSubtask());
    }

    @Override
    public void processElement(LoggedCommand in, Context context, Collector<LoggedEvent> out) {
        Likeness.Answer answer = likeness.to(in.command(), in.logTimeMillis());
        if (answer == null) {
            return;
        }
        String node = in.replyTo();
        if (node != null) {
            mirror.tell(node, answer.outcome());
        }
        for (MirrorItem item : answer.items()) {
            mirror.show(item);
        }
        EventRecord event = answer.event();
        out.collect(LoggedEvent.of(new RecordedEvent(event, Json.bytes(event), ""), in.logTimeMillis()));
    }

    @Override
    public void close() {
        if (mirror != null) {
            mirror.close();
        }
    }
}
