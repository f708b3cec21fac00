package io.rostrum.bench.saturation;

import io.rostrum.bench.load.Bid;
import io.rostrum.bench.load.ClientSettings;
import io.rostrum.bench.load.Commands;
import io.rostrum.bench.load.Hall;
import io.rostrum.bench.load.SampleId;
import io.rostrum.bench.load.ShowSetup;
import io.rostrum.contracts.log.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;

/**
 * A command log filled before anybody reads it.
 *
 * @param commands its topic
 * @param bids in it, after what brings their shows live
 */
public record Backlog(String kafka, String commands, int bids) {

    private static final int LEG = 0;

    /** Makes the topic and fills it: shows that go live, then bids on them in turn. */
    public static Backlog filled(String kafka, String topic, Hall hall, int bids)
            throws ExecutionException, InterruptedException {
        Backlog backlog = new Backlog(kafka, topic, bids);
        backlog.createTopic(topic, Map.of("message.timestamp.type", "LogAppendTime"));
        fill(kafka, topic, hall, bids);
        return backlog;
    }

    /** Appends the same to a topic that stands, as fast as the broker takes it. */
    public static void fill(String kafka, String topic, Hall hall, int bids) {
        Properties settings = ClientSettings.producer(kafka);
        settings.setProperty("linger.ms", "5");
        settings.setProperty("batch.size", "262144");
        // Nobody waits for these outcomes, but they are to be published like any.
        Commands made = new Commands(topic, "bench-backlog");
        try (Producer<byte[], byte[]> producer = new KafkaProducer<>(settings)) {
            new ShowSetup(producer, made).append(hall);
            for (int i = 0; i < bids; i++) {
                Bid bid = hall.next();
                producer.send(made.bid(new SampleId(LEG, i), bid));
            }
            producer.flush();
        }
    }

    void createTopic(String topic, Map<String, String> settings)
            throws ExecutionException, InterruptedException {
        Map<String, String> all = new HashMap<>(settings);
        all.put("retention.ms", "3600000");
        try (Admin admin = Admin.create(ClientSettings.address(kafka))) {
            NewTopic made = new NewTopic(topic, Optional.of(Topics.SHOW_PARTITIONS), Optional.empty());
            admin.createTopics(List.of(made.configs(all))).all().get();
        }
    }

    /** How many records a topic of shows holds. */
    public static long records(Admin admin, String topic) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (int partition = 0; partition < Topics.SHOW_PARTITIONS; partition++) {
            ends.put(new TopicPartition(topic, partition), OffsetSpec.latest());
        }
        return admin.listOffsets(ends).all().get().values().stream()
                .mapToLong(ListOffsetsResultInfo::offset).sum();
    }
}
