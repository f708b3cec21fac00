package io.rostrum.orders;

import io.rostrum.contracts.auction.AuctionCommand;
import io.rostrum.contracts.commerce.InvoiceEvent;
import io.rostrum.contracts.commerce.LifeEvent;
import io.rostrum.contracts.commerce.LifeEvent.Ground;
import io.rostrum.contracts.commerce.OrderCommand.*;
import io.rostrum.contracts.commerce.TrackingStatus;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.ledger.Account;
import io.rostrum.orders.state.DepositPhase;
import io.rostrum.orders.state.InvoicePhase;
import io.rostrum.orders.state.OrderPhase;
import io.rostrum.orders.world.Provider.Card;
import io.rostrum.orders.world.World;
import org.junit.jupiter.api.Test;

import java.util.List;

import static io.rostrum.orders.world.World.BUYER;
import static io.rostrum.orders.world.World.DAY;
import static io.rostrum.orders.world.World.HOUR;
import static io.rostrum.orders.world.World.OTHER;
import static io.rostrum.orders.world.World.SELLER;
import static io.rostrum.orders.world.World.invoice;
import static io.rostrum.orders.world.World.lot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class OrderLifeTest {

    private static OrderPhase phase(World world) {
        return world.order("lot-1").phase();
    }

    static World shipped() {
        World world = World.paid();
        world.wish(SELLER, Role.SELLER, new MarkShipped(invoice(1), lot("lot-1"), "DHL", "JD01"));
        return world;
    }

    static World reported(World world, TrackingStatus status) {
        world.wish(new UserId("carrier"), Role.SYSTEM, new CarrierReported(invoice(1), lot("lot-1"), status));
        return world;
    }

    @Test
    void theExampleOfTheRulesIsHeldToTheCent() {
        World world = World.paid();
        assertEquals(OrderPhase.HELD, phase(world));
        assertEquals(12_880, world.balance(Account.hold("show-1.lot-1")));
        assertEquals(InvoicePhase.PAID, world.basket(World.basket(BUYER).aggregate()).invoice(invoice(1)).phase());
        assertTrue(world.auction.contains(new AuctionCommand.OrderSettled(new LotId("lot-1"))));
    }

    @Test
    void aConfirmedDeliveryReleasesAtOnceAndGoesToThePayout() {
        World world = shipped();
        world.wish(BUYER, Role.BIDDER, new ConfirmDelivered(invoice(1), lot("lot-1")));
        assertEquals(OrderPhase.PAID_OUT, phase(world));
        assertEquals(0, world.balance(Account.hold("show-1.lot-1")));
        assertEquals(1_200, world.balance(Account.COMMISSION));
        assertEquals(2_400, world.balance(Account.BUYERS_PREMIUM));
        assertEquals(480, world.balance(Account.tax("GB")));
        assertEquals(0, world.balance(Account.payable("seller")));
        assertEquals(List.of(8_800L), world.events(LifeEvent.TransferSent.class).stream()
                .map(LifeEvent.TransferSent::sellerMinor).toList());
    }

    @Test
    void aCarriersWordDeliversAndSilenceReleasesAfterSeventyTwoHours() {
        World world = reported(shipped(), TrackingStatus.DELIVERED);
        assertEquals(OrderPhase.DELIVERED, phase(world));
        world.pass(72 * HOUR - 1);
        assertEquals(OrderPhase.DELIVERED, phase(world));
        world.pass(1);
        assertEquals(OrderPhase.PAID_OUT, phase(world));
    }

    @Test
    void aSellersWordAloneNeverDelivers() {
        World world = shipped().pass(21 * DAY);
        assertEquals(1, world.events(LifeEvent.BuyerAsked.class).size());
        world.pass(5 * DAY);
        assertEquals(OrderPhase.REFUNDED, phase(world));
        assertEquals(0, world.balance(Account.hold("show-1.lot-1")));
    }

    @Test
    void silenceDeliversWhatTheCarrierHasSeen() {
        World world = reported(shipped(), TrackingStatus.IN_TRANSIT).pass(26 * DAY);
        assertEquals(Ground.SILENCE, world.events(LifeEvent.OrderDelivered.class).get(0).by());
        world.pass(72 * HOUR);
        assertEquals(OrderPhase.PAID_OUT, phase(world));
    }

    @Test
    void fiveDaysWithoutShipmentAreRefunded() {
        World world = World.paid().pass(5 * DAY);
        assertEquals(OrderPhase.REFUNDED, phase(world));
        assertEquals("not shipped", world.events(LifeEvent.RefundBegun.class).get(0).why());
    }

    @Test
    void aCancelNeedsBoth() {
        World world = World.paid();
        world.wish(BUYER, Role.BIDDER, new AgreeCancel(invoice(1), lot("lot-1")));
        assertEquals(OrderPhase.HELD, phase(world));
        world.wish(SELLER, Role.SELLER, new AgreeCancel(invoice(1), lot("lot-1")));
        assertEquals(OrderPhase.REFUNDED, phase(world));
    }

    @Test
    void oneInvoiceCollectsASellersLotsAndShipsThemTogether() {
        World world = new World(OrderTerms.SHIPPED.by(ShippingTable.SHIPPED, World.TERMS.tax()));
        world.sale("lot-1", 1_000).sale("lot-2", 3_000).sale("lot-3", 500);
        assertEquals(0, world.provider.charges.size());
        world.wish(BUYER, Role.BIDDER, new CheckOut(invoice(1), null));
        InvoiceEvent.InvoiceIssued issued = world.events(InvoiceEvent.InvoiceIssued.class).get(0);
        assertEquals(600 + 2 * 150, issued.shippingMinor());
        assertEquals(4_500 + 1_080 + 900, issued.totalMinor());
        assertEquals(1, world.provider.charges.size());
        world.sale("lot-4", 500);
        assertEquals(invoice(2), world.order("lot-4").invoiceId());
        world.pass(24 * HOUR);
        assertEquals(OrderPhase.HELD, world.order("lot-4").phase());
    }

    @Test
    void whatIsNotShippedOfAnInvoiceIsRefundedAndTheRestGoesOn() {
        World world = new World();
        world.sale("lot-1", 1_000).sale("lot-2", 3_000).closeShow();
        world.wish(SELLER, Role.SELLER, new MarkShipped(invoice(1), lot("lot-1"), "DHL", "JD01"));
        world.pass(5 * DAY);
        assertEquals(OrderPhase.SHIPPED, world.order("lot-1").phase());
        assertEquals(OrderPhase.REFUNDED, world.order("lot-2").phase());
    }

    @Test
    void aDeclinedCardIsTriedAgainOnTheSameChargeWithTheBuyer() {
        World world = new World();
        world.provider.card = request -> request.endsWith("/1/1") ? Card.DECLINES : Card.WANTS_BUYER;
        world.sale("lot-1", 1_000).closeShow();
        assertEquals("card_declined", world.events(InvoiceEvent.InvoiceChargeFailed.class).get(0).code());
        world.wish(BUYER, Role.BIDDER, new PayInvoice(invoice(1), "pm_1", null));
        assertEquals(OrderPhase.HELD, phase(world));
        assertEquals(1, world.provider.intents.size());
    }

    @Test
    void aBankThatWantsTheBuyerIsMetOnThePage() {
        World world = new World();
        world.provider.card = request -> Card.WANTS_BUYER;
        world.sale("lot-1", 1_000).closeShow();
        assertEquals(1, world.events(InvoiceEvent.InvoiceAuthenticationWanted.class).size());
        world.wish(BUYER, Role.BIDDER, new PayInvoice(invoice(1), null, null));
        assertEquals(OrderPhase.HELD, phase(world));
    }

    @Test
    void anUnpaidInvoiceDefaultsBarsAndSeeksTheUnderbidder() {
        World world = new World();
        world.provider.card = request -> request.contains("deposit") ? Card.PAYS : Card.DECLINES;
        world.wish(BUYER, Role.BIDDER, new PlaceDeposit(World.basket(BUYER), 1_000, "USD", 10_000));
        world.sale("lot-1", 10_000).closeShow().pass(48 * HOUR);
        assertEquals(OrderPhase.UNPAID, phase(world));
        assertTrue(world.auction.contains(new AuctionCommand.OrderUnpaid(new LotId("lot-1"))));
        assertTrue(world.auction.contains(
                new AuctionCommand.FindUnderbidder(new LotId("lot-1"), 1, List.of(BUYER))));
        assertEquals(1_000, world.balance(Account.FORFEITS), "the loss of 3,600 is taken up to the deposit");
        assertTrue(world.provider.intents.values().stream().anyMatch(intent -> intent.cancelled));
    }

    @Test
    void aSecondChanceIsAnOfferForADay() {
        World world = new World();
        world.sale(OTHER, "lot-1", 1, 6_200);
        assertEquals(OrderPhase.OFFERED, world.order("lot-1.1").phase());
        world.pass(24 * HOUR);
        assertEquals(OrderPhase.LAPSED, world.order("lot-1.1").phase());
        assertEquals(
                new AuctionCommand.FindUnderbidder(new LotId("lot-1"), 2, List.of(OTHER)), world.auction.get(0));
    }

    @Test
    void anAcceptedSecondChanceIsInvoicedAtOnceAndAtMostTwoAreMade() {
        World world = new World();
        world.sale(OTHER, "lot-1", 2, 6_200);
        world.wish(OTHER, Role.BIDDER, new AcceptSecondChance(World.basket(OTHER), lot("lot-1.2")));
        assertEquals(OrderPhase.HELD, world.order("lot-1.2").phase());
        World other = new World();
        other.sale(OTHER, "lot-1", 2, 6_200);
        other.wish(OTHER, Role.BIDDER, new DeclineSecondChance(World.basket(OTHER), lot("lot-1.2")));
        assertEquals(OrderPhase.LAPSED, other.order("lot-1.2").phase());
        assertEquals(List.of(), other.auction);
    }

    @Test
    void aDepositApprovesThePaddleIsRenewedAndReturnedInTheEnd() {
        World world = new World();
        world.wish(BUYER, Role.BIDDER, new PlaceDeposit(World.basket(BUYER), 1_000, "USD", 10_000));
        assertEquals(1, world.auction.size());
        assertTrue(world.auction.get(0) instanceof AuctionCommand.ApprovePaddle);
        world.pass(6 * DAY);
        assertEquals(2, world.events(InvoiceEvent.DepositHeld.class).size());
        world.closeShow();
        assertEquals(DepositPhase.RETURNED, world.basket(World.basket(BUYER).aggregate()).deposit().phase());
        assertFalse(world.due.values().stream().anyMatch(at -> at != Long.MAX_VALUE));
    }

    @Test
    void aSellerWhoIsNotReadyIsAwaitedAndPaidWhenTheyAre() {
        World world = shipped().seller(false);
        world.wish(BUYER, Role.BIDDER, new ConfirmDelivered(invoice(1), lot("lot-1")));
        assertEquals(OrderPhase.AWAITING_SELLER, phase(world));
        world.pass(45 * DAY);
        assertEquals(1, world.events(LifeEvent.HoldWarned.class).size(), "three quarters of sixty days");
        world.seller(true);
        assertEquals(OrderPhase.PAID_OUT, phase(world));
        assertEquals(List.of(), world.sellers.get(SELLER).waiting());
    }

    @Test
    void aPayoutThatHasNotEnoughIsTriedAgainUnderAnotherId() {
        World world = shipped();
        world.provider.accounts.put("acct_1", -9_000L);
        world.wish(BUYER, Role.BIDDER, new ConfirmDelivered(invoice(1), lot("lot-1")));
        assertEquals(OrderPhase.TRANSFERRED, phase(world));
        world.provider.accounts.put("acct_1", 8_800L);
        world.pass(HOUR);
        assertEquals(OrderPhase.PAID_OUT, phase(world));
        assertEquals(
                "show-1.lot-1/payout/1/2", world.events(LifeEvent.StepRepeated.class).get(0).requestId());
    }

    @Test
    void theSellersVolumeLowersTheCommissionOfLaterOrders() {
        World world = new World();
        world.sale("lot-1", 1_000_000).closeShow();
        world.wish(SELLER, Role.SELLER, new MarkShipped(invoice(1), lot("lot-1"), "DHL", "JD01"));
        world.wish(BUYER, Role.BIDDER, new ConfirmDelivered(invoice(1), lot("lot-1")));
        world.sale(OTHER, "lot-2", 0, 10_000);
        assertEquals(1_000, world.order("lot-2").sale().commission().basisPoints());
        assertEquals(1_000_000, world.order("lot-2").sale().commission().volumeMinor());
        world.wish(SELLER, Role.SELLER, new RefundPart(invoice(1), lot("lot-1"), 1_240_000));
        world.sale(OTHER, "lot-3", 0, 10_000);
        assertEquals(1_200, world.order("lot-3").sale().commission().basisPoints());
    }
}
