package io.rostrum.devstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.commerce.DeskCommand;
import io.rostrum.contracts.commerce.DisputeReason;
import io.rostrum.contracts.commerce.InvoiceId;
import io.rostrum.contracts.commerce.OrderCommand;
import io.rostrum.contracts.commerce.OrderId;
import io.rostrum.contracts.commerce.RefundWay;
import io.rostrum.contracts.commerce.TrackingStatus;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.log.Topics;
import io.rostrum.contracts.payments.PaymentEvent;
import io.rostrum.contracts.payments.PaymentEventRecord;
import io.rostrum.devstack.client.Commerce;
import io.rostrum.devstack.client.Gateway;
import io.rostrum.devstack.engine.Progress;
import io.rostrum.devstack.engine.StackSettings;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What comes after the hammer: the buyers save a card and the seller opens an account, invoices are paid,
 * parcels travel, one order is disputed and refunded, the others are released and paid out. Needs the
 * emulator, where it plays the buyers' cards and the seller's onboarding. Used by one thread.
 */
public final class Trade implements AutoCloseable {

    private static final long PATIENCE_NANOS = 60_000_000_000L;
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long LOOK_AGAIN_MILLIS = 200;
    /** Until what was charged is available at the emulator. */
    private static final long A_DAY_SECONDS = 24L * 60 * 60;

    private static final long SETTLES_SECONDS = 8 * A_DAY_SECONDS;
    /** How long a day at the emulator is here, while payouts are awaited; and how many. */
    private static final long DAY_NANOS = 3_000_000_000L;

    private static final int DAYS_MAX = 30;
    private static final String CARD = "pm_card_visa";

    private final StackSettings settings;
    private final Gateway gateway;
    private final UserId sellerId;
    private final Progress progress;
    private final Commerce seller;
    private final HttpClient emulator = HttpClient.newHttpClient();
    private final KafkaConsumer<byte[], byte[]> log;
    private final List<PaymentEvent> facts = new ArrayList<>();

    /** One order as it was read. @param buyer who bought it */
    private record Order(OrderId id, InvoiceId invoice, UserId buyer, String phase) {}

    /** @param settings of a stack whose Stripe is the emulator */
    public Trade(StackSettings settings, Gateway gateway, UserId sellerId, Progress progress) {
        this.settings = settings;
        this.gateway = gateway;
        this.sellerId = sellerId;
        this.progress = progress;
        this.seller = new Commerce(gateway, sellerId, Role.SELLER);
        this.log = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.kafka().toString(),
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none"),
                new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> all = Topics.PAYMENTS_EVENTS.everyPartition();
        log.assign(all);
        log.seekToBeginning(all);
    }

    /** Opens the seller's account and saves a card for each buyer, and for the seller. */
    public void prepare(List<UserId> buyers) throws IOException, InterruptedException {
        seller.must(new DeskCommand.BeginOnboarding("US"));
        seller.must(new DeskCommand.SavePaymentMethod());
        for (UserId buyer : buyers) {
            new Commerce(gateway, buyer, Role.BIDDER).must(new DeskCommand.SavePaymentMethod());
        }
        PaymentEvent.AccountOpened account =
                await(PaymentEvent.AccountOpened.class, one -> one.sellerId().equals(sellerId));
        play("onboarding/" + account.accountId(), "outcome=complete");
        List<UserId> payers = new ArrayList<>(buyers);
        payers.add(sellerId);
        for (UserId buyer : payers) {
            PaymentEvent.MethodSetupStarted setup =
                    await(PaymentEvent.MethodSetupStarted.class, one -> one.userId().equals(buyer));
            play("card/" + setup.setupIntentId(), "payment_method=" + CARD);
        }
        for (UserId buyer : payers) {
            await(PaymentEvent.MethodSaved.class, one -> one.userId().equals(buyer));
        }
    }

    /**
     * Has a buyer check out with whatever is in their wallet; the card pays the rest. What was invoiced
     * already stays as it is.
     */
    public void checkOutFromWallet(UserId buyerId) throws IOException, InterruptedException {
        Commerce buyer = new Commerce(gateway, buyerId, Role.BIDDER);
        long held = Desks.held(buyer.read("/wallet"));
        for (JsonNode invoice : buyer.read("/invoices?as=buyer").path("invoices")) {
            if (held > 0 && invoice.path("phase").asText().equals("COLLECTING")) {
                InvoiceId id = new InvoiceId(invoice.path("invoiceId").asText());
                buyer.must(new OrderCommand.CheckOut(id, held));
                progress.say("a buyer pays from the wallet, and the rest by card");
                held = 0;
            }
        }
    }

    /** So many days go by at the emulator: what was pending there becomes available. */
    public void daysPass(int days) throws IOException, InterruptedException {
        play("clock", "advance_seconds=" + days * A_DAY_SECONDS);
    }

    /**
     * Waits until everything that was sold is paid; then sends, delivers, disputes one, and sees all to their
     * end.
     */
    public Found settle(int sold) throws IOException, InterruptedException {
        List<Order> orders = awaitOrders(sold, Set.of("HELD"));
        progress.say(orders.size() + " orders are paid and held until delivery");
        // While the parcels travel, at the provider pending money becomes available: only that can be paid
        // out.
        play("clock", "advance_seconds=" + SETTLES_SECONDS);
        boolean disputing = orders.size() > 1;
        for (Order order : orders) {
            seller.must(
                    new OrderCommand.MarkShipped(
                            order.invoice(), order.id(), "post", "RR" + order.id().value().hashCode()));
        }
        Commerce carrier = new Commerce(gateway, new UserId("carrier-desk"), Role.OPERATOR);
        for (Order order : orders) {
            carrier.must(
                    new OrderCommand.CarrierReported(order.invoice(), order.id(), TrackingStatus.IN_TRANSIT));
            carrier.must(
                    new OrderCommand.CarrierReported(order.invoice(), order.id(), TrackingStatus.DELIVERED));
        }
        for (Order order : orders) {
            Commerce buyer = new Commerce(gateway, order.buyer(), Role.BIDDER);
            if (disputing && order == orders.getLast()) {
                buyer.must(new OrderCommand.ChooseRefund(order.invoice(), order.id(), RefundWay.WALLET));
                buyer.must(new OrderCommand.OpenDispute(
                        order.invoice(), order.id(), DisputeReason.NOT_AS_DESCRIBED, List.of("photo-1")));
                seller.must(new OrderCommand.AnswerDispute(order.invoice(), order.id(), true, List.of()));
            } else {
                buyer.must(new OrderCommand.ConfirmDelivered(order.invoice(), order.id()));
            }
        }
        awaitOrders(sold, Set.of("TRANSFERRED", "PAID_OUT", "REFUNDED"));
        List<Order> ended = awaitPayouts(sold);
        int refunded = (int) ended.stream().filter(order -> order.phase().equals("REFUNDED")).count();
        progress.say(
                (ended.size() - refunded) + " orders are paid out, " + refunded
                        + " refunded into the wallet after a dispute");
        return new Found(ended.size() - refunded, refunded);
    }

    /** A payout takes days to arrive, counted from when it was asked for. */
    private List<Order> awaitPayouts(int sold) throws IOException, InterruptedException {
        for (int day = 1;; day++) {
            play("clock", "advance_seconds=" + A_DAY_SECONDS);
            try {
                return awaitOrders(sold, Set.of("PAID_OUT", "REFUNDED"), DAY_NANOS);
            } catch (IOException notYet) {
                if (day == DAYS_MAX) {
                    throw notYet;
                }
            }
        }
    }

    /** How the orders ended. */
    public record Found(int paidOut, int refunded) {}

    private List<Order> awaitOrders(int sold, Set<String> phases) throws IOException, InterruptedException {
        return awaitOrders(sold, phases, PATIENCE_NANOS);
    }

    private List<Order> awaitOrders(int sold, Set<String> phases, long patienceNanos)
            throws IOException, InterruptedException {
        long until = System.nanoTime() + patienceNanos;
        while (true) {
            List<Order> orders = orders();
            boolean all = orders.size() >= sold
                    && orders.stream().allMatch(order -> phases.contains(order.phase()));
            if (all) {
                return orders;
            }
            if (System.nanoTime() > until) {
                Set<String> seen = new HashSet<>();
                orders.forEach(order -> seen.add(order.phase()));
                throw new IOException(
                        "of " + sold + " orders " + orders.size() + " are there, in " + seen
                                + "; wanted " + phases);
            }
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
    }

    private List<Order> orders() throws IOException, InterruptedException {
        List<Order> orders = new ArrayList<>();
        for (JsonNode order : seller.read("/orders?as=seller").path("orders")) {
            if (order.hasNonNull("invoiceId")) {
                orders.add(new Order(
                        new OrderId(order.path("orderId").textValue()),
                        new InvoiceId(order.path("invoiceId").textValue()),
                        new UserId(order.path("buyerId").textValue()), order.path("phase").textValue()));
            }
        }
        return orders;
    }

    private <T extends PaymentEvent> T await(Class<T> type, Predicate<T> wanted) throws IOException {
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            for (PaymentEvent fact : facts) {
                if (type.isInstance(fact) && wanted.test(type.cast(fact))) {
                    return type.cast(fact);
                }
            }
            if (System.nanoTime() > until) {
                throw new IOException("the payment provider said no " + type.getSimpleName() + " in time");
            }
            log.poll(POLL).forEach(
                    record -> facts.add(Json.read(record.value(), PaymentEventRecord.class).event()));
        }
    }

    /** Does at the emulator what a person would do at Stripe's. */
    private void play(String what, String form) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://" + settings.stripe() + "/emulator/" + what))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        HttpResponse<String> answer = emulator.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 > 3) {
            throw new IOException(
                    "the emulator answered " + what + " with " + answer.statusCode() + " " + answer.body());
        }
    }

    @Override
    public void close() {
        log.close();
        emulator.close();
    }
}
