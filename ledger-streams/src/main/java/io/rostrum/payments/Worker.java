package io.rostrum.payments;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.MalformedRecord;
import io.rostrum.contracts.log.DeadLetter;
import io.rostrum.contracts.log.Topics;
import io.rostrum.contracts.payments.PaymentRequestRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;

/**
 * Reads requests, has them carried out (in order for each payment, many payments at a time) and commits what
 * is decided.
 *
 * <p>Everything between the last commit and the end of the log at its start may have been tried by a worker
 * that is gone: it is looked up at Stripe before it is sent. The sweep of the balance is done by whoever has
 * partition 0, and how far it came travels in the metadata of that partition's offset.
 */
final class Worker implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(50);
    private static final int SWEEPING_PARTITION = 0;

    private record Decided(TopicPartition partition, long offset) {}

    private final Consumer<byte[], byte[]> consumer;
    private final Producer<byte[], byte[]> producer;
    private final Carrier carrier;
    private final Sweep sweep;
    private final int waitingMax;
    private final Map<TopicPartition, Progress> progress = new HashMap<>();
    private final ConcurrentLinkedQueue<Decided> decided = new ConcurrentLinkedQueue<>();
    private volatile boolean open = true;
    private String sweptTo = "";

    Worker(
            Consumer<byte[], byte[]> consumer, Producer<byte[], byte[]> producer, Carrier carrier,
            Sweep sweep,
            int waitingMax) {
        this.consumer = consumer;
        this.producer = producer;
        this.carrier = carrier;
        this.sweep = sweep;
        this.waitingMax = waitingMax;
    }

    /** Works until {@link #close()}; a fault of the log ends it with a throw. Runs once. */
    void run() throws InterruptedException, ExecutionException {
        try (Consumer<byte[], byte[]> closing = consumer) {
            closing.subscribe(List.of(Topics.PAYMENTS_REQUESTS.name()), new Partitions());
            work();
        }
    }

    private void work() throws InterruptedException, ExecutionException {
        try {
            while (open) {
                boolean full = carrier.waiting() >= waitingMax;
                if (full) {
                    consumer.pause(consumer.assignment());
                } else {
                    consumer.resume(consumer.paused());
                }
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    take(record);
                }
                commit();
            }
        } catch (WakeupException stop) {
            if (open) {
                throw stop;
            }
        } finally {
            sweep.stop();
            carrier.close();
            commit();
        }
    }

    @Override
    public void close() {
        open = false;
        consumer.wakeup();
    }

    private void take(ConsumerRecord<byte[], byte[]> record) throws InterruptedException, ExecutionException {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        Progress at = progress.get(partition);
        at.taken(record.offset());
        try {
            PaymentRequestRecord request = Json.read(record.value(), PaymentRequestRecord.class);
            long firstTried = request.firstTriedAtMillis() == null ? record.timestamp()
                    : request.firstTriedAtMillis();
            carrier.carry(
                    record.key() == null
                            ? request.paymentId().value()
                            : new String(record.key(), StandardCharsets.UTF_8),
                    new Trial(request, at.maybeTried(record.offset()), firstTried),
                    () -> decided.add(new Decided(partition, record.offset())));
        } catch (MalformedRecord poison) {
            producer.send(new DeadLetter(
                    record.key(), record.value(), record.topic(), record.partition(), record.offset(),
                    poison.getMessage()).toRecord()).get();
            at.decided(record.offset());
        }
    }

    private void commit() {
        for (Decided one = decided.poll(); one != null; one = decided.poll()) {
            Progress at = progress.get(one.partition());
            if (at != null) {
                at.decided(one.offset());
            }
        }
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        String swept = sweep.cursor();
        progress.forEach((partition, at) -> {
            boolean carriesTheSweep = partition.partition() == SWEEPING_PARTITION && !swept.equals(sweptTo);
            if (at.isToBeCommitted() || carriesTheSweep) {
                offsets.put(partition, new OffsetAndMetadata(
                        at.decidedUpTo(), partition.partition() == SWEEPING_PARTITION ? swept : ""));
            }
        });
        if (!offsets.isEmpty()) {
            consumer.commitSync(offsets);
            offsets.forEach((partition, offset) -> progress.get(partition).committed(offset.offset()));
            sweptTo = swept;
        }
    }

    /** Takes partitions up where they were left, and lets them go only when what was begun is decided. */
    private final class Partitions implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(Set.copyOf(partitions));
            // Before any position is asked for: that wants a place for every partition.
            List<TopicPartition> fresh = partitions.stream().filter(one -> committed.get(one) == null)
                    .toList();
            if (!fresh.isEmpty()) {
                // An empty list would mean every partition.
                consumer.seekToBeginning(fresh);
            }
            for (TopicPartition partition : partitions) {
                OffsetAndMetadata offset = committed.get(partition);
                progress.put(partition, new Progress(consumer.position(partition), ends.get(partition)));
                if (partition.partition() == SWEEPING_PARTITION) {
                    sweptTo = offset == null ? "" : offset.metadata();
                    sweep.start(sweptTo);
                }
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            carrier.finish();
            commit();
            partitions.forEach(this::forget);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            partitions.forEach(this::forget);
        }

        private void forget(TopicPartition partition) {
            progress.remove(partition);
            if (partition.partition() == SWEEPING_PARTITION) {
                sweep.stop();
            }
        }
    }
}
