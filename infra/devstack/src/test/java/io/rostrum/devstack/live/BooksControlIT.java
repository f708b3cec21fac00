package io.rostrum.devstack.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.commerce.BookCommand;
import io.rostrum.contracts.commerce.ProposedEntry;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.Balance;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.ledger.LedgerFact;
import io.rostrum.contracts.ledger.Month;
import io.rostrum.contracts.ledger.PostJournalEntry;
import io.rostrum.contracts.ledger.Posting;
import io.rostrum.contracts.ledger.TreasuryFact;
import io.rostrum.contracts.log.Topics;
import io.rostrum.devstack.client.Commerce;
import io.rostrum.devstack.client.Gateway;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * What finance controls, over the real processes: two persons, closed months, and the running reconciliation.
 */
class BooksControlIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final BookId BOOK = BookId.MAIN;

    private Spine spine;
    private Gateway gateway;
    private Commerce anne;
    private Commerce ben;

    @BeforeEach
    void twoOfFinance() {
        spine = Spine.withMoney();
        gateway = spine.gateway();
        anne = new Commerce(gateway, new UserId("anne"), Role.FINANCE);
        ben = new Commerce(gateway, new UserId("ben"), Role.FINANCE);
    }

    @AfterEach
    void leave() {
        gateway.close();
    }

    @Test
    void aDebtIsWrittenOffByTwoPersonsAndByNobodyAlone() throws Exception {
        Account debt = Account.sellerReceivable(spine.fresh("gone").value());
        booked(new ProposedEntry.Postings(null, List.of(
                Posting.debit(debt, 8_800, "EUR"), Posting.credit(Account.BREAKAGE, 8_800, "EUR")),
                        "an old debt"), null);
        assertEquals(8_800, net(debt));

        CommandId proposal = proposed(new ProposedEntry.WriteOff(debt, "EUR", 8_800, "cannot be found"),
                null);
        refused("ONE_PERSON", anne.send(new BookCommand.ApproveEntry(BOOK, proposal)));
        assertEquals(8_800, net(debt));
        ben.must(new BookCommand.ApproveEntry(BOOK, proposal));
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertEquals(0, net(debt)));
        JsonNode entry = anne.read("/books/main/entry?id=main/written-off:" + proposal);
        assertEquals("anne", entry.path("fact").path("proposedBy").asText());
        assertEquals("ben", entry.path("fact").path("approvedBy").asText());

        CommandId more = proposed(new ProposedEntry.WriteOff(debt, "EUR", 1, "nothing is left"), null);
        JsonNode fate = ben.send(new BookCommand.ApproveEntry(BOOK, more));
        refused("LEDGER_REFUSED", fate);
        assertEquals("BELOW_ZERO", fate.path("outcome").path("detail").asText());
    }

    @Test
    void whoIsNotOfFinanceAndWhatIsNoEntryIsRefusedByName() throws Exception {
        BookCommand wish = new BookCommand.ProposeEntry(
                BOOK, new ProposedEntry.WriteOff(Account.sellerReceivable("s"), "EUR", 1, "why"), null);
        Commerce operator = new Commerce(gateway, new UserId("op"), Role.OPERATOR);
        assertTrue(assertThrows(IOException.class, () -> operator.send(wish)).getMessage().contains("403"));
        JsonNode unbalanced = anne.send(new BookCommand.ProposeEntry(
                BOOK,
                new ProposedEntry.Postings(null, List.of(
                        Posting.debit(Account.BANK, 2, "EUR"), Posting.credit(Account.BREAKAGE, 1, "EUR")),
                                "a slip"),
                null));
        refused("LEDGER_REFUSED", unbalanced);
        assertTrue(unbalanced.path("outcome").path("detail").asText().startsWith("UNBALANCED"));
        String token = gateway.token(new UserId("anne"), Role.FINANCE);
        HttpResponse<String> unknownAccount = post(token,
                "{\"commandId\":\"" + CommandId.fresh(System.currentTimeMillis())
                + "\",\"command\":{\"type\":\"ProposeEntry\",\"bookId\":\"main\",\"entry\":{\"type\":\"WriteOff\","
                + "\"receivable\":\"cash\",\"currency\":\"EUR\",\"minor\":1,\"reason\":\"why\"}}}");
        assertEquals(400, unknownAccount.statusCode(), unknownAccount.body());
    }

    @Test
    void nothingCountsInAClosedMonthUntilTwoPersonsOpenItAgain() throws Exception {
        Month now = Month.of(System.currentTimeMillis());
        Month before = now.before();
        refused("LEDGER_REFUSED", anne.send(new BookCommand.CloseMonth(BOOK, now)));
        anne.must(new BookCommand.CloseMonth(BOOK, before));
        Awaitility.await().atMost(PATIENCE).until(() ->
                anne.read("/books/main/periods").path("closedThrough").asText()
                .equals(before.value()));
        JsonNode note = anne.read("/books/main/periods").path("notes").path(0);
        assertTrue(note.path("closing").path("hash").isTextual(), note.toString());

        ProposedEntry late = new ProposedEntry.Postings(null, List.of(
                Posting.debit(Account.BANK, 500, "EUR"), Posting.credit(Account.BREAKAGE, 500, "EUR")),
                        "found late");
        refused("CLOSED_PERIOD", anne.send(new BookCommand.ProposeEntry(BOOK, late, before.startMillis())));

        booked(new ProposedEntry.Reopening(before, "found late"), null);
        booked(late, before.startMillis());
        Awaitility.await().atMost(PATIENCE).until(() -> {
            JsonNode lines = anne.read("/books/main/revenue?from=" + before + "&to=" + before).path("lines");
            return lines.size() == 1 && lines.path(0).path("netMinor").longValue() == 500;
        });
    }

    @Test
    @Tag("drill")
    void whatIsPlantedInTopicJournalOrStripeIsNamedAndClearedByThoseWhoMay() throws Exception {
        settled("CLEAN");
        try (KafkaProducer<byte[], byte[]> log = new KafkaProducer<>(
                Map.of("bootstrap.servers", spine.settings().kafka().toString()), new ByteArraySerializer(),
                new ByteArraySerializer())) {
            planted(log);
        }
        String transaction = aChargeThatNobodyKnows();
        settled("DIFFERENT");
        JsonNode one = status().path("differences").path(0);
        assertEquals("TRANSACTION_WITHOUT_ENTRY", one.path("kind").asText());
        assertTrue(one.path("subject").asText().contains(transaction), one.toString());
        long net = one.path("secondMinor").longValue();
        booked(new ProposedEntry.Postings(transaction, List.of(
                Posting.debit(Account.STRIPE_PENDING, net, "USD"), Posting.credit(Account.BREAKAGE, net,
                        "USD")),
                "a charge from elsewhere"), null);
        settled("CLEAN");
    }

    private void planted(KafkaProducer<byte[], byte[]> log) throws Exception {
        booked(new ProposedEntry.Postings(null, List.of(
                Posting.debit(Account.BANK, 100, "CHF"), Posting.credit(Account.BREAKAGE, 100, "CHF")),
                        "something"), null);
        JsonNode line = anne.read("/books/main/accounts/bank/statement?unit=CHF").path("lines").path(0);
        Balance right = new Balance(
                BOOK, Account.BANK, "CHF", 100, 0, 0, 0, line.path("seq").longValue(),
                        line.path("atMillis").longValue());
        String key = Balance.key(BOOK, Account.BANK, "CHF");
        Awaitility.await().atMost(PATIENCE).until(() -> status().path("seq").longValue() >= right.seq());
        settled("CLEAN");
        send(log, Topics.LEDGER_BALANCES, key, new Balance(
                BOOK, Account.BANK, "CHF", 101, 0, 0, 0, right.seq(), right.atMillis()));
        settled("DIFFERENT");
        assertEquals("bank debits", status().path("differences").path(0).path("subject").asText());
        assertTrue(status().path("alarm").booleanValue());
        send(log, Topics.LEDGER_BALANCES, key, right);
        settled("CLEAN");

        LedgerFact fee = new TreasuryFact.StripeFeeCharged("txn_" + System.nanoTime(), "USD", 5);
        send(log, Topics.LEDGER_REQUESTS, BOOK.value(), PostJournalEntry.of(BOOK, null, fee));
        settled("DIFFERENT");
        assertEquals("ENTRY_WITHOUT_TRANSACTION", status().path("differences").path(0).path("kind").asText());
        booked(new ProposedEntry.Reversal(fee, "never happened"), null);
        settled("CLEAN");
    }

    private static void send(KafkaProducer<byte[], byte[]> log, Topics.Topic topic, String key, Object value)
            throws Exception {
        log.send(new ProducerRecord<>(topic.name(), key.getBytes(StandardCharsets.UTF_8),
                Json.bytes(value))).get();
    }

    /** Somebody charges a card past this platform; the id of its balance transaction. */
    private String aChargeThatNobodyKnows() throws Exception {
        String form = "amount=1000&currency=usd&payment_method=pm_card_visa&confirm=true"
                + "&automatic_payment_methods[enabled]=true&automatic_payment_methods[allow_redirects]=never";
        HttpResponse<byte[]> intent = stripe(HttpRequest.newBuilder(URI.create(spine.settings().stripeBase()
                        + "/v1/payment_intents"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        assertEquals(200, intent.statusCode(), new String(intent.body(), StandardCharsets.UTF_8));
        HttpResponse<byte[]> newest = stripe(HttpRequest.newBuilder(URI.create(
                spine.settings().stripeBase() + "/v1/balance_transactions?limit=1")));
        return Json.LOG.readTree(newest.body()).path("data").path(0).path("id").asText();
    }

    private HttpResponse<byte[]> stripe(HttpRequest.Builder request) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    request.header("Authorization", "Bearer " + spine.settings().stripeKey()).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private HttpResponse<String> post(String token, String body) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(gateway.http().resolve("/api/v1/commerce/commands"))
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private JsonNode status() throws Exception {
        return anne.read("/reconciliation");
    }

    private void settled(String state) {
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode status = status();
            assertEquals(state, status.path("state").asText(), status.toString());
            assertTrue(status.path("inFlight").longValue() == 0 || state.equals("DIFFERENT"),
                    status.toString());
        });
    }

    private CommandId proposed(ProposedEntry entry, Long effectiveMillis) throws Exception {
        CommandId id = CommandId.fresh(System.currentTimeMillis());
        JsonNode fate = anne.send(id, new BookCommand.ProposeEntry(BOOK, entry, effectiveMillis));
        assertEquals("accepted", fate.path("status").asText(), fate.toString());
        return id;
    }

    private void booked(ProposedEntry entry, Long effectiveMillis) throws Exception {
        ben.must(new BookCommand.ApproveEntry(BOOK, proposed(entry, effectiveMillis)));
    }

    private static void refused(String reason, JsonNode fate) {
        assertEquals(reason, fate.path("outcome").path("reason").asText(), fate.toString());
    }

    private long net(Account account) throws Exception {
        return anne.read("/books/main/accounts/" + account.name() + "/balances")
                .path("balances").path(0).path("netMinor").longValue();
    }
}
