package io.rostrum.devstack.engine;

import io.rostrum.contracts.log.Topics;
import io.rostrum.contracts.log.Topics.Topic;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * The Kafka that the stack speaks to: that it is the right one, and that the topics stand in it as contracts
 * say.
 */
final class Broker implements AutoCloseable {

    private static final int ANSWER_SECONDS_MAX = 30;
    private static final Optional<Short> CLUSTER_DEFAULT = Optional.empty();

    private final StackSettings settings;
    private final Admin admin;

    Broker(StackSettings settings) {
        this.settings = settings;
        this.admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, settings.kafka().toString(),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Integer.toString(ANSWER_SECONDS_MAX * 1_000),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, "10000"));
    }

    /** Refuses to go on with a broker that is not the one in our own folder: another may hold our port. */
    void checkItIsOurs() throws IOException {
        String answering = answer(admin.describeCluster().clusterId(), "name its cluster");
        if (settings.kafkaElsewhere().isPresent()) {
            return;
        }
        String ours = ownClusterId();
        if (!ours.equals(answering)) {
            throw new CannotStart("The Kafka that answers at " + settings.kafka() + " is cluster " + answering
                    + ", not our own " + ours + ". Stop it, or set ROSTRUM_KAFKA_PORT to a free port.");
        }
    }

    private String ownClusterId() throws IOException {
        Path file = settings.data().resolve("kafka").resolve("log").resolve("meta.properties");
        Properties meta = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            meta.load(in);
        }
        return meta.getProperty("cluster.id", "");
    }

    /**
     * Makes the topics that are missing, and refuses those that stand otherwise than contracts say.
     *
     * @return the id of the commands' topic, which tells this log from any other, even one of the same name
     */
    String createTopics() {
        Collection<String> present = answer(admin.listTopics().names(), "list its topics");
        List<Topic> all = Stream.of(Topics.ALL, Topics.CDC, List.of(Topics.CDC_HEARTBEAT))
                .flatMap(List::stream)
                .toList();
        List<Topic> missing = all.stream().filter(topic -> !present.contains(topic.name())).toList();
        List<Topic> standing = all.stream().filter(topic -> present.contains(topic.name())).toList();
        List<NewTopic> made = missing.stream().map(Broker::describe).toList();
        CreateTopicsResult making = admin.createTopics(made);
        answer(making.all(), "create its topics");
        checkPartitions(standing);
        checkSettings(standing);
        return commandTopicId(making).toString();
    }

    /** A broker may not know for a moment what it has just made, so that is taken from its first answer. */
    private Uuid commandTopicId(CreateTopicsResult making) {
        String commands = Topics.AUCTION_COMMANDS.name();
        return making.values().containsKey(commands)
                ? answer(making.topicId(commands), "name the topic it made")
                : answer(admin.describeTopics(List.of(commands)).allTopicNames(), "describe its topics")
                        .get(commands)
                        .topicId();
    }

    private static NewTopic describe(Topic topic) {
        return new NewTopic(topic.name(), Optional.of(topic.partitions()), CLUSTER_DEFAULT)
                .configs(topic.allSettings());
    }

    private void checkPartitions(List<Topic> topics) {
        List<String> names = topics.stream().map(Topic::name).toList();
        Map<String, TopicDescription> found =
                answer(admin.describeTopics(names).allTopicNames(), "describe its topics");
        for (Topic topic : topics) {
            int partitions = found.get(topic.name()).partitions().size();
            if (partitions != topic.partitions()) {
                throw new CannotStart(
                        "The topic " + topic.name() + " at " + settings.kafka() + " has " + partitions
                        + " partitions; it must have " + topic.partitions()
                        + ", and that cannot be changed later.");
            }
        }
    }

    private void checkSettings(List<Topic> topics) {
        Map<ConfigResource, Topic> asked = new HashMap<>();
        topics.forEach(
                topic -> asked.put(new ConfigResource(ConfigResource.Type.TOPIC, topic.name()), topic));
        Map<ConfigResource, Config> found =
                answer(admin.describeConfigs(asked.keySet()).all(), "describe its topics");
        List<String> faults = new ArrayList<>();
        asked.forEach((resource, topic) -> topic.allSettings().forEach((name, value) -> {
            ConfigEntry entry = found.get(resource).get(name);
            if (entry == null || !value.equals(entry.value())) {
                String is = entry == null ? "nothing" : entry.value();
                faults.add(topic.name() + ": " + name + " is " + is + " and must be " + value);
            }
        }));
        if (!faults.isEmpty()) {
            throw new CannotStart("Topics at " + settings.kafka() + " stand otherwise than they must: "
                    + String.join("; ", faults) + ".");
        }
    }

    private <T> T answer(KafkaFuture<T> future, String what) {
        try {
            return future.get(ANSWER_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException noAnswer) {
            throw new CannotStart("Kafka at " + settings.kafka() + " did not " + what + ": "
                    + (noAnswer.getCause() == null ? noAnswer : noAnswer.getCause()), noAnswer);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CannotStart("interrupted", interrupted);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
