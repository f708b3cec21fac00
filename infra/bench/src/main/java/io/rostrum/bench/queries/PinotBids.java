package io.rostrum.bench.queries;

import com.fasterxml.jackson.databind.JsonNode;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.log.Topics;
import io.rostrum.devstack.engine.EngineName;
import io.rostrum.devstack.engine.Stack;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The bids in Pinot: sent through Kafka, as rows come in production, and asked of a broker over HTTP. */
final class PinotBids {

    private static final String BIDS = Topics.CDC_PREFIX + "bids";
    private static final long LOOK_MILLIS = 200;
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(20);
    private static final long TELL_NANOS = TimeUnit.SECONDS.toNanos(15);

    private final Stack stack;
    private final URI query;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    PinotBids(Stack stack) {
        this.stack = stack;
        this.query = URI.create("http://" + stack.settings().analytics().broker() + "/query/sql");
    }

    /** Sends all and waits until all can be asked for; tells how many came in a second. */
    double fill(ManyBids bids) throws IOException, InterruptedException {
        long began = System.nanoTime();
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, stack.settings().kafka().toString(),
                ProducerConfig.LINGER_MS_CONFIG, 20,
                ProducerConfig.BATCH_SIZE_CONFIG, 256 << 10,
                ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            bids.each(bid -> producer.send(
                    new ProducerRecord<>(BIDS, ManyBids.key(bid), ManyBids.json(bid))));
        }
        long told = began;
        for (long count = count(); count < bids.count(); count = count()) {
            long now = System.nanoTime();
            String have = String.format(Locale.ROOT, "Pinot has %,d of %,d bids", count, bids.count());
            if (now - began > PATIENCE_NANOS) {
                throw new IllegalStateException(have);
            }
            if (now - told > TELL_NANOS) {
                System.err.println(have);
                told = now;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        return bids.count() * 1e9 / (System.nanoTime() - began);
    }

    private long count() throws IOException, InterruptedException {
        return ask("SELECT COUNT(*) FROM bids LIMIT 1").path("rows").path(0).path(0).asLong();
    }

    /** The result table; anything else than a whole one is a fault. */
    JsonNode ask(String sql) throws IOException, InterruptedException {
        byte[] body = Json.bytes(Map.of("sql", sql));
        HttpResponse<byte[]> answer = client.send(
                HttpRequest.newBuilder(query)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        JsonNode read = Json.LOG.readTree(answer.body());
        if (!read.path("exceptions").isEmpty()
                || read.path("numServersResponded").asInt() < read.path("numServersQueried").asInt()) {
            throw new IOException("Pinot did not answer " + sql + ": " + read.path("exceptions"));
        }
        return read.path("resultTable");
    }

    /** What of Pinot's heap is used after a full collection, in bytes. */
    long heapBytes() throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process process = new ProcessBuilder(
                        jcmd.toString(), Long.toString(stack.pid(EngineName.PINOT)), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("jcmd: " + told);
        }
        String total = told.lines().filter(line -> line.startsWith("Total")).findFirst()
                .orElseThrow(() -> new IOException("jcmd told no total"));
        return Long.parseLong(total.strip().split(" +")[2]);
    }
}
