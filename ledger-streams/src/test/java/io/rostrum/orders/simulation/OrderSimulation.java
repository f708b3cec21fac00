package io.rostrum.orders.simulation;

import io.rostrum.contracts.commerce.DisputeReason;
import io.rostrum.contracts.commerce.InboxMessage;
import io.rostrum.contracts.commerce.InboxRecord;
import io.rostrum.contracts.commerce.InvoiceId;
import io.rostrum.contracts.commerce.OrderCommand;
import io.rostrum.contracts.commerce.OrderCommand.*;
import io.rostrum.contracts.commerce.OrderId;
import io.rostrum.contracts.commerce.RefundWay;
import io.rostrum.contracts.commerce.Sale;
import io.rostrum.contracts.commerce.ShipTo;
import io.rostrum.contracts.commerce.TrackingStatus;
import io.rostrum.contracts.commerce.Verdict;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.payments.PaymentEvent;
import io.rostrum.contracts.payments.PaymentEventRecord;
import io.rostrum.orders.asking.Ask;
import io.rostrum.orders.state.BasketState;
import io.rostrum.orders.state.OrderPhase;
import io.rostrum.orders.state.OrderState;
import io.rostrum.orders.world.Provider.Card;
import io.rostrum.orders.world.Provider.Intent;
import io.rostrum.orders.world.World;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/**
 * People, banks and carriers at random; whatever is on its way arrives in any order, and what the provider
 * says more than once.
 */
final class OrderSimulation {

    private static final long HOUR = World.HOUR;
    private static final List<UserId> BUYERS = List.of(World.BUYER, World.OTHER);
    private static final UserId ARBITER = new UserId("arbiter");
    private static final UserId FINANCE = new UserId("finance");

    final World world = new World();
    final Set<String> ways = new HashSet<>();
    private final Invariants invariants = new Invariants(world);
    private final Random random;
    private final Map<String, OrderPhase> phases = new HashMap<>();
    private final Set<String> disputes = new HashSet<>();
    private final boolean neverReady;
    private int lots;

    OrderSimulation(long seed) {
        random = new Random(seed);
        neverReady = roll(5);
        world.seller(!neverReady);
        BUYERS.forEach(buyer -> world.topUp(buyer, random.nextInt(3) * 30_000L));
        BUYERS.forEach(buyer -> world.walletFirst(buyer, roll(4)));
        world.provider.fault = request -> request.contains("/payout/") ? roll(2) : roll(12);
        world.provider.card = request -> roll(6) ? Card.DECLINES : roll(6) ? Card.WANTS_BUYER : Card.PAYS;
    }

    void run(int steps) {
        for (int i = 0; i < steps; i++) {
            if (!world.underway.isEmpty() && random.nextInt(10) < 7) {
                arrive();
            } else if (random.nextInt(3) == 0) {
                time();
            } else {
                somebody();
            }
            after();
        }
        finish();
    }

    private void after() {
        invariants.check();
        for (BasketState basket : world.baskets.values()) {
            for (OrderState order : basket.orders()) {
                OrderPhase before = phases.put(order.orderId().value(), order.phase());
                if (before != order.phase()) {
                    ways.add(before + ">" + order.phase());
                }
                if (order.card() != null) {
                    ways.add("card over " + order.phase());
                }
            }
        }
    }

    /** One of what is on its way, not always the oldest; a word of the provider sometimes twice. */
    private void arrive() {
        List<Supplier<List<Ask>>> all = new ArrayList<>(world.underway);
        Supplier<List<Ask>> one = all.remove(random.nextInt(Math.min(all.size(), 5)));
        world.underway.clear();
        world.underway.addAll(all);
        world.step(one);
        if (roll(10) && !world.provider.told.isEmpty()) {
            PaymentEventRecord again = world.provider.told.get(random.nextInt(world.provider.told.size()));
            told(again);
        }
    }

    private void told(PaymentEventRecord fact) {
        world.underway.addLast(() -> world.hear(
                new InboxRecord(fact.replyTo(), fact.factId(), new InboxMessage.PaymentTold(fact))));
    }

    private void time() {
        world.clock(World.now() + switch (random.nextInt(8)) {
            case 0, 1, 2 -> 1_000;
            case 3, 4 -> HOUR;
            case 5, 6 -> 10 * HOUR;
            default -> random.nextInt(5) * 24 * HOUR;
        });
        for (String aggregate : world.due.keySet()) {
            if (roll(2)) {
                world.propose(aggregate);
            }
        }
    }

    private void somebody() {
        switch (random.nextInt(16)) {
            case 0, 1 -> {
                if (lots < 12) {
                    post("seller:seller", sale(0));
                }
            }
            case 2 -> {
                if (lots < 12) {
                    post("seller:seller", sale(1 + random.nextInt(2)));
                }
            }
            case 3 -> {
                if (roll(8)) {
                    BUYERS.forEach(buyer ->
                            post("seller:seller", new InboxMessage.ShowClosed(World.basket(buyer))));
                }
            }
            case 4 -> {
                bank();
                if (roll(8)) {
                    world.walletFirst(BUYERS.get(random.nextInt(2)), roll(4));
                }
            }
            case 5 -> {
                if (!neverReady) {
                    post("seller:seller", World.changed(!roll(4)));
                }
            }
            case 6 -> returned();
            default -> wish();
        }
    }

    private InboxMessage sale(int turn) {
        lots++;
        var sale = new Sale(
                World.SHOW, new LotId("lot-" + lots), turn, World.SELLER,
                BUYERS.get(random.nextInt(2)), 7, 1 + random.nextInt(50_000), "USD",
                        random.nextInt(30) * 100, "", null);
        return turn == 0 ? new InboxMessage.SaleMade(sale) : new InboxMessage.SecondChanceFound(sale);
    }

    private void post(String aggregate, InboxMessage message) {
        world.underway.addLast(() -> world.hear(new InboxRecord(aggregate, "sim", message)));
    }

    private void wish() {
        UserId buyer = BUYERS.get(random.nextInt(2));
        BasketState basket = world.basket(World.basket(buyer).aggregate());
        if (basket.orders().isEmpty() || roll(6)) {
            ofBasket(buyer, basket);
            return;
        }
        OrderState order = basket.orders().get(random.nextInt(basket.orders().size()));
        InvoiceId invoice = order.invoiceId() == null ? World.basket(buyer) : order.invoiceId();
        ofOrder(buyer, invoice, order.orderId(), order);
    }

    private void ofBasket(UserId buyer, BasketState basket) {
        InvoiceId invoice = basket.invoices().isEmpty()
                ? World.basket(buyer)
                : basket.invoices().get(random.nextInt(basket.invoices().size())).invoiceId();
        OrderCommand command = switch (random.nextInt(4)) {
            case 0 -> new PlaceDeposit(World.basket(buyer), 1 + random.nextInt(5_000), "USD", 0);
            case 1 -> new ChooseDestination(World.basket(buyer), new ShipTo(roll(2) ? "GB" : "US", ""));
            case 2 -> new CheckOut(invoice, ofWallet());
            default -> new PayInvoice(invoice, null, ofWallet());
        };
        world.send(buyer, Role.BIDDER, command);
    }

    /** Nothing, a part, or whatever there is. */
    private Long ofWallet() {
        return switch (random.nextInt(4)) {
            case 0 -> null;
            case 1 -> 0L;
            case 2 -> 1L + random.nextInt(20_000);
            default -> Long.MAX_VALUE;
        };
    }

    private void ofOrder(UserId buyer, InvoiceId invoice, OrderId id, OrderState order) {
        long part = 1 + random.nextInt(20_000);
        if (order.phase() == OrderPhase.DELIVERED && roll(2)) {
            world.send(buyer, Role.BIDDER,
                    new OpenDispute(invoice, id, DisputeReason.NOT_RECEIVED, List.of()));
            return;
        }
        if (order.phase() == OrderPhase.TRANSFERRED && roll(2)) {
            world.send(FINANCE, Role.FINANCE, new RefundPart(invoice, id, part));
            return;
        }
        if (order.phase() == OrderPhase.DISPUTED && !order.dispute().answered() && roll(2)) {
            world.send(World.SELLER, Role.SELLER, new AnswerDispute(invoice, id, false, List.of()));
            return;
        }
        if (order.phase() == OrderPhase.DISPUTED && order.dispute().verdict() != null && roll(2)) {
            world.send(World.SELLER, Role.SELLER, new AppealDecision(invoice, id));
            return;
        }
        if (order.phase() == OrderPhase.SHIPPED && roll(4)) {
            world.send(new UserId("carrier"), Role.SYSTEM,
                    new CarrierReported(invoice, id, TrackingStatus.DELIVERED));
            return;
        }
        if (order.phase() == OrderPhase.PAID_OUT && roll(3)) {
            world.send(FINANCE, Role.FINANCE, new RefundPart(invoice, id, order.left().totalMinor()));
            return;
        }
        switch (random.nextInt(15)) {
            case 0, 1 -> world.send(World.SELLER, Role.SELLER,
                    new MarkShipped(invoice, id, "DHL", roll(2) ? "JD1" : null));
            case 2 -> world.send(new UserId("carrier"), Role.SYSTEM, new CarrierReported(
                    invoice, id, TrackingStatus.values()[random.nextInt(4)]));
            case 3 -> world.send(buyer, Role.BIDDER, new ConfirmDelivered(invoice, id));
            case 4 -> world.send(buyer, Role.BIDDER, new AgreeCancel(invoice, id));
            case 5 -> world.send(World.SELLER, Role.SELLER, new AgreeCancel(invoice, id));
            case 6 -> world.send(buyer, Role.BIDDER, new OpenDispute(
                    invoice, id, DisputeReason.values()[random.nextInt(4)], List.of()));
            case 7 -> world.send(World.SELLER, Role.SELLER,
                    new AnswerDispute(invoice, id, roll(3), List.of()));
            case 8, 9 -> {
                Verdict verdict = Verdict.values()[random.nextInt(3)];
                boolean finance = order.dispute() != null && order.dispute().appealed();
                world.send(
                        finance ? FINANCE : ARBITER, finance ? Role.FINANCE : Role.ARBITER,
                        new DecideDispute(invoice, id, verdict, verdict == Verdict.SPLIT ? part : 0));
            }
            case 10 -> {
                boolean byBuyer = roll(2);
                world.send(
                        byBuyer ? buyer : World.SELLER, byBuyer ? Role.BIDDER : Role.SELLER,
                        new AppealDecision(invoice, id));
            }
            case 11 -> world.send(World.SELLER, Role.SELLER, new RefundPart(
                    invoice, id, order.left() != null && roll(3) ? order.left().totalMinor() : part));
            case 12 -> world.send(buyer, Role.BIDDER, new ChooseRefund(
                    invoice, id, roll(3) ? RefundWay.SOURCE : RefundWay.WALLET));
            case 13 -> world.send(buyer, Role.BIDDER, new AcceptSecondChance(invoice, id));
            default -> world.send(buyer, Role.BIDDER, new DeclineSecondChance(invoice, id));
        }
    }

    /** A bank opens a dispute of a charge, or ends one; sometimes the end is heard of first. */
    private void bank() {
        List<Intent> intents = new ArrayList<>(world.provider.intents.values());
        Collections.shuffle(intents, random);
        for (Intent intent : intents) {
            boolean open = intent.disputed && !disputes.contains(intent.chargeId);
            if (open && roll(3)) {
                disputes.add(intent.chargeId);
                told(world.provider.endDispute(intent, replyTo(intent), "du_" + intent.chargeId, roll(2),
                        World.now()));
                return;
            }
            boolean charged = intent.chargeId != null && intent.paymentId.value().startsWith("invoice/");
            if (charged && !intent.disputed && !disputes.contains(intent.chargeId) && intent.refunded == 0
                    && roll(8)) {
                told(world.provider.dispute(intent, replyTo(intent), "du_" + intent.chargeId, World.now()));
                return;
            }
        }
    }

    private static String replyTo(Intent intent) {
        String id = intent.paymentId.value();
        return new InvoiceId(id.substring(id.indexOf('/') + 1)).aggregate();
    }

    /** A buyer's bank sends a refund back. */
    private void returned() {
        for (PaymentEventRecord fact : List.copyOf(world.provider.told)) {
            if (fact.event() instanceof PaymentEvent.RefundMade made && roll(10)) {
                PaymentEventRecord back = new PaymentEventRecord(
                        made.refundId() + ":failed", fact.paymentId(), fact.replyTo(), fact.requestId(),
                                World.now(),
                        new PaymentEvent.RefundFailed(
                                made.refundId(), made.chargeId(), made.amount(), "expired_card",
                                        made.move()));
                told(back);
                return;
            }
        }
    }

    /** Cards pay, the seller is ready, banks end their disputes, and a year passes. */
    private void finish() {
        world.provider.fault = request -> false;
        world.provider.card = request -> Card.PAYS;
        world.provider.accounts.put("acct_1", 1_000_000_000L);
        world.run();
        world.pass(50 * 24 * HOUR);
        after();
        world.seller(true);
        world.run();
        for (Intent intent : world.provider.intents.values()) {
            if (intent.disputed && disputes.add(intent.chargeId)) {
                told(world.provider.endDispute(intent, replyTo(intent), "du_" + intent.chargeId, true,
                        World.now()));
            }
        }
        BUYERS.forEach(buyer -> post("seller:seller", new InboxMessage.ShowClosed(World.basket(buyer))));
        world.run();
        for (int day = 0; day < 100; day++) {
            world.pass(4 * 24 * HOUR);
            after();
        }
        invariants.everythingIsOver();
        invariants.theStateIsTheFoldOfItsEvents();
    }

    private boolean roll(int sides) {
        return random.nextInt(sides) == 0;
    }
}
