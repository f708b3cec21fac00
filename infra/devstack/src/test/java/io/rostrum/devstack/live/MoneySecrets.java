package io.rostrum.devstack.live;

import io.rostrum.contracts.log.Topics;
import io.rostrum.devstack.engine.StackSettings;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks through every topic and every log for what must stand in none: card numbers, keys, secrets, tokens. */
final class MoneySecrets {

    private final Map<String, Pattern> sought = new LinkedHashMap<>();
    private final List<String> found = new ArrayList<>();
    private int searched;

    private MoneySecrets(StackSettings settings) throws IOException {
        sought.put("a card number", Pattern.compile("(?<![0-9A-Za-z])[45]\\d{15}(?![0-9A-Za-z])"));
        sought.put("a key of the payment provider", Pattern.compile("[sr]k_(?:test|live)_\\w+"));
        sought.put("a secret of a payment", Pattern.compile("(?:pi|seti)_\\w+_secret_\\w+"));
        sought.put("a signed token", Pattern.compile("eyJ[\\w-]{8,}\\.eyJ[\\w-]{8,}\\.[\\w-]{20,}"));
        plant("the secret of the sign-in", Files.readAllBytes(settings.secretFile()));
        plant("the secret of the webhooks", Files.readAllBytes(settings.webhookSecretFile()));
    }

    /** What was found, each with its place; throws if there was nothing to look through. */
    static List<String> findings(StackSettings settings) throws IOException {
        MoneySecrets search = new MoneySecrets(settings);
        search.topics(settings.kafka().toString());
        search.logs(settings.logFolder());
        if (search.searched < Topics.ALL.size()) {
            throw new IllegalStateException("only " + search.searched + " records and files to look through");
        }
        return search.found;
    }

    private void plant(String name, byte[] secret) {
        String text = new String(secret, StandardCharsets.ISO_8859_1).strip();
        String coded = Base64.getEncoder().withoutPadding().encodeToString(secret);
        sought.put(name, Pattern.compile(Pattern.quote(text) + "|" + Pattern.quote(coded)));
    }

    private void topics(String kafka) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", kafka), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> all = Topics.ALL.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            while (all.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    String place = record.topic() + " " + record.partition() + " " + record.offset();
                    search(place, record.key());
                    search(place, record.value());
                });
            }
        }
    }

    private void logs(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                search(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
    }

    private void search(String place, byte[] bytes) {
        if (bytes == null) {
            return;
        }
        searched++;
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        sought.forEach((name, pattern) -> {
            if (pattern.matcher(text).find()) {
                found.add(name + " stands in " + place);
            }
        });
    }
}
