package io.rostrum.bench.bids;

import io.rostrum.bench.floor.FloorMain;
import io.rostrum.bench.floor.FloorVariant;
import io.rostrum.bench.load.ClientSettings;
import io.rostrum.contracts.log.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** The floor as a child process with the job's heap, and its topics, made as the command log is. */
final class FloorProcess implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 30;

    private final Process process;

    private FloorProcess(Process process) {
        this.process = process;
    }

    static FloorProcess start(String kafka, String redis, int boardRows, List<String> jvmOptions)
            throws IOException, InterruptedException {
        createTopics(kafka);
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), FloorMain.class.getName()));
        command.addAll(List.of(kafka, redis, Integer.toString(boardRows)));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        FloorProcess floor = new FloorProcess(process);
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "stop-floor"));
        if (!floor.saysReady()) {
            floor.close();
            throw new IOException("the floor's process ended before it was ready");
        }
        return floor;
    }

    private static void createTopics(String kafka) throws InterruptedException {
        Map<String, String> settings = Map.of("message.timestamp.type", "LogAppendTime", "retention.ms", "3600000");
        List<NewTopic> topics = Arrays.stream(FloorVariant.values())
                .map(variant -> new NewTopic(
                        variant.topic(), Optional.of(Topics.SHOW_PARTITIONS), Optional.<Short>empty()).configs(settings))
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

    private boolean saysReady() throws IOException {
        BufferedReader lines = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("ready")) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
