package io.rostrum.orders;

import io.rostrum.contracts.commerce.CommerceRefusal;
import io.rostrum.contracts.commerce.InvoiceEvent;
import io.rostrum.contracts.commerce.OrderCommand.AgreeCancel;
import io.rostrum.contracts.commerce.OrderCommand.CheckOut;
import io.rostrum.contracts.commerce.OrderCommand.ChooseRefund;
import io.rostrum.contracts.commerce.OrderCommand.ConfirmDelivered;
import io.rostrum.contracts.commerce.OrderCommand.MarkShipped;
import io.rostrum.contracts.commerce.OrderCommand.PayInvoice;
import io.rostrum.contracts.commerce.OrderCommand.RefundPart;
import io.rostrum.contracts.commerce.RefundWay;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.DisputeFact;
import io.rostrum.contracts.ledger.OrderFact;
import io.rostrum.credits.Wallet;
import io.rostrum.orders.state.OrderPhase;
import io.rostrum.orders.world.Provider.Card;
import io.rostrum.orders.world.Provider.Intent;
import io.rostrum.orders.world.World;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static io.rostrum.orders.world.World.BUYER;
import static io.rostrum.orders.world.World.HOUR;
import static io.rostrum.orders.world.World.OTHER;
import static io.rostrum.orders.world.World.SELLER;
import static io.rostrum.orders.world.World.invoice;
import static io.rostrum.orders.world.World.lot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A lot of 100.00 with a premium of 24.00: 124.00 are to be paid. */
class WalletPaymentTest {

    private static final String TOP_UP = "ch_top_buyer";

    @Test
    void aWalletThatHasEnoughPaysAllAndNoCardIsAsked() {
        World world = sold(20_000);
        world.wish(BUYER, Role.BIDDER, new CheckOut(invoice(1), Long.MAX_VALUE));
        assertEquals(OrderPhase.HELD, world.order("lot-1").phase());
        assertEquals(0, world.provider.intents.size());
        assertEquals(7_600, world.wallet(BUYER));
        assertEquals(7_600, world.balance(Account.wallet("buyer")));
        assertEquals(12_400, world.balance(Account.hold("show-1.lot-1")));
        assertTrue(world.facts.stream().anyMatch(OrderFact.InvoicePaidFromWallet.class::isInstance));
        assertEquals(Map.of(), world.user(BUYER).asides());
    }

    @Test
    void aPartComesOutOfTheWalletAndTheCardPaysTheRestInOneEntry() {
        World world = sold(5_000);
        world.wish(BUYER, Role.BIDDER, new CheckOut(invoice(1), 5_000L));
        assertEquals(OrderPhase.HELD, world.order("lot-1").phase());
        assertEquals(List.of(7_400L), charged(world));
        assertEquals(0, world.wallet(BUYER));
        assertEquals(12_400, world.balance(Account.hold("show-1.lot-1")));
        assertEquals(
                List.of("InvoicePaidByBoth"),
                world.facts.stream().map(fact -> fact.getClass().getSimpleName())
                        .filter(name -> name.startsWith("Inv"))
                        .toList());
    }

    @Test
    void whatIsLeftForTheCardIsNothingOrCanBeCharged() {
        World world = sold(20_000);
        world.wish(BUYER, Role.BIDDER, new CheckOut(invoice(1), 12_390L));
        assertEquals(List.of(50L), charged(world));
        assertEquals(OrderPhase.HELD, world.order("lot-1").phase());
    }

    @Test
    void aWalletThatHasLessFailsTheTryAndKeepsItsMoney() {
        World world = sold(1_000);
        world.wish(BUYER, Role.BIDDER, new CheckOut(invoice(1), 2_000L));
        assertEquals("wallet_short", world.events(InvoiceEvent.InvoiceChargeFailed.class).getFirst().code());
        assertEquals(1_000, world.wallet(BUYER));
        world.wish(BUYER, Role.BIDDER, new PayInvoice(invoice(1), null, 1_000L));
        assertEquals(OrderPhase.HELD, world.order("lot-1").phase());
        assertEquals(0, world.wallet(BUYER));
    }

    @Test
    void whileTheCardIsDeclinedTheWalletsPartStaysAsideAndComesBackWhenNothingIsPaidInTime() {
        World world = sold(5_000);
        world.provider.card = request -> Card.DECLINES;
        world.wish(BUYER, Role.BIDDER, new CheckOut(invoice(1), 5_000L));
        assertEquals(0, world.wallet(BUYER));
        assertEquals(5_000, world.balance(Account.wallet("buyer")));
        world.pass(48 * HOUR);
        assertEquals(OrderPhase.UNPAID, world.order("lot-1").phase());
        assertEquals(5_000, world.wallet(BUYER));
        assertEquals(Map.of(), world.user(BUYER).asides());
    }

    @Test
    void whatIsChargedByItselfIsPaidByTheCardAloneUntilTheBuyerSaysOtherwise() {
        World world = sold(20_000).closeShow();
        assertEquals(List.of(12_400L), charged(world));
        assertEquals(20_000, world.wallet(BUYER));
    }

    @Test
    void byTheBuyersWishTheWalletPaysFirstWhatIsChargedByItself() {
        World world = sold(5_000).walletFirst(BUYER, true).closeShow();
        assertEquals(OrderPhase.HELD, world.order("lot-1").phase());
        assertEquals(List.of(7_400L), charged(world));
        assertEquals(0, world.wallet(BUYER));
        assertEquals(0, world.balance(Account.wallet("buyer")));
        assertTrue(world.facts.stream().anyMatch(OrderFact.InvoicePaidByBoth.class::isInstance));
        World all = sold(20_000).walletFirst(BUYER, true).closeShow();
        assertEquals(OrderPhase.HELD, all.order("lot-1").phase());
        assertEquals(0, all.provider.intents.size());
        assertEquals(7_600, all.wallet(BUYER));
        World almost = sold(12_390).walletFirst(BUYER, true).closeShow();
        assertEquals(List.of(50L), charged(almost));
    }

    @Test
    void aWalletThatIsEmptyOrNoLongerWantedLeavesItToTheCard() {
        World empty = sold(0).walletFirst(BUYER, true).closeShow();
        assertEquals(OrderPhase.HELD, empty.order("lot-1").phase());
        assertEquals(List.of(12_400L), charged(empty));
        World taken = sold(20_000).walletFirst(BUYER, true).walletFirst(BUYER, false).closeShow();
        assertEquals(OrderPhase.HELD, taken.order("lot-1").phase());
        assertEquals(20_000, taken.wallet(BUYER));
    }

    @Test
    void theCardThatIsDeclinedForTheRestLeavesTheWalletsPartAsideUntilAnotherWayIsChosen() {
        World world = sold(5_000).walletFirst(BUYER, true);
        world.provider.card = request -> request.contains("/confirm/1/") ? Card.DECLINES : Card.PAYS;
        world.closeShow();
        assertEquals(OrderPhase.INVOICED, world.order("lot-1").phase());
        assertEquals(5_000, world.balance(Account.wallet("buyer")));
        assertEquals(0, world.wallet(BUYER));
        world.wish(BUYER, Role.BIDDER, new PayInvoice(invoice(1), null, null));
        assertEquals(OrderPhase.HELD, world.order("lot-1").phase());
        assertEquals(5_000, world.wallet(BUYER));
        assertEquals(Map.of(), world.user(BUYER).asides());
    }

    @Test
    void whoHadARefundIntoTheWalletAndDisputesTheCardGivesItBackFromTheWallet() {
        World world = refundedIntoTheWallet();
        Intent charge = world.provider.intents.values().iterator().next();
        String basket = World.basket(BUYER).aggregate();
        world.provider(world.provider.dispute(charge, basket, "du_1", World.now()));
        world.sale("lot-2", 1_000);
        world.wish(BUYER, Role.BIDDER, new CheckOut(invoice(2), Long.MAX_VALUE));
        assertEquals(12_400, world.wallet(BUYER), "what is disputed is not spent");
        world.provider(world.provider.endDispute(charge, basket, "du_1", true, World.now()));
        assertEquals(0, world.wallet(BUYER));
        assertEquals(0, world.balance(Account.wallet("buyer")));
        assertEquals(0, world.balance(Account.CHARGEBACKS));
        assertEquals(0, world.balance(Account.userReceivable("buyer")));
        assertEquals(0, world.balance(Account.STRIPE_DISPUTED));
        assertEquals(List.of(), world.user(BUYER).disputes());
    }

    @Test
    void whatIsSpentByThenIsOwed() {
        World world = refundedIntoTheWallet();
        world.sale("lot-2", 5_000);
        world.wish(BUYER, Role.BIDDER, new CheckOut(invoice(2), Long.MAX_VALUE));
        assertEquals(6_200, world.wallet(BUYER));
        Intent charge = world.provider.intents.values().iterator().next();
        String basket = World.basket(BUYER).aggregate();
        world.provider(world.provider.dispute(charge, basket, "du_1", World.now()));
        world.provider(world.provider.endDispute(charge, basket, "du_1", true, World.now()));
        assertEquals(0, world.wallet(BUYER));
        assertEquals(6_200, world.balance(Account.userReceivable("buyer")));
        assertEquals(0, world.balance(Account.CHARGEBACKS));
        assertTrue(world.facts.contains(new DisputeFact.ChargebackRecovered(
                "du_1", "show-1.lot-1", "buyer", "USD", 6_200, 6_200)));
    }

    @Test
    void aDisputeThatIsWonLeavesTheWalletAsItWas() {
        World world = refundedIntoTheWallet();
        Intent charge = world.provider.intents.values().iterator().next();
        String basket = World.basket(BUYER).aggregate();
        world.provider(world.provider.dispute(charge, basket, "du_1", World.now()));
        world.provider(world.provider.endDispute(charge, basket, "du_1", false, World.now()));
        assertEquals(12_400, world.wallet(BUYER));
        assertEquals(List.of(), world.user(BUYER).disputes());
        world.sale("lot-2", 1_000);
        world.wish(BUYER, Role.BIDDER, new CheckOut(invoice(2), Long.MAX_VALUE));
        assertEquals(11_160, world.wallet(BUYER));
    }

    private static World refundedIntoTheWallet() {
        World world = sold(0);
        world.wish(BUYER, Role.BIDDER, new CheckOut(invoice(1), null));
        world.wish(BUYER, Role.BIDDER, new ChooseRefund(invoice(1), lot("lot-1"), RefundWay.WALLET));
        world.wish(SELLER, Role.SELLER, new RefundPart(invoice(1), lot("lot-1"), 12_400));
        assertEquals(12_400, world.wallet(BUYER));
        return world;
    }

    @Test
    void anotherSplitCallsTheChargeOffBeforeThereIsAnother() {
        World world = sold(20_000);
        world.provider.card = request -> request.contains("/confirm/1/") ? Card.DECLINES : Card.PAYS;
        world.closeShow();
        assertEquals(1, world.provider.intents.size());
        world.wish(BUYER, Role.BIDDER, new PayInvoice(invoice(1), null, 10_000L));
        List<Intent> intents = List.copyOf(world.provider.intents.values());
        assertEquals(2, intents.size());
        assertTrue(intents.get(0).cancelled);
        assertEquals(2_400, intents.get(1).amount);
        assertEquals(OrderPhase.HELD, world.order("lot-1").phase());
        assertEquals(10_000, world.wallet(BUYER));
    }

    @Test
    void refundsGoBackWhereThePaymentCameFromTheCardsPartFirst() {
        World world = sold(5_000);
        world.wish(BUYER, Role.BIDDER, new CheckOut(invoice(1), 5_000L));
        world.wish(SELLER, Role.SELLER, new RefundPart(invoice(1), lot("lot-1"), 7_000));
        assertEquals(0, world.wallet(BUYER));
        world.wish(SELLER, Role.SELLER, new RefundPart(invoice(1), lot("lot-1"), 1_000));
        assertEquals(600, world.wallet(BUYER));
        world.wish(SELLER, Role.SELLER, new AgreeCancel(invoice(1), lot("lot-1")));
        world.wish(BUYER, Role.BIDDER, new AgreeCancel(invoice(1), lot("lot-1")));
        assertEquals(OrderPhase.REFUNDED, world.order("lot-1").phase());
        assertEquals(List.of(7_400L), refunded(world));
        assertEquals(5_000, world.wallet(BUYER));
        assertEquals(5_000, world.balance(Account.wallet("buyer")));
        assertTrue(sources(world).stream().allMatch(source -> source.chargeId().equals(TOP_UP)));
    }

    @Test
    void byTheBuyersChoiceARefundGoesIntoTheWalletBoundToItsCharge() {
        World world = sold(0);
        world.wish(BUYER, Role.BIDDER, new CheckOut(invoice(1), null));
        world.wish(BUYER, Role.BIDDER, new ChooseRefund(invoice(1), lot("lot-1"), RefundWay.WALLET));
        world.wish(SELLER, Role.SELLER, new RefundPart(invoice(1), lot("lot-1"), 2_000));
        assertEquals(2_000, world.wallet(BUYER));
        assertEquals(List.of(0L), refunded(world));
        assertEquals(
                List.of(world.order("lot-1").chargeId()),
                sources(world).stream().map(Wallet.Source::chargeId).toList());
        assertEquals(10_400, world.balance(Account.hold("show-1.lot-1")));
    }

    @Test
    void afterThePayoutTheSellersPartIsCalledBackForARefundIntoTheWallet() {
        World world = sold(20_000);
        world.wish(BUYER, Role.BIDDER, new CheckOut(invoice(1), Long.MAX_VALUE));
        world.wish(SELLER, Role.SELLER, new MarkShipped(invoice(1), lot("lot-1"), "DHL", "JD01"));
        world.wish(BUYER, Role.BIDDER, new ConfirmDelivered(invoice(1), lot("lot-1")));
        world.pass(1_000);
        assertEquals(OrderPhase.PAID_OUT, world.order("lot-1").phase());
        world.provider.accounts.put("acct_1", 1_000_000L);
        world.wish(SELLER, Role.SELLER, new RefundPart(invoice(1), lot("lot-1"), 12_400));
        assertEquals(OrderPhase.REFUNDED, world.order("lot-1").phase());
        assertEquals(20_000, world.wallet(BUYER));
        assertEquals(0, world.balance(Account.payable("seller")));
    }

    @Test
    void onlyTheBuyerChoosesAndOnlyWhatIsPaid() {
        World world = sold(0);
        assertEquals(CommerceRefusal.WRONG_STATE, world.wish(
                BUYER, Role.BIDDER, new ChooseRefund(invoice(1), lot("lot-1"), RefundWay.WALLET)).reason());
        world.wish(BUYER, Role.BIDDER, new CheckOut(invoice(1), null));
        assertEquals(CommerceRefusal.NOT_YOURS, world.wish(
                OTHER, Role.BIDDER, new ChooseRefund(invoice(1), lot("lot-1"), RefundWay.WALLET)).reason());
    }

    private static World sold(long inTheWallet) {
        return new World().topUp(BUYER, inTheWallet).sale("lot-1", 10_000);
    }

    private static List<Long> charged(World world) {
        return world.provider.intents.values().stream().map(intent -> intent.amount).toList();
    }

    private static List<Long> refunded(World world) {
        return world.provider.intents.values().stream().map(intent -> intent.refunded).toList();
    }

    private static List<Wallet.Source> sources(World world) {
        return world.user(BUYER).wallets().get("USD").sources();
    }
}
