package io.rostrum.bench.bids;

import io.rostrum.bench.floor.FloorMain;
import io.rostrum.bench.floor.FloorVariant;
import io.rostrum.bench.load.ClientSettings;
import io.rostrum.bench.process.ChildJvm;
import io.rostrum.contracts.log.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** The floor as a child process with the job's heap, and its topics, made as the command log is. */
final class FloorProcess {

    private FloorProcess() {}

    static ChildJvm start(String kafka, String redis, int boardRows, List<String> jvmOptions)
            throws IOException, InterruptedException {
        createTopics(kafka);
        return ChildJvm.start(
                FloorMain.class, jvmOptions, Map.of(), List.of(kafka, redis, Integer.toString(boardRows)));
    }

    private static void createTopics(String kafka) throws InterruptedException {
        Map<String, String> settings =
                Map.of("message.timestamp.type", "LogAppendTime", "retention.ms", "3600000");
        List<NewTopic> topics = Arrays.stream(FloorVariant.values())
                .map(variant -> new NewTopic(
                        variant.topic(), Optional.of(Topics.SHOW_PARTITIONS), Optional.<Short>empty())
                        .configs(settings))
                .toList();
        try (Admin admin = Admin.create(ClientSettings.address(kafka))) {
            for (var made : admin.createTopics(topics).values().values()) {
                made.get();
            }
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("the floor's topics cannot be made", e.getCause());
            }
        }
    }
}
