package io.rostrum.orders;

import io.rostrum.contracts.commerce.CommerceRefusal;
import io.rostrum.contracts.commerce.DisputeReason;
import io.rostrum.contracts.commerce.InvoiceId;
import io.rostrum.contracts.commerce.OrderCommand;
import io.rostrum.contracts.commerce.OrderCommand.*;
import io.rostrum.contracts.commerce.TrackingStatus;
import io.rostrum.contracts.commerce.Verdict;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.orders.state.OrderPhase;
import io.rostrum.orders.world.World;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.util.List;
import java.util.stream.Stream;

import static io.rostrum.orders.world.World.BUYER;
import static io.rostrum.orders.world.World.OTHER;
import static io.rostrum.orders.world.World.SELLER;
import static io.rostrum.orders.world.World.invoice;
import static io.rostrum.orders.world.World.lot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

/** What is refused by name, and moves nothing. */
class BadWishTest {

    private record Row(CommerceRefusal reason, UserId by, Role role, OrderCommand command) {}

    private static final UserId STRANGER = new UserId("stranger");

    private static final List<Row> ROWS = List.of(
            new Row(CommerceRefusal.UNKNOWN_ORDER, SELLER, Role.SELLER,
                    new MarkShipped(invoice(1), lot("lot-9"), "DHL", null)),
            new Row(CommerceRefusal.UNKNOWN_INVOICE, OTHER, Role.BIDDER,
                    new PayInvoice(InvoiceId.of(World.SHOW, OTHER, 1), null, null)),
            new Row(CommerceRefusal.UNKNOWN_INVOICE, BUYER, Role.BIDDER, new CheckOut(invoice(7), null)),
            new Row(CommerceRefusal.NOT_YOURS, OTHER, Role.BIDDER, new ConfirmDelivered(invoice(1), lot("lot-1"))),
            new Row(CommerceRefusal.NOT_YOURS, OTHER, Role.SELLER,
                    new MarkShipped(invoice(1), lot("lot-1"), "DHL", null)),
            new Row(CommerceRefusal.WRONG_ROLE, SELLER, Role.SELLER, new ConfirmDelivered(invoice(1), lot("lot-1"))),
            new Row(CommerceRefusal.WRONG_ROLE, BUYER, Role.BIDDER,
                    new CarrierReported(invoice(1), lot("lot-1"), TrackingStatus.DELIVERED)),
            new Row(CommerceRefusal.WRONG_ROLE, BUYER, Role.BIDDER,
                    new DecideDispute(invoice(1), lot("lot-1"), Verdict.REFUND, 0)),
            new Row(CommerceRefusal.WRONG_ROLE, BUYER, Role.BIDDER, new RefundPart(invoice(1), lot("lot-1"), 100)),
            new Row(CommerceRefusal.WRONG_STATE, BUYER, Role.BIDDER, new ConfirmDelivered(invoice(1), lot("lot-1"))),
            new Row(CommerceRefusal.WRONG_STATE, BUYER, Role.BIDDER, new PayInvoice(invoice(1), null, null)),
            new Row(CommerceRefusal.WRONG_STATE, SELLER, Role.SELLER,
                    new AnswerDispute(invoice(1), lot("lot-1"), true, List.of())),
            new Row(CommerceRefusal.WRONG_STATE, BUYER, Role.BIDDER, new AppealDecision(invoice(1), lot("lot-1"))),
            new Row(CommerceRefusal.WRONG_STATE, BUYER, Role.BIDDER,
                    new PlaceDeposit(World.basket(BUYER), 100, "USD", 0)),
            new Row(CommerceRefusal.BAD_AMOUNT, SELLER, Role.SELLER, new RefundPart(invoice(1), lot("lot-1"), 0)),
            new Row(CommerceRefusal.BAD_AMOUNT, SELLER, Role.SELLER, new RefundPart(invoice(1), lot("lot-1"), -5)),
            new Row(CommerceRefusal.OVER_CHARGE, SELLER, Role.SELLER,
                    new RefundPart(invoice(1), lot("lot-1"), 12_881)),
            new Row(CommerceRefusal.BAD_AMOUNT, STRANGER, Role.BIDDER,
                    new PlaceDeposit(World.basket(STRANGER), 100, "USD", 100_000)),
            new Row(CommerceRefusal.WRONG_CURRENCY, STRANGER, Role.BIDDER,
                    new PlaceDeposit(World.basket(STRANGER), 100, "XXX", 0)));

    @TestFactory
    Stream<DynamicTest> isRefusedByNameAndMovesNothing() {
        return ROWS.stream().map(row -> DynamicTest.dynamicTest(
                row.reason() + " " + row.command().getClass().getSimpleName(), () -> {
                    World world = World.paid();
                    int facts = world.facts.size();
                    int events = world.events.size();
                    assertEquals(row.reason(), world.wish(row.by(), row.role(), row.command()).reason());
                    assertEquals(facts, world.facts.size());
                    assertEquals(events, world.events.size());
                }));
    }

    @Test
    void aRepeatIsToldTheSameAndActsOnce() {
        World world = World.paid();
        CommandId id = CommandId.derived(World.now(), "twice");
        RefundPart part = new RefundPart(invoice(1), lot("lot-1"), 5_000);
        assertNull(world.wish(id, SELLER, Role.SELLER, part).reason());
        assertNull(world.wish(id, SELLER, Role.SELLER, part).reason());
        assertEquals(7_880, world.order("lot-1").left().totalMinor());
        RefundPart other = new RefundPart(invoice(1), lot("lot-1"), 6_000);
        assertEquals(CommerceRefusal.ID_REUSED, world.wish(id, SELLER, Role.SELLER, other).reason());
        assertEquals(CommerceRefusal.ID_REUSED, world.wish(id, OTHER, Role.SELLER, part).reason());
    }

    @Test
    void anOldOrFutureIdIsExpired() {
        World world = World.paid();
        RefundPart part = new RefundPart(invoice(1), lot("lot-1"), 5_000);
        for (long birth : new long[] {World.now() - 130_000, World.now() + 130_000}) {
            CommandId id = CommandId.derived(birth, "old");
            assertEquals(CommerceRefusal.EXPIRED, world.wish(id, SELLER, Role.SELLER, part).reason());
        }
    }

    @Test
    void earlyDoubledAndStaleProposalsOfDeadlinesChangeNothing() {
        World world = World.paid();
        int events = world.events.size();
        for (int i = 0; i < 3; i++) {
            world.propose(World.basket(BUYER).aggregate());
            world.run();
        }
        assertEquals(events, world.events.size());
        OpenDispute dispute = new OpenDispute(invoice(1), lot("lot-1"), DisputeReason.DAMAGED, List.of());
        world.wish(BUYER, Role.BIDDER, dispute);
        assertEquals(OrderPhase.DISPUTED, world.order("lot-1").phase());
    }
}
