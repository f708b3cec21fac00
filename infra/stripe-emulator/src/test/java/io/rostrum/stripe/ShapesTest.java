package io.rostrum.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.stripe.model.Account;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Transfer;
import com.stripe.param.PaymentIntentCreateParams.CaptureMethod;
import com.stripe.param.PayoutCreateParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.SetupIntentCreateParams;
import com.stripe.param.TransferCreateParams;
import com.stripe.param.TransferReversalCreateParams;
import com.stripe.param.checkout.SessionCreateParams;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * Compares the emulator's objects with the published example objects of Stripe's API: the same names, the
 * same types.
 *
 * <p>The examples are no part of the repository; {@code -Drostrum.stripe.fixtures=FILE} or a folder beside it
 * says where they are.
 */
class ShapesTest {

    /** What the published objects have and the emulator leaves out: nothing in the product reads it. */
    private static final Map<String, Set<String>> LEFT_OUT = Map.of(
            "payment_intent", Set.of("managed_payments", "payment_method_configuration_details", "source"),
            "charge", Set.of("receipt_url", "refunds", "source"),
            "setup_intent", Set.of("payment_method_configuration_details"));

    /** What Stripe's API has and its examples do not show. */
    private static final Map<String, Set<String>> BEYOND = Map.of(
            "refund", Set.of("failure_balance_transaction", "failure_reason"));

    @TempDir
    private Path folder;

    @Test
    void objectsHaveTheNamesAndTypesOfThePublishedOnes() throws Exception {
        Path fixtures = Path.of(System.getProperty(
                "rostrum.stripe.fixtures", "../../../shared/data/stripe/fixtures3.json"));
        Assumptions.assumeTrue(Files.exists(fixtures),
                "the published fixtures are not there; name them with -Drostrum.stripe.fixtures=FILE");
        JsonNode published = new ObjectMapper().readTree(fixtures.toFile()).get("resources");
        List<String> differences = new ArrayList<>();
        try (Stand stand = new Stand(folder)) {
            made(stand).forEach((type, object) -> compare(type, published.get(type), object, differences));
        }
        assertEquals(List.of(), differences);
    }

    private static Map<String, JsonNode> made(Stand stand) throws Exception {
        Map<String, JsonNode> made = new TreeMap<>();
        PaymentIntent paid = stand.paid(12_880, "pm_card_bypassPending");
        made.put("payment_intent", stand.raw("payment_intents/" + paid.getId()));
        made.put("customer", stand.raw("customers/" + paid.getCustomer()));
        made.put("payment_method", stand.raw("payment_methods/" + paid.getPaymentMethod()));
        made.put("charge", stand.raw("charges/" + paid.getLatestCharge()));
        made.put("balance_transaction", stand.raw(
                "balance_transactions/" + made.get("charge").get("balance_transaction").textValue()));
        Account seller = stand.seller();
        made.put("account", stand.raw("accounts/" + seller.getId()));
        Transfer transfer = stand.client.v1().transfers().create(TransferCreateParams.builder()
                .setAmount(5_000L).setCurrency("usd").setDestination(seller.getId())
                .setSourceTransaction(paid.getLatestCharge()).build());
        String reversal = stand.client.v1().transfers().reversals().create(
                transfer.getId(), TransferReversalCreateParams.builder().setAmount(1_000L).build()).getId();
        made.put("transfer", stand.raw("transfers/" + transfer.getId()));
        made.put("transfer_reversal", stand.raw("transfers/" + transfer.getId() + "/reversals/" + reversal));
        made.put("refund", stand.raw("refunds/" + stand.client.v1().refunds().create(
                RefundCreateParams.builder().setCharge(paid.getLatestCharge()).setAmount(100L).build())
                        .getId()));
        made.put("payout", stand.raw("payouts/" + stand.client.v1().payouts().create(
                PayoutCreateParams.builder().setAmount(100L).setCurrency("usd").build()).getId()));
        made.put("checkout.session", stand.raw("checkout/sessions/" + stand.client.v1().checkout().sessions().create(
                SessionCreateParams.builder()
                        .setMode(SessionCreateParams.Mode.SETUP)
                        .setCustomer(paid.getCustomer())
                        .setSuccessUrl("http://127.0.0.1:1/")
                        .build()).getId()));
        made.put("setup_intent", stand.raw("setup_intents/" + stand.client.v1().setupIntents().create(
                SetupIntentCreateParams.builder().setCustomer(paid.getCustomer()).build()).getId()));
        stand.confirm(stand.intent(900, CaptureMethod.AUTOMATIC), "pm_card_createDispute", true);
        made.put("dispute", stand.raw("disputes").get("data").get(0));
        made.put("event", stand.raw("events").get("data").get(0));
        made.put("balance", stand.raw("balance"));
        return made;
    }

    private static void compare(String type, JsonNode published, JsonNode object, List<String> differences) {
        Set<String> wanted = new TreeSet<>(names(published));
        wanted.removeAll(LEFT_OUT.getOrDefault(type, Set.of()));
        Set<String> given = new TreeSet<>(names(object));
        given.removeAll(BEYOND.getOrDefault(type, Set.of()));
        if (!wanted.equals(given)) {
            Set<String> more = new TreeSet<>(given);
            more.removeAll(wanted);
            wanted.removeAll(given);
            differences.add(type + " lacks " + wanted + ", has more " + more);
        }
        for (String name : names(object)) {
            JsonNode theirs = published.path(name);
            JsonNode ours = object.get(name);
            boolean comparable = !theirs.isMissingNode() && !theirs.isNull() && !ours.isNull();
            if (comparable && theirs.getNodeType() != ours.getNodeType()) {
                differences.add(type + "." + name + " is " + ours.getNodeType() + ", not "
                        + theirs.getNodeType());
            }
        }
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
