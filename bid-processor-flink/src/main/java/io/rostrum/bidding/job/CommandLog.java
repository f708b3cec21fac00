package io.rostrum.bidding.job;

import io.rostrum.contracts.log.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Which command log this is.
 *
 * @param clusterId of the Kafka cluster
 * @param topicId of the commands' topic, which no other topic ever has, not even a later one of the same name
 */
public record CommandLog(String clusterId, String topicId) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(100);

    /**
     * Asks the brokers, waiting for the topics to be there; a log that cannot serve is an {@link
     * IllegalStateException}.
     */
    public static CommandLog await(String bootstrap) throws InterruptedException {
        Map<String, Object> properties = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 8_000);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (Admin admin = Admin.create(properties)) {
            while (true) {
                try {
                    return read(admin);
                } catch (ExecutionException | TimeoutException e) {
                    boolean mayCome = e instanceof TimeoutException
                            || e.getCause() instanceof UnknownTopicOrPartitionException
                            || e.getCause() instanceof RetriableException;
                    if (!mayCome || System.nanoTime() > deadline) {
                        throw new IllegalStateException(
                                "the log at " + bootstrap + " cannot be used: " + e, e);
                    }
                }
                Thread.sleep(PAUSE);
            }
        }
    }

    private static CommandLog read(Admin admin)
            throws ExecutionException, TimeoutException, InterruptedException {
        String commands = Topics.AUCTION_COMMANDS.name();
        List<String> names = List.of(commands, Topics.AUCTION_EVENTS.name(), Topics.DEAD_LETTERS.name());
        Map<String, TopicDescription> topics =
                admin.describeTopics(names).allTopicNames().get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        require(commands, topics);
        require(Topics.AUCTION_EVENTS.name(), topics);
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, commands);
        String timestamps = admin.describeConfigs(List.of(resource))
                .all()
                .get(ANSWER.toMillis(), TimeUnit.MILLISECONDS)
                .get(resource)
                .get("message.timestamp.type")
                .value();
        if (!timestamps.equals("LogAppendTime")) {
            throw new IllegalStateException(commands + " has message.timestamp.type=" + timestamps
                    + ", but time must come from the log: LogAppendTime");
        }
        String cluster = admin.describeCluster().clusterId().get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        return new CommandLog(cluster, topics.get(commands).topicId().toString());
    }

    private static void require(String topic, Map<String, TopicDescription> topics) {
        int found = topics.get(topic).partitions().size();
        if (found != BidJob.MAX_PARALLELISM) {
            throw new IllegalStateException(
                    topic + " has " + found + " partitions, it must have " + BidJob.MAX_PARALLELISM);
        }
    }
}
