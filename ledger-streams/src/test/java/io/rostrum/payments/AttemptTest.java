package io.rostrum.payments;

import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.money.Money;
import io.rostrum.contracts.payments.ChargePurpose;
import io.rostrum.contracts.payments.PaymentEvent;
import io.rostrum.contracts.payments.PaymentEventRecord;
import io.rostrum.contracts.payments.PaymentRequest;
import io.rostrum.contracts.payments.RefundReason;
import io.rostrum.contracts.payments.RequestRefusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import static io.rostrum.payments.EmulatedStripe.PRICE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

class AttemptTest {

    private static final int DAY = 24 * 3_600;

    @TempDir
    private Path folder;

    private EmulatedStripe stripe;

    @BeforeEach
    void start() throws IOException {
        stripe = new EmulatedStripe(folder, "manual");
    }

    @AfterEach
    void stop() throws IOException {
        stripe.close();
    }

    @Test
    void chargeIsMadeUnconfirmedThenTaken() {
        String intent = charge("1");
        assertFalse(stripe.ask("counters").has("charge"));
        var facts = confirm("1", intent, "pm_card_visa", false);
        var paid = EmulatedStripe.only(PaymentEvent.ChargeSucceeded.class, facts);
        assertEquals(PRICE, paid.amount());
        assertEquals(213, paid.move().feeMinor());
        assertFalse(paid.move().availableAtOnce());
        assertEquals(paid.chargeId() + ":succeeded", facts.getFirst().factId());
        assertEquals("pay-1", facts.getFirst().paymentId().value());
        assertEquals("1:create", facts.getFirst().requestId());
    }

    @Test
    void aCardThatSeveralUseHasTheSameMarkInEachAccountAndOthersHaveNone() {
        assertEquals(null, saved("u-1", "pm_card_visa").fingerprint());
        assertEquals("rostrum_household", saved("u-2", "pm_card_visa__household").fingerprint());
        assertEquals("rostrum_household", saved("u-3", "pm_card_visa__household").fingerprint());
    }

    private PaymentEvent.MethodSaved saved(String user, String card) {
        return stripe.fact(
                PaymentEvent.MethodSaved.class, "save:" + user,
                new PaymentRequest.SaveMethod(new UserId(user), null, card));
    }

    @Test
    void everyRequestThatMayHaveBeenDoneIsLookedUpAndDoneOnceEvenAfterItsKeyIsForgotten() {
        String customer = stripe.customer();
        var create = new PaymentRequest.CreateCharge(PRICE, customer, null, "g-1", ChargePurpose.INVOICE);
        var first = stripe.fact(PaymentEvent.ChargeCreated.class, "1:create", create);
        var confirm = new PaymentRequest.ConfirmCharge(first.intentId(), "pm_card_bypassPending", true, null);
        String charge = stripe.fact(PaymentEvent.ChargeSucceeded.class, "1:confirm", confirm).chargeId();
        var refund =
                new PaymentRequest.Refund(charge, new Money(80, "USD"), RefundReason.REQUESTED_BY_CUSTOMER);
        var open = new PaymentRequest.OpenAccount(new UserId("s-1"), "US");
        String seller = stripe.seller("1:seller");
        var transfer = new PaymentRequest.Transfer(new Money(8_800, "USD"), seller, charge, "g-1");
        var made = stripe.fact(PaymentEvent.TransferMade.class, "1:transfer", transfer);
        var reverse = new PaymentRequest.ReverseTransfer(made.transferId(), new Money(800, "USD"));
        var payout = new PaymentRequest.PayOutSeller(seller, new Money(5_000, "USD"));
        var own = new PaymentRequest.PayOutPlatform(new Money(1_000, "USD"));
        stripe.carryOut("1:refund", refund, false);
        stripe.carryOut("1:reverse", reverse, false);
        stripe.carryOut("1:payout", payout, false);
        stripe.carryOut("1:own", own, false);

        stripe.tell("clock?advance_seconds=" + 26 * 3_600);
        assertEquals(first, EmulatedStripe.only(
                PaymentEvent.ChargeCreated.class, stripe.carryOut("1:create", create, true)));
        assertEquals(charge, EmulatedStripe.only(
                PaymentEvent.ChargeSucceeded.class, stripe.carryOut("1:confirm", confirm, true)).chargeId());
        assertEquals(seller, EmulatedStripe.only(
                PaymentEvent.AccountOpened.class, stripe.carryOut("1:seller", open, true)).accountId());
        assertEquals(made, EmulatedStripe.only(
                PaymentEvent.TransferMade.class, stripe.carryOut("1:transfer", transfer, true)));
        // These stand in the log a second time, and nobody knows that they were tried.
        stripe.carryOut("1:refund", refund, false);
        stripe.carryOut("1:reverse", reverse, false);
        stripe.carryOut("1:payout", payout, false);
        stripe.carryOut("1:own", own, false);
        stripe.carryOut("1:transfer", transfer, false);

        var counts = stripe.ask("counters");
        for (String kind
                : List.of("payment_intent", "charge", "refund", "transfer", "transfer_reversal", "payout")) {
            assertEquals(1, counts.get(kind).get("most").intValue(), kind);
        }
    }

    @Test
    void declineIsAFactWithItsReason() {
        var failed = EmulatedStripe.only(PaymentEvent.ChargeFailed.class,
                confirm("1", charge("1"), "pm_card_chargeDeclinedInsufficientFunds", true));
        assertEquals("card_declined", failed.code());
        assertEquals("insufficient_funds", failed.declineCode());
    }

    @Test
    void authenticationIsAskedForOffSessionAndThenTheBuyerIsThere() {
        String intent = charge("1");
        var asked = EmulatedStripe.only(PaymentEvent.AuthenticationRequired.class,
                confirm("1", intent, "pm_card_authenticationRequired", true));
        assertFalse(asked.actionReady());
        var waiting =
                EmulatedStripe.only(PaymentEvent.AuthenticationRequired.class, stripe.carryOut("1:again",
                new PaymentRequest.ConfirmCharge(
                        intent, "pm_card_authenticationRequired", false, "https://rostrum.example"), false));
        assertTrue(waiting.actionReady());
        stripe.tell("authenticate/" + intent);
        var notice = new PaymentRequest.LookInto(
                "evt_1", "payment_intent.succeeded", "payment_intent", intent, null);
        EmulatedStripe.only(PaymentEvent.ChargeSucceeded.class, stripe.carryOut("n", notice, false));
    }

    @Test
    void confirmingWhatIsPaidStatesThePaymentAgain() {
        String intent = charge("1");
        var first = confirm("1", intent, "pm_card_visa", true);
        var again = stripe.carryOut("1:other",
                new PaymentRequest.ConfirmCharge(intent, "pm_card_visa", true, null), false);
        assertEquals(first, again);
        assertEquals(first, stripe.carryOut("1:cancel", new PaymentRequest.CancelCharge(intent), false));
    }

    @Test
    void depositIsSetApartTakenOrLetGo() {
        String customer = stripe.customer();
        var create = new PaymentRequest.CreateDeposit(new Money(5_000, "USD"), customer, null);
        String taken = stripe.fact(PaymentEvent.DepositCreated.class, "1:d", create).intentId();
        String voided = stripe.fact(PaymentEvent.DepositCreated.class, "2:d", create).intentId();
        String lapsed = stripe.fact(PaymentEvent.DepositCreated.class, "3:d", create).intentId();
        for (String intent : List.of(taken, voided, lapsed)) {
            stripe.fact(PaymentEvent.DepositAuthorised.class, intent,
                    new PaymentRequest.AuthoriseDeposit(intent, "pm_card_visa", true, null));
        }
        var captured = stripe.fact(PaymentEvent.DepositCaptured.class, "1:c",
                new PaymentRequest.CaptureDeposit(taken, new Money(4_000, "USD")));
        assertEquals(4_000, captured.amount().minor());
        stripe.fact(PaymentEvent.DepositVoided.class, "2:v", new PaymentRequest.VoidDeposit(voided));
        stripe.tell("clock?advance_seconds=" + 7 * DAY);
        stripe.fact(PaymentEvent.DepositLapsed.class, "n", new PaymentRequest.LookInto(
                "evt_2", "payment_intent.canceled", "payment_intent", lapsed, null));
        var late = stripe.fact(PaymentEvent.DepositLapsed.class, "3:c",
                new PaymentRequest.CaptureDeposit(lapsed, new Money(4_000, "USD")));
        assertEquals(lapsed, late.intentId());
    }

    @Test
    void sellersAreOpenedTransferredToAndPaidOut() {
        String seller = stripe.seller("1:seller");
        var changed = EmulatedStripe.only(PaymentEvent.AccountChanged.class, stripe.carryOut("n",
                new PaymentRequest.LookInto("evt_3", "account.updated", "account", seller, seller), false));
        assertTrue(changed.transfersReady());
        assertEquals(List.of(), changed.requirementsDue());
        String charge = EmulatedStripe.only(PaymentEvent.ChargeSucceeded.class,
                confirm("1", charge("1"), "pm_card_bypassPending", true)).chargeId();
        stripe.fact(PaymentEvent.TransferMade.class, "1:t",
                new PaymentRequest.Transfer(new Money(8_800, "USD"), seller, charge, "g-1"));
        String payout = stripe.fact(PaymentEvent.SellerPayoutStarted.class, "1:p",
                new PaymentRequest.PayOutSeller(seller, new Money(8_800, "USD"))).payoutId();
        stripe.tell("clock?advance_seconds=" + 2 * DAY);
        stripe.fact(PaymentEvent.SellerPayoutPaid.class, "n2",
                new PaymentRequest.LookInto("evt_4", "payout.paid", "payout", payout, seller));
    }

    @Test
    void refusalsAreNamed() {
        String seller = stripe.seller("1:seller");
        String paid = EmulatedStripe.only(PaymentEvent.ChargeSucceeded.class,
                confirm("1", charge("1"), "pm_card_bypassPending", true)).chargeId();
        refused(RequestRefusal.WRONG_STATE, "a",
                new PaymentRequest.Refund(paid, new Money(12_881, "USD"), RefundReason.DUPLICATE));
        refused(RequestRefusal.UNKNOWN_OBJECT, "b",
                new PaymentRequest.Refund("ch_none", PRICE, RefundReason.DUPLICATE));
        refused(RequestRefusal.INSUFFICIENT_BALANCE, "c",
                new PaymentRequest.PayOutPlatform(new Money(99_000, "USD")));
        refused(RequestRefusal.INVALID, "d",
                new PaymentRequest.Transfer(new Money(100, "EUR"), seller, paid, "g-1"));
        var made = stripe.fact(PaymentEvent.TransferMade.class, "t",
                new PaymentRequest.Transfer(new Money(8_800, "USD"), seller, paid, "g-1"));
        stripe.carryOut("p", new PaymentRequest.PayOutSeller(seller, new Money(8_800, "USD")), false);
        assertEquals("balance_insufficient", stripe.fact(PaymentEvent.ReversalRefused.class, "r",
                new PaymentRequest.ReverseTransfer(made.transferId(), new Money(8_800, "USD"))).code());
        stripe.tell("onboarding/" + seller + "?outcome=owe");
        refused(RequestRefusal.ACCOUNT_NOT_READY, "e",
                new PaymentRequest.Transfer(new Money(1, "USD"), seller, paid, "g-1"));
        assertEquals(List.of(), stripe.carryOut("n",
                new PaymentRequest.LookInto("evt_9", "charge.updated", "charge", "ch_none", null), false));
    }

    @Test
    void brokenConnectionLeavesTheResultUnknown() {
        String intent = charge("1");
        stripe.tell("faults?kind=drop&match=confirm&times=2");
        var request = EmulatedStripe.request("1:confirm",
                new PaymentRequest.ConfirmCharge(intent, "pm_card_visa", true, null));
        var unknown = assertInstanceOf(Attempt.Result.Unknown.class,
                stripe.attempt.carryOut(new Trial(request, false, System.currentTimeMillis())));
        assertFalse(unknown.answered());
        var known = assertInstanceOf(Attempt.Result.Stated.class,
                stripe.attempt.carryOut(new Trial(request, true, System.currentTimeMillis())));
        EmulatedStripe.only(PaymentEvent.ChargeSucceeded.class, known.facts());
        assertEquals(1, stripe.ask("counters").get("charge").get("total").intValue());
    }

    @Test
    void cardIsSavedOrRefused() {
        UserId user = new UserId("u-1");
        var saved = stripe.fact(PaymentEvent.MethodSaved.class, "1:s",
                new PaymentRequest.SaveMethod(user, null, "pm_card_visa"));
        assertEquals("visa", saved.brand());
        assertEquals("card_declined", stripe.fact(PaymentEvent.MethodRefused.class, "2:s",
                new PaymentRequest.SaveMethod(user, saved.customerId(), "pm_card_chargeDeclined")).code());
    }

    private void refused(RequestRefusal refusal, String id, PaymentRequest request) {
        var refused = stripe.fact(PaymentEvent.RequestRefused.class, id, request);
        assertEquals(refusal, refused.refusal());
        assertEquals(id, refused.requestId());
    }

    private String charge(String id) {
        return stripe.fact(PaymentEvent.ChargeCreated.class, id + ":create", new PaymentRequest.CreateCharge(
                PRICE, stripe.customer(), null, "g-" + id, ChargePurpose.INVOICE)).intentId();
    }

    private List<PaymentEventRecord> confirm(String id, String intent, String method, boolean lookFirst) {
        return stripe.carryOut(
                id + ":confirm", new PaymentRequest.ConfirmCharge(intent, method, true, null), lookFirst);
    }
}
