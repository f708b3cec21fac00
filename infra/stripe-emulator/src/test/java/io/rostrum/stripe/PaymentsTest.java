package io.rostrum.stripe;

import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.model.SetupIntent;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams.CaptureMethod;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.SetupIntentCreateParams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PaymentsTest {

    @TempDir
    private Path folder;

    private Stand stand;

    @BeforeEach
    void start() throws IOException {
        stand = new Stand(folder);
    }

    @AfterEach
    void stop() throws IOException {
        stand.close();
    }

    @Test
    void confirmingTakesTheMoneyAndTheFeeAndLeavesItPending() throws StripeException {
        PaymentIntent intent = stand.intent(12_880, CaptureMethod.AUTOMATIC);
        assertEquals("requires_payment_method", intent.getStatus());
        PaymentIntent paid = stand.confirm(intent, "pm_card_visa", true);
        assertEquals("succeeded", paid.getStatus());
        var booked = paid.getLatestChargeObject().getBalanceTransactionObject();
        assertEquals(213, booked.getFee());
        assertEquals(12_667, booked.getNet());
        assertEquals("pending", booked.getStatus());
        assertEquals(12_667, stand.client.v1().balance().retrieve().getPending().getFirst().getAmount());
        assertEquals("r-12880", paid.getLatestChargeObject().getMetadata().get("requestId"));
    }

    @Test
    void fundsBecomeAvailableWhenTheClockSaysSo() throws StripeException {
        stand.paid(12_880, "pm_card_visa");
        stand.tell("clock?advance_seconds=" + 2 * 24 * 3_600);
        var balance = stand.client.v1().balance().retrieve();
        assertEquals(12_667, balance.getAvailable().getFirst().getAmount());
        assertEquals(0, balance.getPending().getFirst().getAmount());
    }

    @Test
    void declinedCardLeavesAFailedChargeAndAnIntentForAnotherTry() throws StripeException {
        PaymentIntent intent = stand.intent(5_000, CaptureMethod.AUTOMATIC);
        CardException declined = assertThrows(CardException.class,
                () -> stand.confirm(intent, "pm_card_chargeDeclinedInsufficientFunds", true));
        assertEquals("card_declined", declined.getCode());
        assertEquals("insufficient_funds", declined.getDeclineCode());
        assertEquals("requires_payment_method", declined.getStripeError().getPaymentIntent().getStatus());
        Charge failed = stand.client.v1().charges().retrieve(declined.getCharge());
        assertEquals("failed", failed.getStatus());
        assertEquals("succeeded", stand.confirm(intent, "pm_card_visa", true).getStatus());
    }

    @Test
    void authenticationIsAskedForOffSessionAndDoneOnSession() throws StripeException {
        PaymentIntent intent = stand.intent(5_000, CaptureMethod.AUTOMATIC);
        CardException asked = assertThrows(CardException.class,
                () -> stand.confirm(intent, "pm_card_authenticationRequired", true));
        assertEquals("authentication_required", asked.getCode());
        PaymentIntent waiting = stand.client.v1().paymentIntents().confirm(intent.getId(),
                PaymentIntentConfirmParams.builder()
                        .setPaymentMethod("pm_card_authenticationRequired")
                        .setReturnUrl("https://rostrum.example/orders").build());
        assertEquals("requires_action", waiting.getStatus());
        assertTrue(waiting.getNextAction().getRedirectToUrl().getUrl().startsWith(stand.emulator.base()));
        stand.tell("authenticate/" + intent.getId());
        assertEquals("succeeded", stand.client.v1().paymentIntents().retrieve(intent.getId()).getStatus());
    }

    @Test
    void failedAuthenticationIsNamed() throws StripeException {
        PaymentIntent intent = stand.intent(5_000, CaptureMethod.AUTOMATIC);
        stand.confirm(intent, "pm_card_authenticationRequired", false);
        stand.tell("authenticate/" + intent.getId() + "?outcome=fail");
        PaymentIntent after = stand.client.v1().paymentIntents().retrieve(intent.getId());
        assertEquals("requires_payment_method", after.getStatus());
        assertEquals("payment_intent_authentication_failure", after.getLastPaymentError().getCode());
    }

    @Test
    void savedCardThatWasAuthenticatedOnceWorksOffSession() throws StripeException {
        String customer = stand.customer().getId();
        SetupIntent setup = stand.client.v1().setupIntents().create(SetupIntentCreateParams.builder()
                .setCustomer(customer)
                .setUsage(SetupIntentCreateParams.Usage.OFF_SESSION)
                .setPaymentMethod("pm_card_authenticationRequiredOnSetup")
                .setConfirm(true)
                .setReturnUrl("https://rostrum.example")
                .build());
        assertEquals("requires_action", setup.getStatus());
        stand.tell("authenticate/" + setup.getId());
        SetupIntent saved = stand.client.v1().setupIntents().retrieve(setup.getId());
        assertEquals("succeeded", saved.getStatus());
        var method = stand.client.v1().paymentMethods().retrieve(saved.getPaymentMethod());
        assertEquals(customer, method.getCustomer());
        var intent = stand.client.v1().paymentIntents().create(
                com.stripe.param.PaymentIntentCreateParams.builder()
                        .setAmount(700L).setCurrency("usd").setCustomer(customer)
                        .setPaymentMethod(method.getId()).addPaymentMethodType("card").build());
        assertEquals("requires_confirmation", intent.getStatus());
        assertEquals("succeeded", stand.confirm(intent, method.getId(), true).getStatus());
    }

    @Test
    void depositIsHeldThenTakenInPart() throws StripeException {
        PaymentIntent intent = stand.intent(5_000, CaptureMethod.MANUAL);
        PaymentIntent held = stand.confirm(intent, "pm_card_visa", true);
        assertEquals("requires_capture", held.getStatus());
        assertNull(held.getLatestChargeObject().getBalanceTransaction());
        assertNotNull(held.getLatestChargeObject().getPaymentMethodDetails().getCard().getCaptureBefore());
        PaymentIntent taken = stand.client.v1().paymentIntents().capture(intent.getId(),
                PaymentIntentCaptureParams.builder().setAmountToCapture(4_000L).build());
        assertEquals("succeeded", taken.getStatus());
        assertEquals(4_000, taken.getAmountReceived());
        InvalidRequestException again = assertThrows(InvalidRequestException.class,
                () -> stand.client.v1().paymentIntents().capture(intent.getId()));
        assertEquals("payment_intent_unexpected_state", again.getCode());
    }

    @Test
    void depositLapsesAfterSevenDays() throws StripeException {
        PaymentIntent held = stand.confirm(stand.intent(5_000, CaptureMethod.MANUAL), "pm_card_visa", true);
        stand.tell("clock?advance_seconds=" + 7 * 24 * 3_600);
        PaymentIntent lapsed = stand.client.v1().paymentIntents().retrieve(held.getId());
        assertEquals("canceled", lapsed.getStatus());
        assertEquals("automatic", lapsed.getCancellationReason());
    }

    @Test
    void refundsNeverExceedTheCharge() throws StripeException {
        PaymentIntent paid = stand.paid(12_880, "pm_card_bypassPending");
        Refund part = refund(paid, 2_880L);
        assertEquals("succeeded", part.getStatus());
        InvalidRequestException over =
                assertThrows(InvalidRequestException.class, () -> refund(paid, 10_001L));
        assertEquals("amount_too_large", over.getCode());
        refund(paid, 10_000L);
        InvalidRequestException done = assertThrows(InvalidRequestException.class, () -> refund(paid, 1L));
        assertEquals("charge_already_refunded", done.getCode());
        assertEquals(-213, stand.client.v1().balance().retrieve().getAvailable().getFirst().getAmount());
    }

    @Test
    void refundMayComeBackFromTheBank() throws StripeException {
        Refund refund = refund(stand.paid(1_000, "pm_card_refundFail"), 1_000L);
        assertEquals("succeeded", refund.getStatus());
        stand.tell("clock?advance_seconds=60");
        Refund failed = stand.client.v1().refunds().retrieve(refund.getId());
        assertEquals("failed", failed.getStatus());
        assertNotNull(failed.getFailureBalanceTransaction());
    }

    @Test
    void cancelledIntentNeverSucceeds() throws StripeException {
        PaymentIntent intent = stand.intent(5_000, CaptureMethod.AUTOMATIC);
        assertEquals("canceled", stand.client.v1().paymentIntents().cancel(intent.getId()).getStatus());
        assertThrows(InvalidRequestException.class, () -> stand.confirm(intent, "pm_card_visa", true));
        assertFalse(stand.ask("counters").has("charge"));
    }

    private Refund refund(PaymentIntent paid, long amount) throws StripeException {
        return stand.client.v1().refunds().create(RefundCreateParams.builder()
                .setCharge(paid.getLatestCharge()).setAmount(amount).build());
    }
}
