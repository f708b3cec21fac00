package io.rostrum.payments;

import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.StripeException;
import com.stripe.model.Account;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Runs the Stripe worker until SIGTERM. Prints {@code ready stripe-worker} once it reads; exits 1 with the
 * reason when the settings are wrong or the platform's own account is not on manual payouts.
 */
public final class WorkerMain {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerMain.class);
    private static final long STOP_SECONDS = 20;
    private static final long ASK_AGAIN_MILLIS = 1_000;

    private WorkerMain() {}

    public static void main(String[] arguments) throws Exception {
        WorkerConfig config;
        try {
            config = WorkerConfig.from(System.getenv());
        } catch (WorkerConfig.Invalid invalid) {
            System.err.println(invalid.getMessage());
            System.exit(1);
            return;
        }
        StripeClient stripe = stripe(config);
        if (!isOnManualPayouts(stripe)) {
            System.err.println(
                    "The platform's own Stripe account pays out by itself: held money would leave it. "
                    + "Set its payout schedule to manual.");
            System.exit(1);
        }
        run(config, stripe);
    }

    private static void run(WorkerConfig config, StripeClient stripe) throws Exception {
        Clock clock = Clock.systemUTC();
        ChargeCalls charges = new ChargeCalls(stripe);
        SellerCalls sellers = new SellerCalls(stripe, clock, config.live());
        Attempt attempt = new Attempt(charges, sellers, new Notices(charges, sellers, clock), clock);
        CountDownLatch stopped = new CountDownLatch(1);
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                        producerSettings(config), new ByteArraySerializer(), new ByteArraySerializer());
                Door door = new Door(stripe, config.doorPort())) {
            Statements statements = new Statements(producer);
            MoveFacts moves = new MoveFacts(charges, sellers);
            Shift shift = new Shift(
                    () -> new Worker(
                            new KafkaConsumer<>(
                                    consumerSettings(config), new ByteArrayDeserializer(),
                                    new ByteArrayDeserializer()),
                            producer,
                            new Carrier(attempt, statements, clock, config.callsMax()),
                            new Sweep(stripe, moves, statements, config.sweepEvery()),
                            config.waitingMax()));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(shift, stopped), "shutdown"));
            LOG.atInfo().addKeyValue("config", config).log("the Stripe worker works");
            System.out.println("ready stripe-worker" + door.address());
            shift.run();
        } finally {
            stopped.countDown();
        }
    }

    static StripeClient stripe(WorkerConfig config) {
        return StripeClient.builder()
                .setApiKey(config.key())
                .setApiBase(config.base())
                .setMaxNetworkRetries(1)
                .setConnectTimeout(10_000)
                .setReadTimeout(60_000)
                .build();
    }

    /** Asks until Stripe is there. */
    static boolean isOnManualPayouts(StripeClient stripe) throws StripeException, InterruptedException {
        while (true) {
            try {
                Account own = stripe.v1().accounts().retrieveCurrent();
                var settings = own.getSettings();
                return settings != null
                        && settings.getPayouts() != null
                        && settings.getPayouts().getSchedule() != null
                        && "manual".equals(settings.getPayouts().getSchedule().getInterval());
            } catch (ApiConnectionException notThere) {
                LOG.atWarn().log("Stripe cannot be reached; asking again");
                TimeUnit.MILLISECONDS.sleep(ASK_AGAIN_MILLIS);
            }
        }
    }

    private static Map<String, Object> consumerSettings(WorkerConfig config) {
        return Map.of(
                "bootstrap.servers", config.kafka(),
                "group.id", WorkerConfig.GROUP,
                "group.instance.id", config.instance(),
                "enable.auto.commit", false,
                "isolation.level", "read_committed",
                "auto.offset.reset", "none",
                "max.poll.records", 200,
                "session.timeout.ms", 10_000);
    }

    private static Map<String, Object> producerSettings(WorkerConfig config) {
        return Map.of(
                "bootstrap.servers", config.kafka(),
                "acks", "all",
                "enable.idempotence", true,
                "linger.ms", 2);
    }

    private static void stop(Shift shift, CountDownLatch stopped) {
        shift.close();
        try {
            if (!stopped.await(STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.atWarn().log(
                        "the worker did not stop in time; what is open will be looked up at the next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
