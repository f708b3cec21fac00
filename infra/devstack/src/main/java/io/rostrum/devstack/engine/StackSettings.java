package io.rostrum.devstack.engine;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the development stack is told from outside, read from the environment once.
 *
 * @param home the repository's root, where the modules were built
 * @param data the one folder that everything is kept in; survives a restart
 * @param kafkaElsewhere an existing cluster to use instead of starting one
 * @param redisElsewhere an existing server to use instead of starting one
 * @param flinkElsewhere the REST endpoint of an existing cluster to submit the job to instead of starting a
 *     Flink
 * @param gatewayHost the address that the gateway serves on
 * @param money where the parts serve that deal with money
 * @param record where what happened is kept as rows
 * @param changes where the changes of these rows are followed
 * @param media where streams are taken in and served
 * @param analytics where sellers' numbers are made
 * @param heaps the greatest heap of each engine, in the JVM's notation
 * @param diskFreeMin bytes that must be free in the data folder before anything starts
 * @param environment everything that was set, handed on to the engines
 */
public record StackSettings(
        Path home,
        Path data,
        Optional<Address> kafkaElsewhere,
        int kafkaPort,
        int kafkaControllerPort,
        Optional<Address> redisElsewhere,
        int redisPort,
        Optional<Address> flinkElsewhere,
        String gatewayHost,
        int gatewayPort,
        Money money,
        Record record,
        Changes changes,
        Media media,
        AnalyticsSettings analytics,
        Heaps heaps,
        long diskFreeMin,
        Map<String, String> environment) {

    /** The greatest heap of each JVM, in the JVM's notation, such as {@code 320m}. */
    public record Heaps(String kafka, String flink, String gateway, String ledger, String payments) {

        public List<String> kafkaOptions() {
            return options(kafka, 1);
        }

        /** The job keeps the shows' state in the old part of its heap. */
        public List<String> flinkOptions() {
            return options(flink, 2);
        }

        public List<String> gatewayOptions() {
            return options(gateway, 1);
        }

        public List<String> ledgerOptions() {
            return options(ledger, 1);
        }

        /** Those that wait for others most of the time take only what they need. */
        public List<String> paymentsOptions() {
            return List.of("-Xms32m", "-Xmx" + payments, "-XX:+UseSerialGC");
        }

        /**
         * What a record leaves behind dies young. With much of the heap for that, and all of the heap from
         * the start, a collection comes every few seconds instead of several times a second; and this
         * collector leaves the cores alone between.
         */
        private static List<String> options(String size, int oldToYoung) {
            return List.of("-Xms" + size, "-Xmx" + size, "-XX:NewRatio=" + oldToYoung, "-XX:+UseParallelGC");
        }
    }

    /**
     * Where the parts serve that deal with money.
     *
     * @param ledgerPort of the books
     * @param doorPort where the worker that asks Stripe gives what must not be in the log
     * @param stripePort of the emulator
     * @param realStripe whether a key of Stripe's is set, so that no emulator is started
     */
    public record Money(int ledgerPort, int doorPort, int stripePort, boolean realStripe) {}

    /**
     * The record: its database, and its keeper.
     *
     * @param postgresElsewhere an existing server to use instead of starting one
     * @param walKeepMegabytes of the write-ahead log is kept for a follower of changes that does not come
     * @param port where the keeper tells how it does
     * @param heap the keeper's greatest, in the JVM's notation
     */
    public record Record(
            Optional<Address> postgresElsewhere, int postgresPort, long walKeepMegabytes, int port,
            String heap) {

        /** The keeper waits most of the time, and takes only what it needs. */
        public List<String> options() {
            return List.of("-Xms64m", "-Xmx" + heap, "-XX:+UseSerialGC");
        }
    }

    /**
     * What follows the record's changes.
     *
     * @param connectElsewhere the REST endpoint of an existing Kafka Connect to use instead of starting one
     * @param guardPort where it is told how the changes fare
     * @param connectHeap the greatest heap of our own Connect, in the JVM's notation
     */
    public record Changes(
            Optional<Address> connectElsewhere, int connectPort, int guardPort, String connectHeap) {

        List<String> connectOptions() {
            return List.of("-Xms64m", "-Xmx" + connectHeap, "-XX:+UseSerialGC");
        }

        /** It looks around every few seconds, and waits. */
        List<String> guardOptions() {
            return List.of("-Xms16m", "-Xmx48m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
        }
    }

    /**
     * Streams.
     *
     * @param port of playlists, parts and clips
     * @param rtmpPort of publishers
     * @param heap the greatest heap, in the JVM's notation
     */
    public record Media(int port, int rtmpPort, String heap) {

        /** Media pass through buffers outside the heap too, which are bounded here. */
        List<String> options() {
            return List.of("-Xms64m", "-Xmx" + heap, "-XX:+UseSerialGC", "-XX:MaxDirectMemorySize=64m");
        }
    }

    /** Opens nothing but an emulator on this machine. */
    private static final String EMULATOR_KEY = "sk_test_rostrum_emulator";

    public StackSettings {
        environment = Map.copyOf(environment);
    }

    /** Reads the settings; all faults are reported together in one {@link CannotStart}. */
    public static StackSettings from(Map<String, String> environment) {
        Reader read = new Reader(environment);
        Path home = Path.of(read.text("ROSTRUM_HOME", ".")).toAbsolutePath().normalize();
        Path data = home.resolve(read.text("ROSTRUM_DATA", "data")).toAbsolutePath().normalize();
        int kafkaPort = read.port("ROSTRUM_KAFKA_PORT", 19_092);
        int ledgerPort = read.port("ROSTRUM_LEDGER_PORT", 8_090);
        int connectPort = read.port("ROSTRUM_CONNECT_PORT", 8_083);
        StackSettings settings = new StackSettings(
                home,
                data,
                read.address("ROSTRUM_KAFKA"),
                kafkaPort,
                read.port("ROSTRUM_KAFKA_CONTROLLER_PORT", kafkaPort + 1),
                read.address("ROSTRUM_REDIS"),
                read.port("ROSTRUM_REDIS_PORT", 16_379),
                read.address("ROSTRUM_FLINK"),
                read.text("ROSTRUM_GATEWAY_HOST", "127.0.0.1"),
                read.port("ROSTRUM_GATEWAY_PORT", 8_080),
                new Money(
                        ledgerPort,
                        read.port("ROSTRUM_STRIPE_DOOR_PORT", ledgerPort + 2),
                        read.port("ROSTRUM_STRIPE_PORT", 12_111),
                        !read.text("ROSTRUM_STRIPE_KEY", "").isEmpty()),
                new Record(
                        read.address("ROSTRUM_POSTGRES"),
                        read.port("ROSTRUM_POSTGRES_PORT", 15_432),
                        read.megabytes("ROSTRUM_POSTGRES_WAL_KEEP_MB", 1_024),
                        read.port("ROSTRUM_RECORD_PORT", 8_096),
                        read.heap("ROSTRUM_RECORD_HEAP", "192m")),
                new Changes(
                        read.address("ROSTRUM_CONNECT"),
                        connectPort,
                        read.port("ROSTRUM_GUARD_PORT", connectPort + 1),
                        read.heap("ROSTRUM_CONNECT_HEAP", "192m")),
                new Media(
                        read.port("ROSTRUM_MEDIA_PORT", 8_100),
                        read.port("ROSTRUM_RTMP_PORT", 1_935),
                        read.heap("ROSTRUM_MEDIA_HEAP", "256m")),
                new AnalyticsSettings(
                        read.address("ROSTRUM_PINOT"),
                        read.address("ROSTRUM_PINOT_BROKER"),
                        read.port("ROSTRUM_PINOT_PORT", 18_000),
                        read.port("ROSTRUM_ANALYTICS_PORT", 8_095),
                        read.heap("ROSTRUM_PINOT_HEAP", "256m"),
                        read.heap("ROSTRUM_ANALYTICS_HEAP", "96m")),
                new Heaps(
                        read.heap("ROSTRUM_KAFKA_HEAP", "320m"),
                        read.heap("ROSTRUM_FLINK_HEAP", "512m"),
                        read.heap("ROSTRUM_GATEWAY_HEAP", "256m"),
                        read.heap("ROSTRUM_LEDGER_HEAP", "224m"),
                        read.heap("ROSTRUM_PAYMENTS_HEAP", "96m")),
                read.megabytes("ROSTRUM_DISK_FREE_MIN_MB", 512) << 20,
                environment);
        settings.analytics().fault().ifPresent(read.faults::add);
        read.refuseFaults();
        return settings;
    }

    /** The address clients use for Kafka, ours or another's. */
    public Address kafka() {
        return kafkaElsewhere.orElse(new Address("127.0.0.1", kafkaPort));
    }

    /** The address clients use for Redis, ours or another's. */
    public Address redis() {
        return redisElsewhere.orElse(new Address("127.0.0.1", redisPort));
    }

    /** The address that a client on this machine reaches the gateway at. */
    public Address gateway() {
        return new Address(gatewayHost.equals("0.0.0.0") ? "127.0.0.1" : gatewayHost, gatewayPort);
    }

    /** The address that a client on this machine reaches the books at. */
    public Address ledger() {
        return new Address("127.0.0.1", money.ledgerPort());
    }

    /** The address clients use for PostgreSQL, ours or another's. */
    public Address postgres() {
        return record.postgresElsewhere().orElse(new Address("127.0.0.1", record.postgresPort()));
    }

    /** The address of Kafka Connect's REST interface, ours or another's. */
    public Address connect() {
        return changes.connectElsewhere().orElse(new Address("127.0.0.1", changes.connectPort()));
    }

    /** Where it is told how the changes of the record fare. */
    public Address guard() {
        return new Address("127.0.0.1", changes.guardPort());
    }

    /** What an encoder publishes to, without the key. */
    public String rtmpUrl() {
        return "rtmp://127.0.0.1:" + media.rtmpPort() + "/live";
    }

    /** The address at which the record's keeper tells how it does. */
    public Address recordKeeper() {
        return new Address("127.0.0.1", record.port());
    }

    /** The address of the emulator of Stripe. */
    public Address stripe() {
        return new Address("127.0.0.1", money.stripePort());
    }

    /**
     * Where Stripe is asked: at itself if a key of it is set (or where {@code ROSTRUM_STRIPE_BASE} says),
     * else at the emulator.
     */
    public URI stripeBase() {
        String base = environment.getOrDefault("ROSTRUM_STRIPE_BASE", "").strip();
        if (!money.realStripe()) {
            return URI.create("http://" + stripe());
        }
        if (!base.isEmpty() && !stripeKey().startsWith("sk_test_")) {
            throw new CannotStart(
                    "ROSTRUM_STRIPE_KEY is no test key: it is never sent to ROSTRUM_STRIPE_BASE");
        }
        return URI.create(base.isEmpty() ? "https://api.stripe.com" : base);
    }

    /** The key that Stripe, or the emulator, is asked with. */
    public String stripeKey() {
        return money.realStripe() ? environment.get("ROSTRUM_STRIPE_KEY").strip() : EMULATOR_KEY;
    }

    public Path runFolder() {
        return data.resolve("run");
    }

    public Path logFolder() {
        return data.resolve("logs");
    }

    /** The key for development tokens. */
    public Path secretFile() {
        String elsewhere = environment.getOrDefault("ROSTRUM_JWT_SECRET_FILE", "");
        return elsewhere.isBlank() ? data.resolve("secrets").resolve("jwt-hs256.key") : Path.of(elsewhere);
    }

    /** What permits for streams are made with. */
    public Path streamSecretFile() {
        String elsewhere = environment.getOrDefault("ROSTRUM_STREAM_SECRET_FILE", "");
        return elsewhere.isBlank() ? data.resolve("secrets").resolve("stream-hs256.key") : Path.of(elsewhere);
    }

    /** What Stripe signs its webhooks with. */
    public Path webhookSecretFile() {
        String elsewhere = environment.getOrDefault("ROSTRUM_STRIPE_WEBHOOK_SECRET_FILE", "");
        return elsewhere.isBlank()
                ? data.resolve("secrets").resolve("stripe-webhook.key")
                : Path.of(elsewhere);
    }

    /** The JVM that runs this program also runs the engines. */
    public Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /** Whether {@code home} is a built repository; a hint for the sentence when it is not. */
    public boolean homeIsRepository() {
        return Files.exists(home.resolve("pom.xml")) && Files.isDirectory(home.resolve("infra"));
    }

    private static final class Reader {
        private final Map<String, String> environment;
        private final List<String> faults = new ArrayList<>();

        Reader(Map<String, String> environment) {
            this.environment = environment;
        }

        String text(String name, String otherwise) {
            String value = environment.get(name);
            return value == null || value.isBlank() ? otherwise : value.strip();
        }

        int port(String name, int otherwise) {
            String text = text(name, Integer.toString(otherwise));
            if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) < 1
                    || Integer.parseInt(text) > 65_535) {
                faults.add(name + " must be a port from 1 to 65535, not " + text);
                return otherwise;
            }
            return Integer.parseInt(text);
        }

        Optional<Address> address(String name) {
            String text = text(name, "");
            if (text.isEmpty()) {
                return Optional.empty();
            }
            try {
                return Optional.of(Address.parse(text));
            } catch (IllegalArgumentException malformed) {
                faults.add(name + " must be HOST:PORT, not " + text);
                return Optional.empty();
            }
        }

        String heap(String name, String otherwise) {
            String text = text(name, otherwise);
            if (!text.matches("[1-9][0-9]{0,6}[kKmMgG]")) {
                faults.add(name + " must be a heap size such as 320m, not " + text);
            }
            return text;
        }

        long megabytes(String name, long otherwise) {
            String text = text(name, Long.toString(otherwise));
            if (!text.matches("[0-9]{1,9}")) {
                faults.add(name + " must be a whole number of megabytes, not " + text);
                return otherwise;
            }
            return Long.parseLong(text);
        }

        void refuseFaults() {
            if (!faults.isEmpty()) {
                throw new CannotStart(String.join("; ", faults));
            }
        }
    }
}
