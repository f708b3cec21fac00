package io.rostrum.bench.decider;

import io.rostrum.bidding.job.BidJob;
import io.rostrum.bidding.job.Ports;
import io.rostrum.bidding.mirror.Mirror;
import io.rostrum.bidding.mirror.MirrorItem;
import io.rostrum.bidding.nudge.Nudges;
import io.rostrum.bidding.restore.RecordedEvents;
import io.rostrum.contracts.auction.CommandRecord;
import io.rostrum.contracts.auction.Outcome;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;

import java.util.HashMap;
import java.util.Map;

/** Ports that lead nowhere, so that the operator alone is measured; its events' topic is empty. */
final class QuietPorts implements Ports {
    private static final long serialVersionUID = 1L;
    private static final String EVENTS = "events";

    @Override
    public Mirror mirror(String name) {
        return new Nowhere();
    }

    @Override
    public Nudges nudges() {
        return new Nowhere();
    }

    @Override
    public RecordedEvents recordedEvents() {
        return new RecordedEvents(EVENTS, () -> {
            MockConsumer<byte[], byte[]> empty = new MockConsumer<>("none");
            Map<TopicPartition, Long> offsets = new HashMap<>();
            for (int partition = 0; partition < BidJob.MAX_PARALLELISM; partition++) {
                offsets.put(new TopicPartition(EVENTS, partition), 0L);
            }
            empty.updateBeginningOffsets(offsets);
            empty.updateEndOffsets(offsets);
            return empty;
        });
    }

    private static final class Nowhere implements Mirror, Nudges {
        @Override
        public boolean show(MirrorItem item) {
            return true;
        }

        @Override
        public void tell(String node, Outcome outcome) {}

        @Override
        public long generation() {
            return 1;
        }

        @Override
        public double load() {
            return 0;
        }

        @Override
        public void send(CommandRecord nudge, Runnable lost) {}

        @Override
        public void close() {}
    }
}
