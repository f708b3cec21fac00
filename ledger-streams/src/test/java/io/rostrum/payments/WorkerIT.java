package io.rostrum.payments;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.model.Event;
import com.stripe.param.EventListParams;
import io.rostrum.contracts.money.Money;
import io.rostrum.contracts.payments.ChargePurpose;
import io.rostrum.contracts.payments.PaymentEvent;
import io.rostrum.contracts.payments.PaymentEventRecord;
import io.rostrum.contracts.payments.PaymentId;
import io.rostrum.contracts.payments.PaymentRequest;
import io.rostrum.contracts.payments.PaymentRequestRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * The worker as it runs: a real broker, a process that is killed at the worst moments, an emulated Stripe
 * that counts.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WorkerIT {

    private static final String AT_ONCE = "at-once";
    private static final int KILLS = Integer.getInteger("rostrum.drill.kills", 2);
    private static final int PAYMENTS_A_ROUND = Integer.getInteger("rostrum.drill.payments", 10);
    private static final Money PRICE = new Money(10_000, "USD");
    private static final Money SHARE = new Money(8_800, "USD");

    private static final int SEVERAL_ROUNDS = 2;

    private static WorkerStand stand;
    private static String customer;
    private static String seller;
    private final Set<String> moved = new HashSet<>();

    @BeforeAll
    static void start() throws Exception {
        stand = new WorkerStand();
        customer = stand.stripe.customer();
        seller = stand.stripe.seller("seller");
    }

    @AfterAll
    static void stop() throws Exception {
        stand.close();
    }

    @Test
    @Tag("kill")
    @Order(1)
    void workerKilledBetweenCallAndResultChargesAndTransfersOnce() throws Exception {
        List<String> payments = new ArrayList<>();
        for (int round = 0; round < KILLS; round++) {
            int done = effects();
            stand.stripe.tell("faults?kind=hold&millis=5000&times=4");
            for (int i = 0; i < PAYMENTS_A_ROUND; i++) {
                payments.add("k" + round + "-" + i);
                ask(payments.getLast(), "create",
                        new PaymentRequest.CreateCharge(PRICE, customer, null, payments.getLast(),
                                ChargePurpose.INVOICE));
            }
            Awaitility.await().pollInterval(Duration.ofMillis(20)).atMost(WorkerStand.PATIENCE).until(() -> {
                moveOn();
                return effects() > done;
            });
            stand.killWorker();
            stand.startWorker();
        }
        stand.stripe.tell("faults?kind=hold&millis=0&times=1");
        awaitTransfers(payments);
        once("payment_intent", payments.size());
        once("charge", payments.size());
        once("transfer", payments.size());
    }

    @Test
    @Order(2)
    void crashAfterSuccessAndARestart26HoursLaterIsOneCharge() throws Exception {
        int before = total("charge");
        stand.stripe.tell("faults?kind=hold&match=confirm&millis=60000&times=1");
        ask("late", "create",
                new PaymentRequest.CreateCharge(PRICE, customer, null, "late", ChargePurpose.INVOICE));
        Awaitility.await().atMost(WorkerStand.PATIENCE).until(() -> {
            moveOn();
            return total("charge") > before;
        });
        stand.killWorker();
        stand.stripe.tell("clock?advance_seconds=" + 26 * 3_600);
        stand.startWorker();
        awaitTransfers(List.of("late"));
        once("charge", before + 1);
    }

    @Test
    @Order(3)
    void webhooksShuffledTripledAndLateStateNothingNew() throws Exception {
        stand.stripe.tell("clock?advance_seconds=" + 3 * 24 * 3_600);
        Set<String> known = settledFacts();
        List<PaymentRequestRecord> notices = new ArrayList<>();
        for (Event event : stand.stripe.client.v1().events()
                .list(EventListParams.builder().setLimit(100L).build()).autoPagingIterable()) {
            notice(event).ifPresent(notice -> notices.addAll(List.of(notice, notice, notice)));
        }
        assertTrue(notices.size() > KILLS, "events " + notices.size());
        Collections.shuffle(notices, new Random(20_261_124));
        notices.forEach(stand::ask);
        ask("after", "create",
                new PaymentRequest.CreateCharge(PRICE, customer, null, "after", ChargePurpose.INVOICE));
        Awaitility.await().atMost(WorkerStand.PATIENCE).until(() -> {
            moveOn();
            return stand.facts().stream().anyMatch(fact -> fact.paymentId().value().equals("after")
                    && fact.event() instanceof PaymentEvent.TransferMade);
        });
        quiet();
        Map<String, Set<PaymentEvent>> told = new TreeMap<>();
        stand.facts().stream()
                .filter(fact -> !(fact.event() instanceof PaymentEvent.AccountChanged))
                .forEach(fact ->
                        told.computeIfAbsent(fact.factId(), id -> new HashSet<>()).add(fact.event()));
        told.forEach((id, events) -> assertEquals(1, events.size(), id + " " + events));
        Set<String> unexpected = new HashSet<>(told.keySet());
        unexpected.removeAll(known);
        // What the test itself did without the worker is news to the log.
        unexpected.removeIf(id -> stand.facts().stream().anyMatch(fact -> fact.factId().equals(id)
                && Set.of("after", "pay-customer", "pay-seller").contains(fact.paymentId().value())));
        assertEquals(Set.of(), unexpected, () -> stand.facts().stream()
                .filter(fact -> unexpected.contains(fact.factId()))
                .toList()
                .toString());
    }

    @Test
    @Order(4)
    void fundsThatAreThereAtOnceAreStatedAsAvailableOnce() throws Exception {
        ask(AT_ONCE, "create",
                new PaymentRequest.CreateCharge(PRICE, customer, null, AT_ONCE, ChargePurpose.INVOICE));
        Awaitility.await().atMost(WorkerStand.PATIENCE).until(() -> {
            moveOn();
            return available(AT_ONCE) == 2;
        });
        quiet();
        assertEquals(2, available(AT_ONCE), "the charge and its transfer");
    }

    private long available(String payment) {
        return stand.facts().stream()
                .filter(fact -> fact.paymentId().value().equals(payment)
                        && fact.event() instanceof PaymentEvent.FundsAvailable)
                .map(PaymentEventRecord::factId)
                .distinct()
                .count();
    }

    @Test
    @Order(5)
    void everyMoveOfTheBalanceHasOneFactAndTheirSumIsTheBalance() throws Exception {
        quiet();
        Map<String, Long> nets = new TreeMap<>();
        stand.facts().forEach(fact ->
                MoveFacts.moveOf(fact.event()).ifPresent(move -> nets.put(move.id(), move.netMinor())));
        var balance = stand.stripe.client.v1().balance().retrieve();
        long stripes = balance.getAvailable().getFirst().getAmount()
                + balance.getPending().getFirst().getAmount();
        assertEquals(stripes, nets.values().stream().mapToLong(Long::longValue).sum());
        assertTrue(stand.facts().stream()
                .noneMatch(fact -> fact.event() instanceof PaymentEvent.UnmappedBalanceTransaction));
    }

    @Test
    @Order(6)
    void poisonIsADeadLetterAndStopsNobody() {
        stand.askRaw("poison", "{\"requestId\":".getBytes(StandardCharsets.UTF_8));
        ask("poison", "create",
                new PaymentRequest.CreateCharge(PRICE, customer, null, "poison", ChargePurpose.INVOICE));
        Awaitility.await().atMost(WorkerStand.PATIENCE).until(() -> stand.news().stream()
                .anyMatch(fact -> fact.paymentId().value().equals("poison")));
        assertEquals(1, stand.deadLetters());
    }

    @Test
    @Tag("drill")
    @Order(7)
    void severalWorkersChargeAndTransferOnceThoughTheyComeAndGo() throws Exception {
        int intents = total("payment_intent");
        int charges = total("charge");
        int transfers = total("transfer");
        List<String> payments = new ArrayList<>();
        for (int round = 0; round < SEVERAL_ROUNDS; round++) {
            int done = effects();
            stand.startAnother("second-" + round);
            for (int i = 0; i < PAYMENTS_A_ROUND; i++) {
                payments.add("s" + round + "-" + i);
                ask(payments.getLast(), "create",
                        new PaymentRequest.CreateCharge(PRICE, customer, null, payments.getLast(),
                                ChargePurpose.INVOICE));
            }
            stand.startAnother("third-" + round);
            Awaitility.await().pollInterval(Duration.ofMillis(20)).atMost(WorkerStand.PATIENCE).until(() -> {
                moveOn();
                return effects() > done;
            });
            stand.killAnother("second-" + round);
        }
        awaitTransfers(payments);
        once("payment_intent", intents + payments.size());
        once("charge", charges + payments.size());
        once("transfer", transfers + payments.size());
    }

    /** What an order does with each new fact: it confirms what was created, and transfers what was paid. */
    private void moveOn() {
        for (PaymentEventRecord fact : stand.news()) {
            String payment = fact.paymentId().value();
            if (!moved.add(fact.factId())) {
                continue;
            }
            if (fact.event() instanceof PaymentEvent.ChargeCreated made) {
                ask(payment, "confirm",
                        new PaymentRequest.ConfirmCharge(
                                made.intentId(), payment.equals(AT_ONCE) ? "pm_card_bypassPending" : "pm_card_visa",
                                true, null));
            } else if (fact.event() instanceof PaymentEvent.ChargeSucceeded paid) {
                ask(payment, "transfer",
                        new PaymentRequest.Transfer(SHARE, seller, paid.chargeId(), payment));
            }
        }
    }

    private void awaitTransfers(List<String> payments) {
        Set<String> open = new HashSet<>(payments);
        Awaitility.await().atMost(WorkerStand.PATIENCE).until(() -> {
            moveOn();
            stand.facts().stream()
                    .filter(fact -> fact.event() instanceof PaymentEvent.TransferMade)
                    .forEach(fact -> open.remove(fact.paymentId().value()));
            return open.isEmpty();
        });
    }

    /** Every fact once the sweep has seen all funds become available. */
    private Set<String> settledFacts() throws Exception {
        Awaitility.await().atMost(WorkerStand.PATIENCE).until(() -> {
            moveOn();
            long available = stand.facts().stream()
                    .filter(fact -> fact.event() instanceof PaymentEvent.FundsAvailable)
                    .map(PaymentEventRecord::factId)
                    .distinct()
                    .count();
            return available == total("charge") + total("transfer");
        });
        Set<String> known = new HashSet<>();
        stand.facts().forEach(fact -> known.add(fact.factId()));
        return known;
    }

    /** Reads until nothing new comes for a while; the sweep runs twice in it. */
    private void quiet() {
        int[] silent = {0};
        Awaitility.await().atMost(WorkerStand.PATIENCE).until(() -> {
            silent[0] = stand.news().isEmpty() ? silent[0] + 1 : 0;
            return silent[0] > 15;
        });
    }

    private static java.util.Optional<PaymentRequestRecord> notice(Event event) {
        JsonNode object;
        try {
            object = new com.fasterxml.jackson.databind.ObjectMapper()
                    .readTree(event.getDataObjectDeserializer().getRawJson());
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
        return StreamSupport.stream(List.of(object).spliterator(), false)
                .filter(one -> one.path("id").isTextual())
                .map(one -> new PaymentRequestRecord(
                        event.getId(), new PaymentId(one.get("id").textValue()), PaymentEventRecord.PLATFORM,
                        null,
                        new PaymentRequest.LookInto(
                                event.getId(), event.getType(), one.get("object").textValue(),
                                one.get("id").textValue(), event.getAccount())))
                .findFirst();
    }

    private static void ask(String payment, String step, PaymentRequest request) {
        stand.ask(new PaymentRequestRecord(
                payment + ":" + step, new PaymentId(payment), "invoice:" + payment, null, request));
    }

    private static int effects() {
        return total("payment_intent") + total("charge") + total("transfer");
    }

    private static int total(String kind) {
        return stand.stripe.ask("counters").path(kind).path("total").intValue();
    }

    private static void once(String kind, int expected) {
        JsonNode count = stand.stripe.ask("counters").path(kind);
        assertEquals(1, count.path("most").intValue(), kind + " " + count);
        assertEquals(expected, count.path("total").intValue(), kind + " " + count);
    }
}
