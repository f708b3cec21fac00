package io.rostrum.ledger.topology;

import io.rostrum.contracts.auction.AuctionEvent;
import io.rostrum.contracts.auction.LotPhase;
import io.rostrum.contracts.auction.LotStanding;
import io.rostrum.contracts.auction.ReserveState;
import io.rostrum.contracts.commerce.CommerceRefusal;
import io.rostrum.contracts.commerce.InvoiceId;
import io.rostrum.contracts.commerce.OrderCommand;
import io.rostrum.contracts.commerce.OrderId;
import io.rostrum.contracts.commerce.TrackingStatus;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.log.Topics;
import io.rostrum.orders.world.Provider.Card;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** An order's whole life through the ledger's topology, journal included, with a provider at its side. */
class TradeTopologyTest extends DrivenLedger {

    private static final InvoiceId INVOICE = InvoiceId.of(SHOW, BUYER, 1);
    private static final OrderId ORDER = OrderId.of(SHOW, new LotId("lot-1"), 0);
    private static final LotStanding SOLD =
            new LotStanding(LotPhase.CONFIRMED, 10_000, 0, 1, 1, ReserveState.NONE, 0, 0, 0, 0);

    private void sell() {
        happen(new AuctionEvent.SaleConfirmed(
                new LotId("lot-1"), SELLER, BUYER, 1, 10_000, "USD", 2_000, SOLD));
        happen(new AuctionEvent.ShowEnded());
        pass(Duration.ofSeconds(20));
    }

    @Test
    void aSoldLotGoesFromTheHammerToThePayoutByItsOwnClocks() {
        sell();
        assertEquals(List.of("OrderSettled"), auctionCommands());
        wish(SELLER, Role.SELLER, new OrderCommand.MarkShipped(INVOICE, ORDER, "DHL", "JD01"));
        wish(new UserId("carrier"), Role.SYSTEM, new OrderCommand.CarrierReported(INVOICE, ORDER, TrackingStatus.DELIVERED));
        assertFalse(orderEvents().contains("OrderReleased"));
        pass(Duration.ofHours(73));
        assertEquals("OrderPaidOut", orderEvents().getLast());
        assertEquals(
                List.of("InvoicePaid", "OrderReleased", "Transferred"),
                entries().stream().map(entry -> entry.fact().getClass().getSimpleName()).toList());
        assertBooksAreWhole();
        try (KeyValueIterator<String, byte[]> dues = driver.<String, byte[]>getKeyValueStore("dues").all()) {
            assertFalse(dues.hasNext(), "nothing is due any more");
        }
        assertTrue(all(Topics.DEAD_LETTERS).isEmpty());
    }

    @Test
    void anUnpaidLotIsOfferedToTheUnderbidderAtTheAuctionsPrice() {
        provider.card = request -> request.contains(".buyer.") ? Card.DECLINES : Card.PAYS;
        sell();
        pass(Duration.ofHours(49));
        assertEquals(List.of("OrderUnpaid", "FindUnderbidder"), auctionCommands());
        happen(new AuctionEvent.UnderbidderFound(new LotId("lot-1"), 1, SELLER, OTHER, 2, 6_200, "USD", 2_000));
        OrderId offer = OrderId.of(SHOW, new LotId("lot-1"), 1);
        wish(OTHER, Role.BIDDER, new OrderCommand.AcceptSecondChance(InvoiceId.basketOf(SHOW, OTHER), offer));
        pass(Duration.ofSeconds(1));
        assertEquals(1, provider.charges.size());
        assertEquals("OrderHeld", orderEvents().getLast());
        pass(Duration.ofDays(6));
        assertEquals("OrderRefunded", orderEvents().getLast());
        assertBooksAreWhole();
    }

    @Test
    void whatTheAuctionSaysTwiceIsSoldOnce() {
        sell();
        seq -= 2;
        sell();
        assertEquals(1, provider.charges.size());
        assertEquals(1, orderEvents().stream().filter("OrderPlaced"::equals).count());
    }

    @Test
    void badInputIsRefusedByNameAndBooksNothing() {
        sell();
        int booked = entries().size();
        OrderId none = OrderId.of(SHOW, new LotId("none"), 0);
        assertEquals(CommerceRefusal.UNKNOWN_ORDER,
                wish(SELLER, Role.SELLER, new OrderCommand.MarkShipped(INVOICE, none, "DHL", null)).reason());
        assertEquals(CommerceRefusal.UNKNOWN_INVOICE,
                wish(OTHER, Role.BIDDER, new OrderCommand.PayInvoice(InvoiceId.of(SHOW, OTHER, 1), null, null)).reason());
        assertEquals(CommerceRefusal.OVER_CHARGE,
                wish(SELLER, Role.SELLER, new OrderCommand.RefundPart(INVOICE, ORDER, 1_000_000)).reason());
        assertEquals(CommerceRefusal.WRONG_ROLE,
                wish(BUYER, Role.BIDDER, new OrderCommand.RefundPart(INVOICE, ORDER, 100)).reason());
        pipe(Topics.COMMERCE_COMMANDS, "basket:x", new byte[] {'{'});
        settle();
        assertEquals(booked, entries().size());
        assertEquals(1, all(Topics.DEAD_LETTERS).size());
    }
}
