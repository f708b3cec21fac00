package io.rostrum.bidding.job;

import io.rostrum.auction.Inbound;
import io.rostrum.auction.RecordedEvent;
import io.rostrum.auction.ShowEngine;
import io.rostrum.auction.state.MemoryShowStore;
import io.rostrum.bidding.restore.Checkpoints;
import io.rostrum.bidding.source.LoggedCommand;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.CommandRecord;
import io.rostrum.contracts.log.Topics;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

/** The job is stopped and goes on with another source, parallelism and all, and no event tells. */
@Tag("drill")
class SourceSwitchIT {
    private static final int SHOWS = 8;

    @TempDir
    Path folder;

    private final CommandScript script = new CommandScript();

    @Test
    void savepointsFitBothSourcesAtEveryParallelismAndTheEventsAreThoseOfTheRules() throws Exception {
        try (RealKafka kafka = new RealKafka(Files.createDirectories(folder.resolve("kafka")))) {
            int round = 0;
            for (BidJobConfig config : List.of(
                    config(kafka, false, 2), config(kafka, true, 1), config(kafka, true, 3),
                    config(kafka, false, 1))) {
                run(kafka, config, round++);
            }
            assertEquals(texts(folded(kafka.read(Topics.AUCTION_COMMANDS))), texts(written(kafka)));
        }
    }

    /** Starts the job from the newest savepoint, gives it commands, waits for their events and stops it. */
    private void run(RealKafka kafka, BidJobConfig config, int round) throws Exception {
        Checkpoints checkpoints =
                new Checkpoints(Files.createDirectories(folder.resolve("checkpoints")), List.of());
        Path from = checkpoints.newest().orElse(null);
        assertEquals(round > 0, from != null);
        Configuration flink = config.embedded(checkpoints.folder(), from);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(flink);
        Connections connections = new Connections(config, CommandLog.await(kafka.bootstrap()));
        BidJob.define(env, connections.sources(), connections.sinks());
        EmbeddedFlink job =
                EmbeddedFlink.start(flink, config.parallelism(), env.getStreamGraph().getJobGraph());
        try {
            job.awaitRunning();
            List<LoggedCommand> commands = commands(round);
            send(kafka, commands);
            // Every show's last command has its event.
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> causes(kafka).containsAll(lastOfEachShow(commands)));
        } finally {
            job.stop(checkpoints.folder());
        }
    }

    private static Set<String> lastOfEachShow(List<LoggedCommand> commands) {
        Map<String, String> last = new HashMap<>();
        commands.forEach(command -> last.put(command.showId(), command.command().commandId().toString()));
        return Set.copyOf(last.values());
    }

    private static Set<String> causes(RealKafka kafka) {
        return kafka.read(Topics.AUCTION_EVENTS).stream()
                .map(record -> record.headers().lastHeader("cause"))
                .filter(Objects::nonNull)
                .map(header -> text(header.value()))
                .collect(Collectors.toSet());
    }

    private List<LoggedCommand> commands(int round) {
        List<LoggedCommand> commands = new ArrayList<>();
        script.after(System.currentTimeMillis() - script.nowMillis());
        for (int n = 0; n < SHOWS; n++) {
            String show = "show-" + n;
            if (round == 0) {
                commands.add(script.create(show, CommandScript.byHammer()));
                commands.add(script.lot(show, "lot-1"));
                commands.add(script.schedule(show));
                commands.add(script.goLive(show));
                commands.add(script.paddle(show, "ann"));
                commands.add(script.paddle(show, "bob"));
                commands.add(script.open(show, "lot-1"));
            }
            for (int bid = 0; bid < 10; bid++) {
                commands.add(
                        script.bid(show, "lot-1", bid % 2 == 0 ? "ann" : "bob",
                                10_000 * (round + 1) + 500 * bid));
            }
        }
        return commands;
    }

    private static void send(RealKafka kafka, List<LoggedCommand> commands) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrap(), "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (LoggedCommand command : commands) {
                producer.send(new ProducerRecord<>(
                                Topics.AUCTION_COMMANDS.name(), command.partition(), command.key(),
                                command.value()))
                        .get();
            }
        }
    }

    /** What the rules make of the log, without Flink. */
    private static Map<String, TreeMap<Long, byte[]>> folded(List<ConsumerRecord<byte[], byte[]>> log) {
        Map<String, MemoryShowStore> stores = new HashMap<>();
        Map<String, TreeMap<Long, byte[]>> events = new TreeMap<>();
        ShowEngine engine = new ShowEngine();
        for (ConsumerRecord<byte[], byte[]> record : log) {
            CommandRecord command = Json.read(record.value(), CommandRecord.class);
            String show = command.showId().value();
            Inbound in = Inbound.of(
                    record.value(), command, record.timestamp(), record.partition(), record.offset());
            for (RecordedEvent event
                    : engine.apply(stores.computeIfAbsent(show, any -> new MemoryShowStore()), in)
                    .events()) {
                events.computeIfAbsent(show, any -> new TreeMap<>()).put(event.event().seq(), event.bytes());
            }
        }
        return events;
    }

    /** What the topic has; an event that is there twice must be the same both times. */
    private static Map<String, TreeMap<Long, byte[]>> written(RealKafka kafka) {
        Map<String, TreeMap<Long, byte[]>> events = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> record : kafka.read(Topics.AUCTION_EVENTS)) {
            String id = new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8);
            int colon = id.lastIndexOf(':');
            assertNotNull(record.key());
            byte[] before = events.computeIfAbsent(id.substring(0, colon), any -> new TreeMap<>())
                    .put(Long.parseLong(id.substring(colon + 1)), record.value());
            if (before != null) {
                assertEquals(new String(before, StandardCharsets.UTF_8), text(record.value()));
            }
        }
        return events;
    }

    private static Map<String, List<String>> texts(Map<String, TreeMap<Long, byte[]>> events) {
        Map<String, List<String>> texts = new TreeMap<>();
        events.forEach((show, all) ->
                texts.put(show, all.values().stream().map(SourceSwitchIT::text).toList()));
        return texts;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private BidJobConfig config(RealKafka kafka, boolean aligned, int parallelism) {
        // Nobody serves this Redis: bidding does not need it.
        return new BidJobConfig(
                folder, kafka.bootstrap(), "127.0.0.1", 20_799, parallelism,
                BidJobConfig.StateBackend.HEAP, aligned, 60_000, 1, "");
    }
}
