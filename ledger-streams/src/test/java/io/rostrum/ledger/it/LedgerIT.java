package io.rostrum.ledger.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.identity.Claims;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.ledger.Balance;
import io.rostrum.contracts.ledger.LedgerRefusal;
import io.rostrum.contracts.ledger.WalletFact;
import io.rostrum.contracts.log.Topics;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The ledger as it runs: a real broker, a process that is killed and started again, and its door. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LedgerIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int KILLS = Integer.getInteger("rostrum.drill.kills", 1);
    private static final int FACTS_A_ROUND = 3_000;
    private static Engines engines;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws Exception {
        engines = new Engines();
    }

    @AfterAll
    static void stop() throws Exception {
        engines.close();
    }

    @Test
    @Order(1)
    void balancesAreServedAsOfNowAndAsOfAnyTime() throws Exception {
        engines.ask(new WalletFact.WalletToppedUp("first", "alice", "USD", 1_000, 50));
        awaitNet("alice", 1_000);
        long between = engines.entries().getLast().atMillis();
        Awaitility.await().until(() -> System.currentTimeMillis() > between + 5);
        engines.ask(new WalletFact.WalletWithdrawn("second", "alice", "USD", 300));
        awaitNet("alice", 700);
        assertEquals(1_000, net("alice", "?at=" + between));
        assertEquals(0, get("/books/main/accounts/user:alice:wallet/balances?at=0", finance())
                .path("balances").path(0).path("netMinor").asLong());
        JsonNode statement = get("/books/main/accounts/user:alice:wallet/statement?unit=USD", finance());
        assertEquals(2, statement.path("lines").size());
        assertEquals(700, statement.path("closingMinor").asLong());
        JsonNode trial = get("/books/main/trial-balance", finance());
        assertTrue(trial.path("totals").path(0).path("balanced").asBoolean(), trial.toString());
    }

    @Test
    @Order(2)
    void onlyFinanceOperatorsAndTheOwnerReadAnAccount() throws Exception {
        String wallet = "/books/main/accounts/user:alice:wallet/balances";
        assertEquals(200, status(wallet, finance()));
        assertEquals(200, status(wallet, token("o", Role.OPERATOR)));
        assertEquals(200, status(wallet, token("alice", Role.BIDDER)));
        assertEquals(403, status(wallet, token("bob", Role.BIDDER)));
        assertEquals(403, status("/books/main/accounts/seller:alice:payable/balances", token("alice", Role.BIDDER)));
        assertEquals(200, status("/books/main/accounts/seller:alice:payable/balances", token("alice", Role.SELLER)));
        assertEquals(403, status("/books/main/accounts/bank/balances", token("bank", Role.SELLER)));
        assertEquals(403, status("/books/main/trial-balance", token("alice", Role.SELLER)));
        assertEquals(401, status(wallet, null));
        assertEquals(401, status(wallet, "nonsense"));
        assertEquals(400, status("/books/main/accounts/cash/balances", finance()));
        assertEquals(400, status("/books/main/accounts/bank/statement?unit=ZZZ", finance()));
        assertEquals(404, status("/nowhere", finance()));
    }

    @Test
    @Order(3)
    void aRefusalAndAPoisonRecordStopNothing() throws Exception {
        engines.ask(new WalletFact.WalletWithdrawn("too-much", "alice", "USD", 1_000_000));
        engines.askRaw(new byte[] {'{'});
        engines.ask(new WalletFact.WalletToppedUp("after", "carol", "USD", 5, 0));
        awaitNet("carol", 5);
        List<LedgerRefusal> refusals = engines.committed(Topics.LEDGER_REFUSALS).stream()
                .map(record -> Json.read(record.value(), LedgerRefusal.class))
                .toList();
        assertEquals(LedgerRefusal.Reason.BELOW_ZERO, refusals.getLast().reason());
        assertEquals(1, engines.committed(Topics.DEAD_LETTERS).size());
    }

    @Test
    @Tag("kill")
    @Order(4)
    void nothingIsLostDoubledOrTornWhenTheLedgerIsKilledInTheMiddle() throws Exception {
        int others = engines.entries().size();
        for (int round = 0; round < KILLS; round++) {
            int before = engines.entries().size();
            for (int i = 0; i < FACTS_A_ROUND; i++) {
                engines.ask(new WalletFact.WalletToppedUp("k" + round + "-" + i, "u" + i % 50, "USD", 100, 3));
                engines.ask(new WalletFact.WalletToppedUp("k" + round + "-" + i, "u" + i % 50, "USD", 100, 3));
            }
            Awaitility.await().atMost(PATIENCE).until(() -> engines.entries().size() > before);
            engines.killLedger();
            engines.startLedger();
        }
        int wanted = others + KILLS * FACTS_A_ROUND;
        Awaitility.await().atMost(PATIENCE).until(() -> engines.entries().size() >= wanted);
        Chain.check(wanted, engines.committed(Topics.LEDGER_ENTRIES));
        awaitNet("u7", 100L * KILLS * FACTS_A_ROUND / 50);
        Awaitility.await().atMost(PATIENCE).untilAsserted(this::balancesTopicAgreesWithTheJournal);
    }

    @Test
    @Order(5)
    void itStopsCleanlyAndGoesOnWhereItWas() throws Exception {
        assertEquals(143, engines.stopLedger());
        engines.startLedger();
        engines.ask(new WalletFact.WalletToppedUp("later", "dora", "USD", 7, 0));
        awaitNet("dora", 7);
    }

    private void balancesTopicAgreesWithTheJournal() {
        Map<String, Long> told = new HashMap<>();
        engines.committed(Topics.LEDGER_BALANCES).forEach(record -> {
            Balance balance = Json.read(record.value(), Balance.class);
            told.put(balance.account() + " " + balance.unit(), balance.netMinor());
        });
        Map<String, Long> added = new HashMap<>();
        engines.entries().forEach(entry -> entry.postings().forEach(posting -> added.merge(
                posting.account() + " " + posting.unit(),
                posting.side() == posting.account().kind().normalSide() ? posting.minor() : -posting.minor(),
                Long::sum)));
        assertEquals(added, told);
    }

    private void awaitNet(String user, long net) {
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertEquals(net, net(user, "")));
    }

    private long net(String user, String query) throws Exception {
        return get("/books/main/accounts/user:" + user + ":wallet/balances" + query, finance())
                .path("balances")
                .path(0)
                .path("netMinor")
                .asLong();
    }

    private JsonNode get(String path, String token) throws Exception {
        HttpResponse<String> response = send(path, token);
        assertEquals(200, response.statusCode(), response.body());
        return Json.LOG.readTree(response.body());
    }

    private int status(String path, String token) throws Exception {
        return send(path, token).statusCode();
    }

    private HttpResponse<String> send(String path, String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(engines.address() + path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String finance() throws Exception {
        return token("finance-1", Role.FINANCE);
    }

    private static String token(String subject, Role... roles) throws Exception {
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), new JWTClaimsSet.Builder()
                .issuer(Claims.DEVELOPMENT_ISSUER)
                .subject(subject)
                .expirationTime(Date.from(Instant.now().plusSeconds(3_600)))
                .claim(Claims.ROLES, Arrays.stream(roles).map(Role::name).toList())
                .build());
        token.sign(new MACSigner(engines.secret()));
        return token.serialize();
    }
}
