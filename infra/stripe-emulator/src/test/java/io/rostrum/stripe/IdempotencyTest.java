package io.rostrum.stripe;

import com.stripe.exception.AuthenticationException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Customer;
import com.stripe.model.PaymentIntent;
import com.stripe.net.RequestOptions;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerListParams;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams.CaptureMethod;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class IdempotencyTest {

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
    void sameKeyGivesTheSameObjectAcrossARestart() throws Exception {
        Customer first = create("a", "k-1");
        stand.close();
        stand = new Stand(folder);
        assertEquals(first.getId(), create("a", "k-1").getId());
    }

    @Test
    void sameKeyWithOtherParametersIsRefused() throws StripeException {
        create("a", "k-1");
        assertThrows(IdempotencyException.class, () -> create("b", "k-1"));
    }

    @Test
    void declineIsRepeatedWithoutASecondTry() throws StripeException {
        PaymentIntent intent = stand.intent(5_000, CaptureMethod.AUTOMATIC);
        CardException first = assertThrows(CardException.class, () -> confirm(intent, "k-2"));
        CardException second = assertThrows(CardException.class, () -> confirm(intent, "k-2"));
        assertEquals(first.getCharge(), second.getCharge());
        assertNotEquals(first.getCharge(),
                assertThrows(CardException.class, () -> confirm(intent, "k-3")).getCharge());
    }

    @Test
    void keyIsForgottenAfterADay() throws StripeException {
        Customer first = create("a", "k-1");
        stand.tell("clock?advance_seconds=" + (24 * 3_600 - 60));
        assertEquals(first.getId(), create("a", "k-1").getId());
        stand.tell("clock?advance_seconds=60");
        assertNotEquals(first.getId(), create("a", "k-1").getId());
    }

    @Test
    void wrongKeyIsNobodys() {
        var stranger = com.stripe.StripeClient.builder()
                .setApiKey("sk_test_other").setApiBase(stand.emulator.base()).build();
        assertThrows(AuthenticationException.class, () -> stranger.v1().balance().retrieve());
    }

    @Test
    void unknownParametersAndObjectsAreNamed() {
        InvalidRequestException unknown = assertThrows(InvalidRequestException.class,
                () -> stand.client.v1().customers().create(
                        CustomerCreateParams.builder().putExtraParam("colour", "red").build()));
        assertEquals("parameter_unknown", unknown.getCode());
        InvalidRequestException missing = assertThrows(InvalidRequestException.class,
                () -> stand.client.v1().charges().retrieve("ch_none"));
        assertEquals("resource_missing", missing.getCode());
        assertEquals(404, missing.getStatusCode());
    }

    @Test
    void listsGoOnFromPageToPageNewestFirst() throws StripeException {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            made.addFirst(create("n" + i, null).getId());
        }
        List<String> seen = new ArrayList<>();
        stand.client.v1().customers().list(CustomerListParams.builder().setLimit(10L).build())
                .autoPagingIterable()
                .forEach(customer -> seen.add(customer.getId()));
        assertEquals(made, seen);
    }

    private Customer create(String name, String key) throws StripeException {
        RequestOptions options = key == null ? RequestOptions.getDefault() : Stand.key(key);
        return stand.client.v1().customers().create(
                CustomerCreateParams.builder().setDescription(name).build(), options);
    }

    private PaymentIntent confirm(PaymentIntent intent, String key) throws StripeException {
        return stand.client.v1().paymentIntents().confirm(intent.getId(),
                PaymentIntentConfirmParams.builder().setPaymentMethod("pm_card_chargeDeclined").build(),
                Stand.key(key));
    }
}
