package io.rostrum.orders.simulation;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.commerce.InvoiceId;
import io.rostrum.contracts.commerce.LifeEvent;
import io.rostrum.contracts.commerce.LifeEvent.Ground;
import io.rostrum.contracts.commerce.OrderEventRecord;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.ledger.Account;
import io.rostrum.orders.Happening;
import io.rostrum.orders.evolving.Evolver;
import io.rostrum.orders.state.BasketState;
import io.rostrum.orders.state.OrderPhase;
import io.rostrum.orders.state.OrderState;
import io.rostrum.orders.world.World;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What holds after every step, each by its name. */
final class Invariants {

    private final World world;
    private final Map<String, Long> numbers = new HashMap<>();
    private final Map<String, String> hashes = new HashMap<>();
    private final Map<String, BasketState> folded = new HashMap<>();
    private int read;

    Invariants(World world) {
        this.world = world;
    }

    void check() {
        eventsAreContiguousAndChained();
        debitsEqualCredits();
        for (BasketState basket : world.baskets.values()) {
            for (OrderState order : basket.orders()) {
                aHoldIsWhatIsLeftOfAnUnreleasedOrder(order);
                refundsAreNeverOverTheCharge(order);
            }
        }
        nobodyIsChargedTwice();
        noWalletIsBelowZero();
    }

    private void noWalletIsBelowZero() {
        for (UserId buyer : List.of(World.BUYER, World.OTHER)) {
            assertTrue(world.balance(Account.wallet(buyer.value())) >= 0, buyer + "'s wallet");
            assertTrue(world.wallet(buyer) >= 0, buyer + "'s desk");
        }
    }

    /** At the end: what desks have in wallets is what the books have, and nothing is set aside. */
    private void desksAndBooksAgree() {
        for (UserId buyer : List.of(World.BUYER, World.OTHER)) {
            assertEquals(Map.of(), world.user(buyer).asides());
            assertEquals(world.balance(Account.wallet(buyer.value())), world.wallet(buyer), buyer + "'s wallet");
        }
    }

    private void debitsEqualCredits() {
        world.trial().forEach((unit, difference) -> assertEquals(0, difference, unit));
    }

    /** Whoever waits for the journal is not looked at: the books may be a step ahead. */
    private void aHoldIsWhatIsLeftOfAnUnreleasedOrder(OrderState order) {
        if (order.awaitedFact() != null || order.left() == null) {
            return;
        }
        boolean held = order.phase().isHeld();
        long hold = world.balance(Account.hold(order.orderId().value()));
        assertEquals(held ? order.left().totalMinor() : 0, hold, order.orderId() + " " + order.phase());
    }

    private void refundsAreNeverOverTheCharge(OrderState order) {
        if (order.left() != null) {
            assertTrue(order.left().totalMinor() >= 0 && order.left().sellerMinor() >= 0, order.toString());
            assertTrue(order.left().totalMinor() <= order.line().paidMinor(), order.toString());
        }
        world.provider.intents.values().forEach(
                intent -> assertTrue(intent.refunded <= intent.amount, "a refund is over its charge"));
    }

    private void nobodyIsChargedTwice() {
        world.provider.charges.forEach((payment, times) -> assertEquals(1, times, payment.value()));
    }

    private void eventsAreContiguousAndChained() {
        for (; read < world.events.size(); read++) {
            OrderEventRecord record = world.events.get(read);
            long seq = numbers.merge(record.subject(), 1L, Long::sum);
            assertEquals(seq, record.seq(), record.subject());
            assertEquals(hashes.getOrDefault(record.subject(), ""), record.previousHash());
            hashes.put(record.subject(), hash(Json.bytes(record)));
            aSellersWordAloneNeverDelivers(record);
            fold(record);
        }
    }

    private void aSellersWordAloneNeverDelivers(OrderEventRecord record) {
        if (record.event() instanceof LifeEvent.OrderDelivered delivered) {
            OrderState order = world.order(record.orderId());
            assertTrue(
                    delivered.by() == Ground.BUYER || delivered.by() == Ground.CARRIER
                            || (delivered.by() == Ground.SILENCE && order.shipment().isSeen()),
                    record.toString());
        }
    }

    private void fold(OrderEventRecord record) {
        String aggregate = record.invoiceId().aggregate();
        BasketState before = folded.getOrDefault(
                aggregate, BasketState.before(InvoiceId.ofAggregate(aggregate)));
        folded.put(aggregate, Evolver.evolve(
                before, new Happening(record.invoiceId(), record.orderId(), record.event()), record.atMillis()));
    }

    /** At the end: what was kept is the fold of what was told. */
    void theStateIsTheFoldOfItsEvents() {
        world.baskets.forEach((aggregate, basket) -> {
            if (basket.orders().isEmpty()) {
                return;
            }
            BasketState fold = folded.get(aggregate);
            for (OrderState order : basket.orders()) {
                OrderState other = fold.order(order.orderId());
                var draft = other.draft();
                draft.seq = order.seq();
                draft.lastHash = order.lastHash();
                assertEquals(order, draft.build());
            }
            assertEquals(basket.deposit(), fold.deposit());
        });
    }

    /** At the end: nothing is held, nothing is on its way, nothing is due. */
    void everythingIsOver() {
        for (BasketState basket : world.baskets.values()) {
            for (OrderState order : basket.orders()) {
                assertEquals(0, world.balance(Account.hold(order.orderId().value())), order.toString());
                assertTrue(isOver(order.phase()), order.toString());
                assertEquals(null, order.awaitedFact(), order.toString());
            }
        }
        world.due.forEach((aggregate, due) -> assertEquals(Long.MAX_VALUE, due, aggregate));
        assertEquals(0, world.balance(Account.payable("seller")));
        assertEquals(0, world.balance(Account.STRIPE_DISPUTED));
        desksAndBooksAgree();
    }

    private static boolean isOver(OrderPhase phase) {
        return switch (phase) {
            case UNPAID, LAPSED, REFUNDED, PAID_OUT, CHARGED_BACK -> true;
            case INVOICED, OFFERED, HELD, SHIPPED, DELIVERED, DISPUTED, REFUNDING, RELEASING, RELEASED, AWAITING_SELLER,
                    TRANSFERRED -> false;
        };
    }

    private static String hash(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
