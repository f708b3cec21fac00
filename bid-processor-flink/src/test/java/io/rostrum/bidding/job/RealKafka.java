package io.rostrum.bidding.job;

import io.rostrum.contracts.log.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** A Kafka broker of its own for a test, as a child process, with the platform's topics. */
final class RealKafka implements AutoCloseable {
    private static final int FIRST_PORT = 20_700;
    private static final int LAST_PORT = 20_798;

    private final Process process;
    private final String bootstrap;

    RealKafka(Path folder) throws Exception {
        int port = freePort();
        bootstrap = "127.0.0.1:" + port;
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "io.rostrum.broker.BrokerMain");
        builder.environment().put("ROSTRUM_DATA", folder.toString());
        builder.environment().put("ROSTRUM_KAFKA_PORT", Integer.toString(port));
        builder.environment().put("ROSTRUM_KAFKA_CONTROLLER_PORT", Integer.toString(port + 1));
        process = builder.redirectError(folder.resolve("kafka.log").toFile()).start();
        awaitReady();
        createTopics();
    }

    String bootstrap() {
        return bootstrap;
    }

    /** All records of a topic up to its present end, by partition and offset. */
    List<ConsumerRecord<byte[], byte[]>> read(Topics.Topic topic) {
        List<TopicPartition> partitions = IntStream.range(0, topic.partitions())
                .mapToObj(p -> new TopicPartition(topic.name(), p))
                .toList();
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap), new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }

    private void awaitReady() throws IOException {
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("ready")) {
                return;
            }
        }
        throw new IOException("the broker ended before it was ready");
    }

    private void createTopics() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            List<NewTopic> topics = Topics.ALL.stream()
                    .map(topic -> new NewTopic(topic.name(), topic.partitions(), (short) 1)
                            .configs(topic.allSettings()))
                    .toList();
            admin.createTopics(topics).all().get(30, TimeUnit.SECONDS);
        }
    }

    private static int freePort() throws IOException {
        for (int port = FIRST_PORT; port <= LAST_PORT; port += 2) {
            try (ServerSocket one = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                    ServerSocket two = new ServerSocket(port + 1, 1, InetAddress.getLoopbackAddress())) {
                return Math.min(one.getLocalPort(), two.getLocalPort());
            } catch (IOException taken) {
                if (port + 2 > LAST_PORT) {
                    throw taken;
                }
            }
        }
        throw new IOException("no free port");
    }
}
