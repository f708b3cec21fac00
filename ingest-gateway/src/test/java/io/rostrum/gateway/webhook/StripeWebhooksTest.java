package io.rostrum.gateway.webhook;

import io.rostrum.contracts.payments.PaymentRequest;
import io.rostrum.contracts.payments.PaymentRequestRecord;
import io.rostrum.gateway.webhook.RefusedWebhook.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class StripeWebhooksTest {

    private static final long NOW = 1_790_000_000L;
    private static final String SECRET = "whsec_one";
    private static final byte[] EVENT = """
            {"id":"evt_1","object":"event","type":"payment_intent.succeeded","account":null,
             "data":{"object":{"id":"pi_1","object":"payment_intent","client_secret":"pi_1_secret_x",
             "receipt_email":"jenny@example.com"}}}""".getBytes(StandardCharsets.UTF_8);

    private final List<PaymentRequestRecord> log = new ArrayList<>();
    private final StripeWebhooks webhooks = new StripeWebhooks(
            new StripeSignature(List.of(SECRET, "whsec_two")), log::add,
            InstantSource.fixed(Instant.ofEpochSecond(NOW)));

    @Test
    void signedEventBecomesANoticeOfIdsAlone() throws Exception {
        assertTrue(webhooks.take(signed(SECRET, NOW, EVENT), EVENT));
        PaymentRequestRecord notice = log.getFirst();
        assertEquals("pi_1", notice.paymentId().value());
        assertEquals(new PaymentRequest.LookInto(
                "evt_1", "payment_intent.succeeded", "payment_intent", "pi_1", null), notice.request());
        String written = io.rostrum.contracts.Json.text(notice);
        assertFalse(written.contains("secret_x") || written.contains("jenny"), written);
    }

    @Test
    void repeatedEventMakesTheSameNotice() throws Exception {
        webhooks.take(signed(SECRET, NOW, EVENT), EVENT);
        webhooks.take(signed("whsec_two", NOW - 299, EVENT), EVENT);
        assertEquals(log.getFirst(), log.getLast());
    }

    @Test
    void eventOfAConnectedAccountNamesIt() throws Exception {
        byte[] event = """
                {"id":"evt_2","object":"event","type":"payout.paid","account":"acct_1",
                 "data":{"object":{"id":"po_1","object":"payout"}}}""".getBytes(StandardCharsets.UTF_8);
        webhooks.take(signed(SECRET, NOW, event), event);
        assertEquals(
                new PaymentRequest.LookInto("evt_2", "payout.paid", "payout", "po_1", "acct_1"),
                log.getFirst().request());
    }

    @Test
    void eventAboutNoObjectIsTakenAndNotNoted() throws Exception {
        byte[] event = """
                {"id":"evt_3","object":"event","type":"balance.available",
                 "data":{"object":{"object":"balance"}}}""".getBytes(StandardCharsets.UTF_8);
        assertTrue(webhooks.take(signed(SECRET, NOW, event), event));
        assertEquals(List.of(), log);
    }

    @Test
    void missingSignatureIsRefused() {
        refused(Reason.SIGNATURE_MISSING, null, EVENT);
        refused(Reason.SIGNATURE_MISSING, " ", EVENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"t=1790000000", "v1=00", "t=now,v1=00", "v0=00,t=1790000000", ",,,"})
    void signatureWithoutItsPartsIsRefused(String header) {
        refused(Reason.SIGNATURE_MALFORMED, header, EVENT);
    }

    @Test
    void wrongSignatureIsRefused() {
        refused(Reason.SIGNATURE_WRONG, signed("whsec_stranger", NOW, EVENT), EVENT);
        byte[] other = new String(EVENT, StandardCharsets.UTF_8).replace("pi_1", "pi_2")
                .getBytes(StandardCharsets.UTF_8);
        refused(Reason.SIGNATURE_WRONG, signed(SECRET, NOW, EVENT), other);
        refused(Reason.SIGNATURE_WRONG,
                signed(SECRET, NOW - 10, EVENT).replace("t=1789999990", "t=1790000000"), EVENT);
    }

    @Test
    void signatureOlderThanFiveMinutesIsRefused() throws Exception {
        assertTrue(webhooks.take(signed(SECRET, NOW - 300, EVENT), EVENT));
        refused(Reason.SIGNATURE_OLD, signed(SECRET, NOW - 301, EVENT), EVENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "[]", "{}", "no json", "{\"object\":\"charge\",\"id\":\"ch_1\"}",
        "{\"id\":\"evt_1\",\"object\":\"event\",\"type\":\"x\",\"data\":{\"object\":{\"id\":\"../../v1\",\"object\":\"x\"}}}"
    })
    void whatIsNoEventIsRefused(String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        refused(Reason.NO_EVENT, signed(SECRET, NOW, body), body);
    }

    @Test
    void silentLogIsSaidSoThatStripeSendsAgain() throws Exception {
        StripeWebhooks silent = new StripeWebhooks(
                new StripeSignature(List.of(SECRET)), notice -> false,
                InstantSource.fixed(Instant.ofEpochSecond(NOW)));
        assertFalse(silent.take(signed(SECRET, NOW, EVENT), EVENT));
    }

    private void refused(Reason reason, String header, byte[] body) {
        assertEquals(reason, assertThrows(RefusedWebhook.class, () -> webhooks.take(header, body)).reason());
        assertEquals(List.of(), log.stream().filter(one -> reason != Reason.SIGNATURE_OLD).toList());
    }

    private static String signed(String secret, long at, byte[] body) {
        return "t=" + at + ",v1=" + StripeSignature.sign(secret, at, body);
    }
}
