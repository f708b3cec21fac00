package io.rostrum.bidding.job;

import io.rostrum.bidding.mirror.Mirror;
import io.rostrum.bidding.source.LoggedCommand;
import io.rostrum.contracts.MalformedRecord;
import io.rostrum.contracts.auction.Outcome;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.log.DeadLetter;
import io.rostrum.contracts.log.ShowPartition;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads each record and checks that it stands in its show's partition; the others become dead letters and,
 * where somebody waits, a refusal.
 *
 * <p>Nothing after this step meets a record of a show whose state another subtask keeps.
 */
public final class ParseStep extends ProcessFunction<LoggedCommand, LoggedCommand> {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(ParseStep.class);
    private static final int KEY_MAX = 64;

    private final String topic;
    private final int partitions;
    private final Ports ports;
    private transient Counter deadLetters;
    private transient Mirror mirror;

    public ParseStep(String topic, int partitions, Ports ports) {
        this.topic = topic;
        this.partitions = partitions;
        this.ports = ports;
    }

    @Override
    public void open(OpenContext context) {
        deadLetters = getRuntimeContext().getMetricGroup().counter("deadLetters");
    }

    @Override
    public void processElement(LoggedCommand record, Context context, Collector<LoggedCommand> out) {
        String fault = faultOf(record);
        if (fault == null) {
            out.collect(record);
            return;
        }
        deadLetters.inc();
        LOG.atWarn()
                .addKeyValue("topic", topic)
                .addKeyValue("partition", record.partition())
                .addKeyValue("offset", record.offset())
                .addKeyValue("reason", fault)
                .log("record is a dead letter");
        context.output(BidJob.DEAD_LETTERS, deadLetter(topic, record, fault));
        answer(record, fault);
    }

    static DeadLetter deadLetter(String topic, LoggedCommand record, String reason) {
        return new DeadLetter(
                record.key(), record.value(), topic, record.partition(), record.offset(), reason);
    }

    /** What is wrong with the record, or null. */
    private String faultOf(LoggedCommand record) {
        if (record.value() == null) {
            return "no value";
        }
        String showId;
        try {
            showId = record.showId();
        } catch (MalformedRecord e) {
            return e.getMessage();
        }
        if (ShowPartition.of(showId, partitions) != record.partition()) {
            return "stands in another partition than its show";
        }
        if (record.key() == null || !Arrays.equals(record.key(), showId.getBytes(StandardCharsets.UTF_8))) {
            return "its key is not its show";
        }
        return null;
    }

    private void answer(LoggedCommand record, String fault) {
        Outcome refusal = refusal(record, fault);
        if (record.replyTo() == null || refusal == null) {
            return;
        }
        if (mirror == null) {
            // Seldom needed, so opened only then.
            mirror =
                    ports.mirror("dead letters " + getRuntimeContext().getTaskInfo().getIndexOfThisSubtask());
        }
        mirror.tell(record.replyTo(), refusal);
    }

    /** The answer to whoever sent this, if its key and headers tell for which command; else null. */
    private static Outcome refusal(LoggedCommand record, String fault) {
        if (record.headerId() == null || record.key() == null || record.key().length > KEY_MAX) {
            return null;
        }
        try {
            CommandId id = CommandId.parse(record.headerId());
            ShowId showId = new ShowId(new String(record.key(), StandardCharsets.UTF_8));
            return new Outcome(id, showId, false, Refusal.FORM, fault, 0, null, 0, false, 0, 0, null);
        } catch (IllegalArgumentException notOurs) {
            LOG.atDebug().addKeyValue("offset", record.offset()).log("nobody can be answered");
            return null;
        }
    }

    @Override
    public void close() {
        if (mirror != null) {
            mirror.close();
        }
    }
}
