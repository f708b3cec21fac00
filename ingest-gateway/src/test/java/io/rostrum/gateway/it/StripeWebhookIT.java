package io.rostrum.gateway.it;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.log.Topics;
import io.rostrum.contracts.payments.PaymentRequest;
import io.rostrum.contracts.payments.PaymentRequestRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class StripeWebhookIT {

    private static Engines engines;

    @BeforeAll
    static void start() throws Exception {
        engines = Engines.shared();
    }

    @Test
    void signedWebhookIsInTheLogBeforeItIsAnswered() throws Exception {
        String body = event("evt_it_1", "pi_it_1", 0);
        assertEquals(200, post(body, signature(body, Instant.now())).statusCode());
        assertTrue(noticed("pi_it_1"));
    }

    @Test
    void unsignedAndOldAndLargeOnesAreRefusedAndLeaveNothing() throws Exception {
        String body = event("evt_it_2", "pi_it_2", 0);
        HttpResponse<String> missing = post(body, null);
        assertEquals(401, missing.statusCode());
        assertTrue(missing.body().contains("SIGNATURE_MISSING"), missing.body());
        HttpResponse<String> old = post(body, signature(body, Instant.now().minusSeconds(400)));
        assertEquals(401, old.statusCode());
        assertTrue(old.body().contains("SIGNATURE_OLD"), old.body());
        String large = event("evt_it_3", "pi_it_2", 300_000);
        assertEquals(413, post(large, signature(large, Instant.now())).statusCode());
        assertTrue(!noticed("pi_it_2"));
    }

    private static String event(String id, String object, int padding) {
        return "{\"id\":\"" + id
                + "\",\"object\":\"event\",\"type\":\"payment_intent.succeeded\",\"data\":{\"object\":{"
                + "\"id\":\"" + object + "\",\"object\":\"payment_intent\",\"x\":\"" + "x".repeat(padding)
                        + "\"}}}";
    }

    private static HttpResponse<String> post(String body, String signature) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://" + engines.address() + "/stripe/webhook"))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(30))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (signature != null) {
            request.header("Stripe-Signature", signature);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static String signature(String body, Instant at) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Engines.WEBHOOK_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] sum = mac.doFinal((at.getEpochSecond() + "." + body).getBytes(StandardCharsets.UTF_8));
        return "t=" + at.getEpochSecond() + ",v1=" + HexFormat.of().formatHex(sum);
    }

    private static boolean noticed(String objectId) {
        List<PaymentRequestRecord> found = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", engines.bootstrap()), new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> all = Topics.PAYMENTS_REQUESTS.everyPartition();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            while (all.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(record -> found.add(Json.read(record.value(), PaymentRequestRecord.class)));
            }
        }
        return found.stream()
                .map(PaymentRequestRecord::request)
                .anyMatch(request -> request instanceof PaymentRequest.LookInto notice
                        && notice.objectId().equals(objectId));
    }
}
