package io.rostrum.ledger.topology;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.AuctionEvent;
import io.rostrum.contracts.auction.LotPhase;
import io.rostrum.contracts.auction.LotStanding;
import io.rostrum.contracts.auction.ReserveState;
import io.rostrum.contracts.commerce.CommerceOutcome;
import io.rostrum.contracts.commerce.CommerceRefusal;
import io.rostrum.contracts.commerce.CommissionTerms;
import io.rostrum.contracts.commerce.DeskCommand;
import io.rostrum.contracts.commerce.DeskRecord;
import io.rostrum.contracts.commerce.DeskStanding;
import io.rostrum.contracts.commerce.LifeEvent;
import io.rostrum.contracts.commerce.OrderEventRecord;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.log.Topics;
import io.rostrum.contracts.money.Money;
import io.rostrum.contracts.payments.BalanceMove;
import io.rostrum.contracts.payments.PaymentEvent;
import io.rostrum.orders.world.Provider.Card;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A seller's plan through the ledger's topology: charged ahead, earned by the day, with a point off the commission. */
class PlanTopologyTest extends DrivenLedger {

    private static final DeskCommand PREMIUM = new DeskCommand.ChoosePlan("PREMIUM", "USD");
    private static final DeskCommand NONE = new DeskCommand.ChoosePlan("FREE", "USD");
    private int lots;

    @BeforeEach
    void aSellerWithACard() {
        tell("user:seller", new PaymentEvent.MethodSaved(SELLER, "cus_3", "seti_3", "pm_3", "visa", null));
    }

    @Test
    void aPaidPlanTakesAPointOffTheCommissionAndTheOrderSaysWhy() {
        assertEquals(new CommissionTerms(1_200, 0, 0, "FREE"), sell());
        accepted(choose(PREMIUM));
        assertEquals("PREMIUM", standing().planId());
        assertEquals(new CommissionTerms(1_100, 0, 0, "PREMIUM"), sell());
    }

    @Test
    void aMonthIsPaidAheadEarnedByTheDayAndChargedAgain() {
        accepted(choose(PREMIUM));
        assertEquals(-2_900, net(Account.PLANS_DEFERRED, "USD"));
        pass(Duration.ofDays(10));
        assertEquals(-967, net(Account.SELLER_PLAN, "USD"));
        pass(Duration.ofDays(21));
        assertEquals(2, provider.charges.size());
        assertEquals("PAID", standing().state());
        assertEquals(-2_900 - 97, net(Account.SELLER_PLAN, "USD"));
        assertTrue(all(Topics.DEAD_LETTERS).isEmpty());
        assertTrue(all(Topics.LEDGER_REFUSALS).isEmpty());
    }

    @Test
    void aCancelledPlanRunsToItsEnd() {
        accepted(choose(PREMIUM));
        accepted(choose(NONE));
        assertNull(standing().nextChargeMillis());
        pass(Duration.ofDays(29));
        assertEquals(1_100, sell().basisPoints());
        pass(Duration.ofDays(2));
        assertEquals("FREE", standing().planId());
        assertEquals(1_200, sell().basisPoints());
        assertEquals(1, provider.charges.keySet().stream().filter(id -> id.value().startsWith("plan/")).count());
        assertEquals(0, net(Account.PLANS_DEFERRED, "USD"));
    }

    @Test
    void threeFailedTriesInSevenDaysLeadToFree() {
        accepted(choose(PREMIUM));
        provider.card = request -> request.startsWith("plan/") ? Card.DECLINES : Card.PAYS;
        pass(Duration.ofDays(30).plusHours(1));
        assertEquals("CHARGING", standing().state());
        assertEquals(1, standing().tries());
        assertEquals("card_declined", standing().failure());
        assertEquals(1_100, sell().basisPoints());
        pass(Duration.ofDays(3));
        assertEquals(2, standing().tries());
        pass(Duration.ofDays(4));
        assertEquals("FREE", standing().planId());
        assertEquals(1_200, sell().basisPoints());
        assertTrue(provider.intents.values().stream().filter(intent -> intent.chargeId == null).allMatch(i -> i.cancelled));
    }

    @Test
    void anotherCardIsTriedWhenTheSellerSaysSo() {
        provider.card = request -> request.startsWith("plan/") ? Card.DECLINES : Card.PAYS;
        accepted(choose(PREMIUM));
        assertEquals(1, standing().tries());
        assertEquals("FREE", standing().planId());
        provider.card = request -> Card.PAYS;
        tell("user:seller", new PaymentEvent.MethodSaved(SELLER, "cus_3", "seti_4", "pm_4", "visa", null));
        accepted(choose(PREMIUM));
        assertEquals("PREMIUM", standing().planId());
        assertEquals(1, provider.charges.size());
    }

    @Test
    void whileItIsTriedAgainItCanBeCalledOff() {
        provider.card = request -> request.startsWith("plan/") ? Card.DECLINES : Card.PAYS;
        accepted(choose(PREMIUM));
        assertEquals(CommerceRefusal.IN_PROGRESS, choose(new DeskCommand.ChoosePlan("ELITE", "USD")).reason());
        accepted(choose(NONE));
        assertEquals("FREE", standing().state());
        provider.card = request -> Card.PAYS;
        pass(Duration.ofDays(8));
        assertTrue(provider.charges.isEmpty());
        accepted(choose(new DeskCommand.ChoosePlan("ELITE", "USD")));
        assertEquals("ELITE", standing().planId());
    }

    @Test
    void wishesThatCannotBeAreRefusedByName() {
        assertEquals(CommerceRefusal.UNKNOWN_PLAN, choose(new DeskCommand.ChoosePlan("GOLD", "USD")).reason());
        assertEquals(
                CommerceRefusal.NO_PAYMENT_METHOD,
                wish(new UserId("cardless"), Role.SELLER, PREMIUM).reason());
    }

    @Test
    void aPeriodThatIsChargedBackEndsThePlan() {
        accepted(choose(PREMIUM));
        pass(Duration.ofDays(10));
        var paid = provider.intents.values().iterator().next();
        Money all = new Money(2_900, "USD");
        String payment = paid.paymentId.value();
        tell("seller:seller", payment, new PaymentEvent.DisputeOpened(
                "du_1", paid.chargeId, all, "fraudulent", 0,
                new BalanceMove("txn_d", "adjustment", -2_900, 1_500, -4_400, "USD", 0, 0, true)));
        tell("seller:seller", payment, new PaymentEvent.DisputeLost("du_1", paid.chargeId, all));
        assertEquals("FREE", standing().planId());
        assertEquals(0, net(Account.PLANS_DEFERRED, "USD"));
        assertEquals(0, net(Account.SELLER_PLAN, "USD"));
        assertEquals(0, net(Account.STRIPE_DISPUTED, "USD"));
        assertEquals(1_500, net(Account.DISPUTE_FEES, "USD"));
    }

    private CommerceOutcome choose(DeskCommand command) {
        return wish(SELLER, Role.SELLER, command);
    }

    private static void accepted(CommerceOutcome outcome) {
        assertNull(outcome.reason(), () -> outcome.toString());
    }

    private CommissionTerms sell() {
        happen(new AuctionEvent.SaleConfirmed(
                new LotId("lot-" + ++lots), SELLER, BUYER, 1, 10_000, "USD", 2_000,
                new LotStanding(LotPhase.CONFIRMED, 10_000, 0, 1, 1, ReserveState.NONE, 0, 0, 0, 0)));
        return all(Topics.ORDERS_EVENTS).stream()
                .map(record -> Json.read(record.value(), OrderEventRecord.class).event())
                .filter(LifeEvent.OrderPlaced.class::isInstance)
                .map(event -> ((LifeEvent.OrderPlaced) event).sale().commission())
                .reduce((before, after) -> after)
                .orElseThrow();
    }

    private DeskStanding.OfSeller standing() {
        return all(Topics.DESKS_EVENTS).stream()
                .map(record -> Json.read(record.value(), DeskRecord.class))
                .filter(record -> record.desk().equals("seller:seller"))
                .map(record -> (DeskStanding.OfSeller) record.standing())
                .reduce((before, after) -> after)
                .orElseThrow();
    }
}
