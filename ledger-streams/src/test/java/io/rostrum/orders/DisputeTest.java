package io.rostrum.orders;

import io.rostrum.contracts.commerce.CommerceRefusal;
import io.rostrum.contracts.commerce.DisputeReason;
import io.rostrum.contracts.commerce.LifeEvent;
import io.rostrum.contracts.commerce.LifeEvent.Ground;
import io.rostrum.contracts.commerce.OrderCommand.*;
import io.rostrum.contracts.commerce.TrackingStatus;
import io.rostrum.contracts.commerce.Verdict;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.ledger.Account;
import io.rostrum.orders.state.OrderPhase;
import io.rostrum.orders.world.Provider.Intent;
import io.rostrum.orders.world.World;
import org.junit.jupiter.api.Test;

import java.util.List;

import static io.rostrum.orders.world.World.BUYER;
import static io.rostrum.orders.world.World.DAY;
import static io.rostrum.orders.world.World.HOUR;
import static io.rostrum.orders.world.World.SELLER;
import static io.rostrum.orders.world.World.invoice;
import static io.rostrum.orders.world.World.lot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DisputeTest {

    private static final UserId ARBITER = new UserId("arbiter");
    private static final UserId FINANCE = new UserId("finance");
    private static final Account HOLD = Account.hold("show-1.lot-1");

    private static World disputed(World world, DisputeReason reason) {
        world.wish(BUYER, Role.BIDDER, new OpenDispute(invoice(1), lot("lot-1"), reason, List.of("evidence/1")));
        return world;
    }

    private static World contested(World world) {
        world.wish(SELLER, Role.SELLER, new AnswerDispute(invoice(1), lot("lot-1"), false, List.of()));
        return world;
    }

    private static CommerceRefusal decide(World world, UserId by, Role role, Verdict verdict, long minor) {
        return world.wish(by, role, new DecideDispute(invoice(1), lot("lot-1"), verdict, minor)).reason();
    }

    private static OrderPhase phase(World world) {
        return world.order("lot-1").phase();
    }

    private static World paidOut() {
        World world = OrderLifeTest.shipped();
        world.wish(BUYER, Role.BIDDER, new ConfirmDelivered(invoice(1), lot("lot-1")));
        return world;
    }

    private static Intent charge(World world) {
        return world.provider.charge(world.order("lot-1").chargeId());
    }

    private static void bank(World world, String what) {
        String replyTo = World.basket(BUYER).aggregate();
        world.provider(switch (what) {
            case "opens" -> world.provider.dispute(charge(world), replyTo, "du_1", World.now());
            case "loses" -> world.provider.endDispute(charge(world), replyTo, "du_1", false, World.now());
            default -> world.provider.endDispute(charge(world), replyTo, "du_1", true, World.now());
        });
    }

    @Test
    void aSellersSilenceOfTwoDaysRefunds() {
        World world = disputed(OrderLifeTest.shipped(), DisputeReason.DAMAGED).pass(48 * HOUR);
        assertEquals(OrderPhase.REFUNDED, phase(world));
        assertEquals(Ground.SILENCE, world.events(LifeEvent.DisputeDecided.class).get(0).by());
    }

    @Test
    void aGrantedDisputeRefundsAtOnce() {
        World world = disputed(OrderLifeTest.shipped(), DisputeReason.DAMAGED);
        world.wish(SELLER, Role.SELLER, new AnswerDispute(invoice(1), lot("lot-1"), true, List.of()));
        assertEquals(OrderPhase.REFUNDED, phase(world));
    }

    @Test
    void theRulesComeFirst() {
        World lost = OrderLifeTest.reported(OrderLifeTest.shipped(), TrackingStatus.LOST);
        contested(disputed(lost, DisputeReason.NOT_RECEIVED));
        assertEquals(Verdict.REFUND, lost.order("lot-1").dispute().verdict());
        World there = OrderLifeTest.reported(OrderLifeTest.shipped(), TrackingStatus.DELIVERED);
        contested(disputed(there, DisputeReason.NOT_RECEIVED)).pass(72 * HOUR);
        assertEquals(OrderPhase.PAID_OUT, phase(there));
        World worn = OrderLifeTest.reported(OrderLifeTest.shipped(), TrackingStatus.DELIVERED);
        contested(disputed(worn, DisputeReason.NOT_AS_DESCRIBED));
        assertEquals(null, worn.order("lot-1").dispute().verdict());
    }

    @Test
    void anArbiterSplitsByLargestRemainderAndTheSellerGetsTheRest() {
        World world = contested(disputed(OrderLifeTest.shipped(), DisputeReason.DAMAGED));
        assertEquals(null, decide(world, ARBITER, Role.ARBITER, Verdict.SPLIT, 5_001));
        assertEquals(OrderPhase.DISPUTED, phase(world), "it may be appealed first");
        world.pass(72 * HOUR);
        assertEquals(OrderPhase.PAID_OUT, phase(world));
        assertEquals(5_001, charge(world).refunded);
        assertEquals(0, world.balance(HOLD));
        long seller = world.events(LifeEvent.TransferSent.class).get(0).sellerMinor();
        long kept = world.balance(Account.COMMISSION) + world.balance(Account.BUYERS_PREMIUM)
                + world.balance(Account.tax("GB"));
        assertEquals(12_880 - 5_001, seller + kept);
    }

    @Test
    void withoutAnArbiterThePacksDefaultDecides() {
        World world = contested(disputed(OrderLifeTest.shipped(), DisputeReason.DAMAGED)).pass(72 * HOUR);
        assertEquals(Ground.DEFAULT, world.events(LifeEvent.DisputeDecided.class).get(0).by());
        world.pass(72 * HOUR);
        assertEquals(OrderPhase.REFUNDED, phase(world));
    }

    @Test
    void thereIsOneAppealAndFinanceDecidesIt() {
        World world = contested(disputed(OrderLifeTest.shipped(), DisputeReason.DAMAGED));
        decide(world, ARBITER, Role.ARBITER, Verdict.REFUND, 0);
        AppealDecision appeal = new AppealDecision(invoice(1), lot("lot-1"));
        assertEquals(null, world.wish(SELLER, Role.SELLER, appeal).reason());
        assertEquals(CommerceRefusal.ALREADY_APPEALED, world.wish(BUYER, Role.BIDDER, appeal).reason());
        assertEquals(CommerceRefusal.WRONG_ROLE, decide(world, ARBITER, Role.ARBITER, Verdict.REFUND, 0));
        assertEquals(null, decide(world, FINANCE, Role.FINANCE, Verdict.RELEASE, 0));
        assertEquals(OrderPhase.PAID_OUT, phase(world));
    }

    @Test
    void disputesEndSeventyTwoHoursAfterTheDelivery() {
        World world = OrderLifeTest.reported(OrderLifeTest.shipped(), TrackingStatus.DELIVERED).pass(72 * HOUR);
        OpenDispute late = new OpenDispute(invoice(1), lot("lot-1"), DisputeReason.DAMAGED, List.of());
        assertEquals(CommerceRefusal.WINDOW_CLOSED, world.wish(BUYER, Role.BIDDER, late).reason());
    }

    @Test
    void partsAreRefundedFromEveryPaidStateAndNeverMoreThanTheCharge() {
        World world = paidOut();
        RefundPart part = new RefundPart(invoice(1), lot("lot-1"), 5_000);
        assertEquals(null, world.wish(SELLER, Role.SELLER, part).reason());
        assertEquals(OrderPhase.PAID_OUT, phase(world));
        assertEquals(7_880, world.order("lot-1").left().totalMinor());
        RefundPart over = new RefundPart(invoice(1), lot("lot-1"), 7_881);
        assertEquals(CommerceRefusal.OVER_CHARGE, world.wish(SELLER, Role.SELLER, over).reason());
        world.wish(FINANCE, Role.FINANCE, new RefundPart(invoice(1), lot("lot-1"), 7_880));
        assertEquals(OrderPhase.REFUNDED, phase(world));
        assertEquals(8_800, world.balance(Account.sellerReceivable("seller")), "it was paid out: they owe it");
        assertEquals(0, world.balance(Account.COMMISSION));
        assertEquals(0, world.balance(Account.tax("GB")));
    }

    @Test
    void aCardDisputeStopsTheClocksAndRefundsAndAWonOneGivesThemBack() {
        World world = World.paid().pass(4 * DAY);
        bank(world, "opens");
        RefundPart part = new RefundPart(invoice(1), lot("lot-1"), 100);
        assertEquals(CommerceRefusal.CARD_DISPUTED, world.wish(SELLER, Role.SELLER, part).reason());
        world.pass(60 * DAY);
        assertEquals(OrderPhase.HELD, phase(world));
        bank(world, "loses");
        world.pass(DAY - 1);
        assertEquals(OrderPhase.HELD, phase(world));
        world.pass(1);
        assertEquals(OrderPhase.REFUNDED, phase(world), "its fifth day without shipment");
        assertEquals(0, world.balance(Account.STRIPE_DISPUTED));
    }

    @Test
    void aLostCardDisputeIsTakenFromTheHoldOrOwedByTheSeller() {
        World held = World.paid();
        bank(held, "opens");
        bank(held, "wins");
        assertEquals(OrderPhase.CHARGED_BACK, phase(held));
        assertEquals(0, held.balance(HOLD));
        World paid = paidOut();
        bank(paid, "opens");
        bank(paid, "wins");
        assertEquals(OrderPhase.CHARGED_BACK, phase(paid));
        assertEquals(8_800, paid.balance(Account.sellerReceivable("seller")));
        assertEquals(0, paid.balance(Account.COMMISSION));
        assertEquals(0, paid.balance(Account.STRIPE_DISPUTED));
    }

    @Test
    void anEndThatIsHeardBeforeTheBeginningCountsWhenTheBeginningIs() {
        World world = World.paid();
        String replyTo = World.basket(BUYER).aggregate();
        var opened = world.provider.dispute(charge(world), replyTo, "du_1", World.now());
        bank(world, "wins");
        assertEquals(OrderPhase.HELD, phase(world));
        world.provider(opened);
        assertEquals(OrderPhase.CHARGED_BACK, phase(world));
        world.provider(opened);
        assertTrue(world.trial().values().stream().allMatch(sum -> sum == 0));
    }
}
