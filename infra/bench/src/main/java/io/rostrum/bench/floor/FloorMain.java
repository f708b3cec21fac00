package io.rostrum.bench.floor;

import io.rostrum.bench.load.ClientSettings;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.HostAndPort;

import java.util.ArrayList;
import java.util.List;

/**
 * Runs every variant of the floor until SIGTERM, each on its own topic; the idle ones only wait for records.
 * Prints {@code ready floor} once all read. A process of its own, as the job is one, so that neither shares a
 * heap with the load.
 *
 * <p>Arguments: Kafka's address, Redis' address, rows of a board.
 */
public final class FloorMain {

    private static final Logger LOG = LoggerFactory.getLogger(FloorMain.class);

    private FloorMain() {}

    public static void main(String[] arguments) {
        if (arguments.length != 3) {
            System.err.println("usage: FloorMain KAFKA REDIS BOARD_ROWS");
            System.exit(2);
        }
        HostAndPort redis = HostAndPort.from(arguments[1]);
        int boardRows = Integer.parseInt(arguments[2]);
        List<Floor> floors = new ArrayList<>();
        for (FloorVariant variant : FloorVariant.values()) {
            var consumer = new KafkaConsumer<>(
                    ClientSettings.consumer(arguments[0]), new ByteArrayDeserializer(),
                    new ByteArrayDeserializer());
            Floor floor = new Floor(consumer, new BareLink(redis), new BareAnswer("bench", boardRows));
            floor.assign(variant);
            floors.add(floor);
            Thread.ofPlatform().name("floor-" + variant).start(() -> run(floor, variant));
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> floors.forEach(Floor::stop), "shutdown"));
        System.out.println("ready floor");
    }

    private static void run(Floor floor, FloorVariant variant) {
        try {
            floor.run(variant);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException broken) {
            LOG.atError().setCause(broken).addKeyValue("variant", variant).log("the floor broke");
            Runtime.getRuntime().halt(1);
        }
    }
}
