package io.rostrum.stripe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.stripe.exception.InvalidRequestException;
import com.stripe.model.SetupIntent;
import com.stripe.model.checkout.Session;
import com.stripe.param.checkout.SessionCreateParams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A card is saved on a page of the provider's. */
class CheckoutTest {

    private static final String BACK = "http://127.0.0.1:1/orders?saved=1";

    @TempDir
    private Path folder;

    private Stand stand;

    @BeforeEach
    void start() throws Exception {
        stand = new Stand(folder);
    }

    @AfterEach
    void stop() throws Exception {
        stand.close();
    }

    private Session session(SessionCreateParams.Mode mode) throws Exception {
        return stand.client.v1().checkout().sessions().create(SessionCreateParams.builder()
                .setMode(mode)
                .setCustomer(stand.customer().getId())
                .addPaymentMethodType(SessionCreateParams.PaymentMethodType.CARD)
                .setSetupIntentData(SessionCreateParams.SetupIntentData.builder().putMetadata("of", "u-1").build())
                .setSuccessUrl(BACK)
                .setCancelUrl(BACK)
                .build());
    }

    private SetupIntent intent(Session session) throws Exception {
        return stand.client.v1().setupIntents().retrieve(session.getSetupIntent());
    }

    /** Where the browser is sent, or the code of the refusal. */
    private String choose(Session session, String card) throws Exception {
        URI page = URI.create(session.getUrl() + "?payment_method=" + card);
        try (HttpClient browser = HttpClient.newHttpClient()) {
            var answer = browser.send(
                    HttpRequest.newBuilder(page).POST(HttpRequest.BodyPublishers.noBody()).build(),
                    HttpResponse.BodyHandlers.ofString());
            return answer.headers().firstValue("Location").orElseGet(() -> code(answer.body()));
        }
    }

    private static String code(String refusal) {
        try {
            return new ObjectMapper().readTree(refusal).at("/error/code").textValue();
        } catch (JsonProcessingException noJson) {
            throw new AssertionError(refusal, noJson);
        }
    }

    @Test
    void aChosenCardIsSavedAndTheBuyerComesBack() throws Exception {
        Session session = session(SessionCreateParams.Mode.SETUP);
        assertEquals("open", session.getStatus());
        assertTrue(session.getUrl().contains(session.getId()));
        assertEquals("u-1", intent(session).getMetadata().get("of"));
        assertEquals(BACK, choose(session, "pm_card_visa"));
        assertEquals("succeeded", intent(session).getStatus());
        assertEquals("complete", stand.client.v1().checkout().sessions().retrieve(session.getId()).getStatus());
        assertEquals("session_expired", choose(session, "pm_card_visa"));
    }

    @Test
    void aCardThatWantsAuthenticationIsSavedOnlyAfterIt() throws Exception {
        Session session = session(SessionCreateParams.Mode.SETUP);
        String next = choose(session, "pm_card_authenticationRequired");
        assertTrue(next.contains("/emulator/authenticate/" + session.getSetupIntent()), next);
        assertEquals("open", stand.client.v1().checkout().sessions().retrieve(session.getId()).getStatus());
        stand.tell("authenticate/" + session.getSetupIntent() + "?outcome=succeed");
        assertEquals("succeeded", intent(session).getStatus());
        assertEquals("complete", stand.client.v1().checkout().sessions().retrieve(session.getId()).getStatus());
    }

    @Test
    void aSessionIsOverAfterADayAndIsForCardsAlone() throws Exception {
        Session session = session(SessionCreateParams.Mode.SETUP);
        stand.tell("clock?advance_seconds=" + (24 * 3_600 + 1));
        assertEquals("session_expired", choose(session, "pm_card_visa"));
        assertEquals("requires_payment_method", intent(session).getStatus());
        assertThrows(InvalidRequestException.class, () -> session(SessionCreateParams.Mode.PAYMENT));
    }
}
