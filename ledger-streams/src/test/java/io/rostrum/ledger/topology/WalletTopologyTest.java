package io.rostrum.ledger.topology;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.commerce.CommerceOutcome;
import io.rostrum.contracts.commerce.CommerceRefusal;
import io.rostrum.contracts.commerce.DeskCommand;
import io.rostrum.contracts.commerce.DeskRecord;
import io.rostrum.contracts.commerce.DeskStanding;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.log.Topics;
import io.rostrum.contracts.money.Money;
import io.rostrum.contracts.payments.BalanceMove;
import io.rostrum.contracts.payments.PaymentEvent;
import io.rostrum.orders.world.Provider.Card;
import io.rostrum.orders.world.Provider.Intent;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The wallet through the ledger's topology: in by charge, out to the same charge, and charged back. */
class WalletTopologyTest extends DrivenLedger {

    @Test
    void moneyComesInByChargeAndGoesBackToTheSameChargesTheOldestFirst() {
        accepted(topUp(2_000));
        accepted(topUp(3_000));
        assertEquals(5_000, held());
        assertEquals(-5_000, net(Account.wallet("buyer"), "USD"));
        accepted(withdraw(2_500));
        assertEquals(2_500, held());
        assertEquals(-2_500, net(Account.wallet("buyer"), "USD"));
        List<Intent> intents = List.copyOf(provider.intents.values());
        assertEquals(2_000, intents.get(0).refunded);
        assertEquals(500, intents.get(1).refunded);
        assertEquals(0, pocket().leaving().minor());
    }

    @Test
    void wishesThatCannotBeAreRefusedByName() {
        assertEquals(CommerceRefusal.OVER_CAP, topUp(50_001).reason());
        assertEquals(CommerceRefusal.NOT_ENOUGH_MONEY, withdraw(1).reason());
        assertEquals(
                CommerceRefusal.WRONG_CURRENCY,
                wish(BUYER, Role.BIDDER, new DeskCommand.TopUpWallet(new Money(100, "JPY"))).reason());
        accepted(topUp(50_000));
        assertEquals(CommerceRefusal.OVER_CAP, topUp(1).reason());
        assertEquals(1, entries().size());
    }

    @Test
    void aRefundThatTheProviderCouldNotDoIsAskedForAgain() {
        accepted(topUp(2_000));
        provider.fault = request -> request.contains("/refund/") && now.toEpochMilli() < 1_700_003_000_000L;
        accepted(withdraw(2_000));
        assertEquals(2_000, pocket().leaving().minor());
        assertEquals(-2_000, net(Account.wallet("buyer"), "USD"));
        pass(Duration.ofHours(3));
        assertEquals(0, pocket().leaving().minor());
        assertEquals(0, net(Account.wallet("buyer"), "USD"));
        assertEquals(2_000, provider.intents.values().iterator().next().refunded);
    }

    @Test
    void aTopUpThatIsChargedBackTakesWhatIsLeftAndTheRestIsOwed() {
        CommandId topped = CommandId.derived(now.toEpochMilli(), "topped");
        accepted(wish(topped, BUYER, Role.BIDDER, new DeskCommand.TopUpWallet(new Money(2_000, "USD"))));
        accepted(withdraw(500));
        String charge = provider.intents.values().iterator().next().chargeId;
        String payment = "wallet/buyer/" + topped;
        Money all = new Money(2_000, "USD");
        tell("user:buyer", payment, new PaymentEvent.DisputeOpened(
                "du_1", charge, all, "fraudulent", 0,
                new BalanceMove("txn_d", "adjustment", -2_000, 0, -2_000, "USD", 0, 0, true)));
        assertEquals(CommerceRefusal.NOT_ENOUGH_MONEY, withdraw(1).reason());
        tell("user:buyer", payment, new PaymentEvent.DisputeLost("du_1", charge, all));
        assertEquals(0, held());
        assertEquals(0, net(Account.wallet("buyer"), "USD"));
        assertEquals(500, net(Account.userReceivable("buyer"), "USD"));
        assertEquals(0, net(Account.STRIPE_DISPUTED, "USD"));
    }

    @Test
    void aRefundThatTheCardDidNotTakeIsInTheWalletAgain() {
        accepted(topUp(2_000));
        accepted(withdraw(2_000));
        String charge = provider.intents.values().iterator().next().chargeId;
        Money all = new Money(2_000, "USD");
        BalanceMove back = new BalanceMove("txn_b", "refund_failure", 2_000, 0, 2_000, "USD", 0, 0, true);
        var failed = new PaymentEvent.RefundFailed("re_9", charge, all, "expired_or_canceled_card", back);
        tell("user:buyer", "withdrawal/buyer/x/1", failed);
        tell("user:buyer", "withdrawal/buyer/x/1", failed);
        assertEquals(2_000, held());
        assertEquals(-2_000, net(Account.wallet("buyer"), "USD"));
    }

    @Test
    void aCardThatWantsItsBuyerHasThemThere() {
        provider.card = request -> Card.WANTS_BUYER;
        accepted(topUp(2_000));
        assertEquals(2_000, held());
        assertTrue(all(Topics.DEAD_LETTERS).isEmpty());
    }

    private CommerceOutcome topUp(long minor) {
        return wish(BUYER, Role.BIDDER, new DeskCommand.TopUpWallet(new Money(minor, "USD")));
    }

    private CommerceOutcome withdraw(long minor) {
        return wish(BUYER, Role.BIDDER, new DeskCommand.WithdrawWallet(new Money(minor, "USD")));
    }

    private static void accepted(CommerceOutcome outcome) {
        assertNull(outcome.reason(), () -> outcome.toString());
    }

    private long held() {
        return pocket().held().minor();
    }

    private DeskStanding.Pocket pocket() {
        return all(Topics.DESKS_EVENTS).stream()
                .map(record -> Json.read(record.value(), DeskRecord.class))
                .filter(record -> record.desk().equals("user:buyer"))
                .map(record -> (DeskStanding.OfUser) record.standing())
                .reduce((before, after) -> after)
                .orElseThrow()
                .wallets()
                .getFirst();
    }
}
