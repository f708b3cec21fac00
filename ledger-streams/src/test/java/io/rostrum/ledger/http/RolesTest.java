package io.rostrum.ledger.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.commerce.DeskCommand;
import io.rostrum.contracts.commerce.DeskRecord;
import io.rostrum.contracts.commerce.DeskStanding;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.DevelopmentSecret;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.desks.DeskTerms;
import io.rostrum.identity.SignIn;
import io.rostrum.identity.Tokens;
import io.rostrum.ledger.reconcile.ReconcileStatus;
import io.rostrum.ledger.view.BookIndex;
import io.rostrum.ledger.view.ControlIndex;
import io.rostrum.ledger.view.DeskIndex;
import io.rostrum.ledger.view.EntryLog;
import io.rostrum.ledger.view.OrderIndex;
import io.rostrum.ledger.view.ProviderIndex;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Walks every read of the ledger as everybody: a read that is not in the table fails. */
class RolesTest {

    private static final Set<Role> OFFICE = EnumSet.of(Role.FINANCE, Role.OPERATOR);
    private static final Set<Role> JUDGES = EnumSet.of(Role.ARBITER, Role.FINANCE, Role.OPERATOR);
    private static final Set<Role> EVERYBODY = EnumSet.complementOf(EnumSet.of(Role.SYSTEM));
    /** Who has been let in, and is told by the address alone. */
    private static final Set<Integer> LET_IN = Set.of(200, 400, 404);

    /** Reads that say nothing of anybody: for probes. */
    private static final Set<String> OPEN = Set.of("GET /health", "GET /metrics");

    /** Who may, by what is asked. What of it is theirs is decided by the read itself. */
    private static final Map<String, Set<Role>> TABLE = new TreeMap<>(Map.ofEntries(
            Map.entry("GET /reconciliation", OFFICE),
            Map.entry("GET /books/{book}", OFFICE),
            Map.entry("GET /books/{book}/trial-balance", OFFICE),
            Map.entry("GET /books/{book}/balances", OFFICE),
            Map.entry("GET /books/{book}/accounts/{account}/balances", OFFICE),
            Map.entry("GET /books/{book}/accounts/{account}/statement", OFFICE),
            Map.entry("GET /books/{book}/revenue", OFFICE),
            Map.entry("GET /books/{book}/revenue.csv", OFFICE),
            Map.entry("GET /books/{book}/periods", OFFICE),
            Map.entry("GET /books/{book}/proposals", OFFICE),
            Map.entry("GET /books/{book}/entry", OFFICE),
            Map.entry("GET /orders", EVERYBODY),
            Map.entry("GET /orders?as=arbiter", JUDGES),
            Map.entry("GET /orders/{order}", EVERYBODY),
            Map.entry("GET /invoices", EVERYBODY),
            Map.entry("GET /wallet", EVERYBODY),
            Map.entry("GET /plan", EVERYBODY),
            Map.entry("GET /links/{user}", OFFICE)));

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private Tokens tokens;
    private BookIndex books;
    private OrderIndex orders;
    private ProviderIndex people;
    private DeskIndex desks;
    private ControlIndex controls;
    private LedgerServer server;
    private int port;

    @BeforeEach
    void start() throws Exception {
        Path secret = folder.resolve("secret");
        DevelopmentSecret.createOnce(secret);
        InstantSource clock = InstantSource.fixed(Instant.ofEpochSecond(1_700_000_000));
        tokens = new Tokens(new SignIn.Shared(secret, "https://issuer.test", true), clock);
        books = new BookIndex(folder.resolve("books"), new EntryLog("127.0.0.1:1"));
        orders = new OrderIndex(folder.resolve("orders"));
        people = new ProviderIndex(folder.resolve("people"));
        desks = new DeskIndex(folder.resolve("desks"));
        controls = new ControlIndex(folder.resolve("controls"));
        server = new LedgerServer(
                "127.0.0.1", 0,
                new LedgerServer.Views(books.reads(), orders, people, desks, DeskTerms.SHIPPED, controls),
                new ProviderLinks("http://127.0.0.1:1"), tokens,
                new LedgerServer.Health(() -> true, () -> ReconcileStatus.off(BookId.MAIN)));
        port = server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        controls.close();
        desks.close();
        people.close();
        orders.close();
        books.close();
        client.close();
    }

    @Test
    void everyReadIsForTheRolesOfTheTableAndForNobodyWithoutAToken() throws Exception {
        Set<String> known = new TreeSet<>(OPEN);
        TABLE.keySet().forEach(read -> known.add(read.replaceAll("\\?.*", "")));
        assertEquals(known, new TreeSet<>(server.routes()));
        for (String read : OPEN) {
            assertEquals(200, status(read, null), read);
        }
        for (Map.Entry<String, Set<Role>> each : TABLE.entrySet()) {
            String read = each.getKey();
            assertEquals(401, status(read, null), read);
            assertEquals(401, status(read, "nonsense"), read);
            for (Role role : EVERYBODY) {
                int status = status(read, tokens.issue(new UserId("somebody"), Set.of(role)).orElseThrow());
                assertEquals(
                        each.getValue().contains(role) ? "let in" : "403",
                        LET_IN.contains(status) ? "let in" : String.valueOf(status), read + " as " + role);
            }
        }
    }

    @Test
    void theOfficeReadsWhomAnAccountIsLinkedToAndItsOwnerDoesNot() throws Exception {
        UserId owner = new UserId("owner");
        DeskStanding.OfUser standing = new DeskStanding.OfUser(
                5, List.of(), List.of(), List.of(), List.of(), List.of(), null, null, List.of(new UserId("other")));
        desks.take(Json.bytes(new DeskRecord(
                DeskCommand.userDesk(owner), 1, 1_700_000_000_000L, CommandId.fresh(1_700_000_000_000L), List.of(),
                standing)));
        desks.commit(Map.of(0, 1L));
        JsonNode links = body("/links/owner", tokens.issue(new UserId("office"), Set.of(Role.FINANCE)).orElseThrow());
        assertEquals("{\"userId\":\"owner\",\"links\":[\"other\"]}", links.toString());
        JsonNode wallet = body("/wallet", tokens.issue(owner, Set.of(Role.BIDDER)).orElseThrow());
        assertEquals(5, wallet.at("/desk/standing/freeCredits").asInt());
        assertTrue(wallet.at("/desk/standing/links").isMissingNode(), wallet.toString());
    }

    private JsonNode body(String path, String token) throws Exception {
        return Json.LOG.readTree(client.send(request(path, token), HttpResponse.BodyHandlers.ofByteArray()).body());
    }

    private int status(String read, String token) throws Exception {
        String path = read.substring(read.indexOf(' ') + 1)
                .replace("{book}", "main")
                .replace("{account}", "user:else:wallet")
                .replace("{order}", "show-1.lot-1")
                .replace("{user}", "else");
        return client.send(request(path, token), HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private HttpRequest request(String path, String token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request.build();
    }
}
