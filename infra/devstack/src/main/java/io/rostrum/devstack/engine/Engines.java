package io.rostrum.devstack.engine;

import io.rostrum.devstack.engine.EngineSpec.PortUse;
import io.rostrum.devstack.engine.EngineSpec.Readiness;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The engines as this stack starts them: their class paths, heaps, ports and settings. */
final class Engines {

    private static final Duration PATIENCE = Duration.ofSeconds(240);
    private static final String LOOPBACK = "127.0.0.1";
    /** From this release on, the JVM complains of Kafka's and Flink's use of Unsafe unless told not to. */
    private static final int UNSAFE_COMPLAINTS_FROM = 24;

    private final StackSettings settings;

    Engines(StackSettings settings) {
        this.settings = settings;
    }

    /** How to start this engine; empty when its address is set and somebody else runs it. */
    Optional<EngineSpec> spec(EngineName name) throws IOException {
        return switch (name) {
            case KAFKA -> settings.kafkaElsewhere().isPresent() ? Optional.empty() : Optional.of(kafka());
            case REDIS -> settings.redisElsewhere().isPresent() ? Optional.empty() : Optional.of(redis());
            case FLINK -> settings.flinkElsewhere().isPresent() ? Optional.empty() : Optional.of(flink());
            case GATEWAY -> Optional.of(gateway());
            case STRIPE -> settings.money().realStripe() ? Optional.empty() : Optional.of(stripe());
            case LEDGER -> Optional.of(ledger());
            case PAYMENTS -> Optional.of(payments());
            case POSTGRES -> settings.record().postgresElsewhere().isPresent()
                    ? Optional.empty()
                    : Optional.of(postgres());
            case RECORD -> Optional.of(recordKeeper());
            case CONNECT -> settings.changes().connectElsewhere().isPresent()
                    ? Optional.empty()
                    : Optional.of(connect());
            case GUARD -> Optional.of(guard());
            case MEDIA -> Optional.of(media());
            case PINOT -> settings.analytics().isElsewhere() ? Optional.empty() : Optional.of(pinot());
            case ANALYTICS -> Optional.of(analytics());
        };
    }

    private EngineSpec kafka() throws IOException {
        List<String> options = new ArrayList<>(settings.heaps().kafkaOptions());
        options.add("-XX:MaxDirectMemorySize=64m");
        return jvm(
                EngineName.KAFKA,
                "infra/kafka-broker",
                "io.rostrum.broker.BrokerMain",
                options,
                List.of(
                        new PortUse(LOOPBACK, settings.kafkaPort(), "ROSTRUM_KAFKA_PORT"),
                        new PortUse(
                                LOOPBACK, settings.kafkaControllerPort(), "ROSTRUM_KAFKA_CONTROLLER_PORT")));
    }

    private EngineSpec redis() throws IOException {
        RedisFiles files = new RedisFiles(settings);
        Address address = settings.redis();
        return new EngineSpec(
                EngineName.REDIS,
                List.of(files.binary().toString(), files.config().toString()),
                Map.of(),
                List.of(new PortUse(LOOPBACK, address.port(), "ROSTRUM_REDIS_PORT")),
                files.config().toString(),
                new Readiness.AnswersPing(address),
                PATIENCE);
    }

    private EngineSpec flink() throws IOException {
        List<String> options = new ArrayList<>(settings.heaps().flinkOptions());
        for (String opened : List.of("java.util", "java.lang", "java.time")) {
            options.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
        }
        return jvm(EngineName.FLINK, "bid-processor-flink", "io.rostrum.bidding.job.BidJobMain",
                options, List.of());
    }

    private EngineSpec gateway() throws IOException {
        return jvm(
                EngineName.GATEWAY,
                "ingest-gateway",
                "io.rostrum.gateway.GatewayMain",
                settings.heaps().gatewayOptions(),
                List.of(new PortUse(settings.gatewayHost(), settings.gatewayPort(), "ROSTRUM_GATEWAY_PORT")));
    }

    private EngineSpec stripe() throws IOException {
        return jvm(
                EngineName.STRIPE,
                "infra/stripe-emulator",
                "io.rostrum.stripe.EmulatorMain",
                settings.heaps().paymentsOptions(),
                List.of(new PortUse(LOOPBACK, settings.money().stripePort(), "ROSTRUM_STRIPE_PORT")));
    }

    private EngineSpec ledger() throws IOException {
        return jvm(
                EngineName.LEDGER,
                "ledger-streams",
                "io.rostrum.ledger.LedgerMain",
                settings.heaps().ledgerOptions(),
                List.of(new PortUse(LOOPBACK, settings.money().ledgerPort(), "ROSTRUM_LEDGER_PORT")));
    }

    private EngineSpec payments() throws IOException {
        return jvm(
                EngineName.PAYMENTS,
                "ledger-streams",
                "io.rostrum.payments.WorkerMain",
                settings.heaps().paymentsOptions(),
                List.of(new PortUse(LOOPBACK, settings.money().doorPort(), "ROSTRUM_STRIPE_DOOR_PORT")));
    }

    private EngineSpec postgres() throws IOException {
        PostgresFiles files = new PostgresFiles(settings);
        return new EngineSpec(
                EngineName.POSTGRES,
                files.command(),
                Map.of(),
                List.of(new PortUse(LOOPBACK, settings.record().postgresPort(), "ROSTRUM_POSTGRES_PORT")),
                files.data().toString(),
                new Readiness.AnswersPostgres(settings.postgres()),
                PATIENCE);
    }

    private EngineSpec recordKeeper() throws IOException {
        return jvm(
                EngineName.RECORD,
                "cdc-connectors/record",
                "io.rostrum.record.RecordMain",
                settings.record().options(),
                List.of(new PortUse(LOOPBACK, settings.record().port(), "ROSTRUM_RECORD_PORT")));
    }

    private EngineSpec connect() throws IOException {
        return jvm(
                EngineName.CONNECT,
                "cdc-connectors/connect",
                "io.rostrum.cdc.worker.WorkerMain",
                settings.changes().connectOptions(),
                List.of(new PortUse(LOOPBACK, settings.changes().connectPort(), "ROSTRUM_CONNECT_PORT")))
                        .with(Map.of("ROSTRUM_CONNECT_PLUGINS", built("cdc-connectors/debezium", "plugins")));
    }

    private EngineSpec guard() throws IOException {
        return jvm(
                EngineName.GUARD,
                "cdc-connectors/guard",
                "io.rostrum.cdc.guard.GuardMain",
                settings.changes().guardOptions(),
                List.of(new PortUse(LOOPBACK, settings.changes().guardPort(), "ROSTRUM_GUARD_PORT")));
    }

    private String built(String module, String folder) {
        return settings.home().resolve(module).resolve("target").resolve(folder).toString();
    }

    private EngineSpec media() throws IOException {
        return jvm(
                EngineName.MEDIA,
                "media-pipeline",
                "io.rostrum.media.MediaMain",
                settings.media().options(),
                List.of(
                        new PortUse(LOOPBACK, settings.media().port(), "ROSTRUM_MEDIA_PORT"),
                        new PortUse(LOOPBACK, settings.media().rtmpPort(), "ROSTRUM_RTMP_PORT")));
    }

    private EngineSpec pinot() throws IOException {
        List<PortUse> ports = new ArrayList<>();
        for (int i = 0; i < AnalyticsSettings.PINOT_PORTS; i++) {
            ports.add(new PortUse(LOOPBACK, settings.analytics().pinotPort() + i, "ROSTRUM_PINOT_PORT"));
        }
        return jvm(
                EngineName.PINOT, "analytics-pinot/pinot", "io.rostrum.pinot.PinotMain",
                settings.analytics().pinotOptions(), ports);
    }

    private EngineSpec analytics() throws IOException {
        return jvm(
                EngineName.ANALYTICS,
                "analytics-pinot/api",
                "io.rostrum.analytics.AnalyticsMain",
                settings.analytics().apiOptions(),
                List.of(new PortUse(LOOPBACK, settings.analytics().apiPort(), "ROSTRUM_ANALYTICS_PORT")));
    }

    private EngineSpec jvm(
            EngineName name, String module, String main, List<String> options, List<PortUse> ports)
            throws IOException {
        String marker = "-Drostrum.engine=" + name + "@" + settings.data();
        List<String> command = new ArrayList<>(List.of(settings.java().toString(), marker));
        command.addAll(options);
        command.addAll(everyJvm(name));
        command.add(main);
        Map<String, String> environment = environment();
        environment.put("CLASSPATH", new ModuleJars(settings).classPath(name, module));
        return new EngineSpec(name, command, environment, ports, marker, new Readiness.SaysReady(), PATIENCE);
    }

    private List<String> everyJvm(EngineName name) {
        List<String> options = new ArrayList<>(List.of(
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:ReservedCodeCacheSize=96m",
                "--enable-native-access=ALL-UNNAMED",
                "-Dlogback.configurationFile=" + LogFiles.configuration(settings),
                "-Drostrum.log=" + LogFiles.log(settings, name)));
        if (Runtime.version().feature() >= UNSAFE_COMPLAINTS_FROM) {
            options.add("--sun-misc-unsafe-memory-access=allow");
        }
        return options;
    }

    /** What each service is told: the addresses that were decided here, over whatever was set outside. */
    Map<String, String> environment() {
        Map<String, String> told = new LinkedHashMap<>(settings.environment());
        told.put("ROSTRUM_DATA", settings.data().toString());
        told.put("ROSTRUM_KAFKA", settings.kafka().toString());
        told.put("ROSTRUM_KAFKA_PORT", Integer.toString(settings.kafkaPort()));
        told.put("ROSTRUM_KAFKA_CONTROLLER_PORT", Integer.toString(settings.kafkaControllerPort()));
        told.put("ROSTRUM_REDIS", settings.redis().toString());
        told.put("ROSTRUM_GATEWAY_HOST", settings.gatewayHost());
        told.put("ROSTRUM_GATEWAY_PORT", Integer.toString(settings.gatewayPort()));
        told.put("ROSTRUM_JWT_SECRET_FILE", settings.secretFile().toString());
        told.put("ROSTRUM_STREAM_SECRET_FILE", settings.streamSecretFile().toString());
        told.put("ROSTRUM_LEDGER", settings.ledger().toString());
        told.putIfAbsent("ROSTRUM_RECONCILE_SECONDS", "30");
        told.put("ROSTRUM_LEDGER_PORT", Integer.toString(settings.money().ledgerPort()));
        told.put("ROSTRUM_MEDIA_PORT", Integer.toString(settings.media().port()));
        told.put("ROSTRUM_RTMP_PORT", Integer.toString(settings.media().rtmpPort()));
        told.putIfAbsent("ROSTRUM_MEDIA_URL", "http://127.0.0.1:" + settings.media().port());
        told.putIfAbsent("ROSTRUM_RTMP_URL", settings.rtmpUrl());
        told.put("ROSTRUM_STRIPE_DOOR_PORT", Integer.toString(settings.money().doorPort()));
        told.put("ROSTRUM_STRIPE_WEBHOOK_SECRET_FILE", settings.webhookSecretFile().toString());
        told.put("ROSTRUM_POSTGRES", settings.postgres().toString());
        told.put("ROSTRUM_RECORD_PORT", Integer.toString(settings.record().port()));
        told.put("ROSTRUM_CONNECT", settings.connect().toString());
        told.put("ROSTRUM_CONNECT_PORT", Integer.toString(settings.changes().connectPort()));
        told.put("ROSTRUM_GUARD_PORT", Integer.toString(settings.changes().guardPort()));
        told.putIfAbsent(
                "ROSTRUM_CONNECTORS", settings.home().resolve("cdc-connectors/connectors").toString());
        told.putIfAbsent("ROSTRUM_CDC_PASSWORD", "");
        told.putAll(settings.analytics().environment());
        told.putIfAbsent("ROSTRUM_PAGES_URL", "http://" + settings.gateway());
        if (!settings.money().realStripe()) {
            told.put("ROSTRUM_STRIPE_PORT", Integer.toString(settings.money().stripePort()));
            told.put("ROSTRUM_STRIPE_KEY", settings.stripeKey());
            told.put("ROSTRUM_STRIPE_BASE", settings.stripeBase().toString());
            told.put("ROSTRUM_STRIPE_WEBHOOK_URL", "http://" + settings.gateway() + "/stripe/webhook");
            // Cards that an emulator made up a moment ago may pay for gifts.
            told.putIfAbsent("ROSTRUM_GIFT_CARD_SECONDS", "0");
        }
        boolean thisMachineAlone =
                settings.gatewayHost().equals(LOOPBACK) || settings.gatewayHost().equals("localhost");
        told.put(
                "ROSTRUM_DEV_SIGN_IN",
                settings.environment()
                        .getOrDefault("ROSTRUM_DEV_SIGN_IN", Boolean.toString(thisMachineAlone)));
        return told;
    }
}
