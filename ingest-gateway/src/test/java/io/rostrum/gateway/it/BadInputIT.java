package io.rostrum.gateway.it;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.AuctionCommand.CloseDue;
import io.rostrum.contracts.auction.AuctionCommand.GoLive;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.identity.Claims;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.money.Money;
import io.rostrum.contracts.socket.ClientFrame;
import io.rostrum.contracts.socket.CloseCodes;
import io.rostrum.contracts.socket.ServerFrame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Whatever a client sends gets its named refusal or close code; the gateway lives, and a bidder beside it notices nothing. */
class BadInputIT {

    private static final ShowId SHOW = new ShowId("bad-input");
    private static final String BID = "{\"type\":\"bid\",\"commandId\":\"%s\",\"showId\":\"bad-input\",\"lotId\":\"l\","
            + "\"limit\":{\"minor\":%s,\"currency\":\"%s\"}}";

    private Engines engines;
    private TestSocket bystander;

    @BeforeEach
    void connectABidderWhoDoesNothingWrong() throws Exception {
        engines = Engines.shared();
        bystander = TestSocket.open(engines.address(), null, engines.token("bystander", Role.BIDDER));
    }

    @AfterEach
    void theBidderNoticedNothing() throws Exception {
        bystander.send(new ClientFrame.Ping(7));
        assertEquals(7, bystander.await(ServerFrame.Pong.class).t());
        CommandId id = id();
        bystander.send(new ClientFrame.Bid(
                id, SHOW, new LotId("l"), new Money(100, "USD"), null, null, null, null, null));
        bystander.await(ServerFrame.Taken.class, taken -> taken.commandId().equals(id));
        bystander.close();
        assertTrue(engines.gatewayLives());
    }

    private static CommandId id() {
        return CommandId.fresh(System.currentTimeMillis());
    }

    private static String bid(String minor, String currency) {
        return BID.formatted(id(), minor, currency);
    }

    private TestSocket bidder() throws InterruptedException {
        return TestSocket.open(engines.address(), null, engines.token("bidder", Role.BIDDER));
    }

    private void refusedForm(String frame) throws InterruptedException {
        try (TestSocket socket = bidder()) {
            socket.send(frame);
            ServerFrame.Refused refused = socket.await(ServerFrame.Refused.class);
            assertEquals(Refusal.FORM, refused.reason(), frame);
            assertTrue(refused.last());
            assertTrue(refused.detail() != null && !refused.detail().isBlank(), "the reason is told");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "{", "null", "[]", "7", "\"bid\"", "{}", "{\"type\":\"bet\"}", "{\"type\":7}",
                "{\"type\":\"ping\",\"t\":1} trailing", "{\"type\":\"ping\",\"t\":1,\"t\":2}",
                "{\"type\":\"ping\",\"t\":1,\"more\":2}", "{\"type\":\"ping\"}", "{'type':'ping','t':1}",
                "{\"type\":\"subscribe\",\"showId\":\"no spaces\"}", "{\"type\":\"subscribe\",\"showId\":null}",
                "{\"type\":\"subscribe\",\"showId\":\"\u202Eshow\"}",
                "{\"type\":\"ask\",\"commandId\":\"00000000-0000-4000-8000-000000000000\",\"showId\":\"s\"}"
            })
    void aFrameThatIsNoneIsRefused(String frame) throws Exception {
        refusedForm(frame);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1", "0", "-9223372036854775808", "9223372036854775808", "1e3", "1.0", "12.5", "\"100\"", "true", "null",
                "NaN", "0x10", "01", "[1]", "99999999999999999999999999999999999999"
            })
    void anAmountThatIsNoWholeNumberAboveZeroIsRefused(String minor) throws Exception {
        refusedForm(bid(minor, "USD"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"usd", "DOLLAR", "", "XXX", "ZZZ", "U$D", "\u200BUS"})
    void aCurrencyThatIsNoneIsRefused(String currency) throws Exception {
        refusedForm(bid("100", currency));
    }

    @Test
    void aKeyThatStandsTwiceIsRefused() throws Exception {
        refusedForm(bid("100,\"minor\":200", "USD"));
    }

    @Test
    void deepNestingIsRefused() throws Exception {
        refusedForm("{\"type\":".repeat(500) + "1" + "}".repeat(500));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u202Egnp.exe", "zero\u200Bwidth", "\uFEFFname", "a\u2066b", "bell\\u0007"})
    void aNameThatHidesOrReordersTextIsRefused(String title) throws Exception {
        refusedForm(lot(title));
    }

    @Test
    void aNameInRightToLeftLettersIsWelcome() throws Exception {
        try (TestSocket seller = TestSocket.open(engines.address(), null, engines.token("s1", Role.SELLER))) {
            seller.send(lot("שעון יד"));
            seller.await(ServerFrame.Taken.class);
        }
    }

    private static String lot(String title) {
        return "{\"type\":\"command\",\"commandId\":\"" + id() + "\",\"showId\":\"bad-input\",\"command\":{\"type\":"
                + "\"CreateLot\",\"lotId\":\"l\",\"lot\":{\"title\":\"" + title
                + "\",\"opening\":{\"minor\":1,\"currency\":\"USD\"}}}}";
    }

    @Test
    void theLargestLimitHasTheFormAndIsForTheLogToRefuse() throws Exception {
        try (TestSocket socket = bidder()) {
            socket.send(bid(Long.toString(Long.MAX_VALUE), "USD"));
            socket.await(ServerFrame.Taken.class);
        }
    }

    @Test
    void whoHasNotSignedInMayWatchAndNothingElse() throws Exception {
        try (TestSocket socket = TestSocket.open(engines.address())) {
            socket.send(bid("100", "USD"));
            ServerFrame.Refused refused = socket.await(ServerFrame.Refused.class);
            assertEquals(Refusal.UNAUTHENTICATED, refused.reason());
            socket.send(new ClientFrame.Ping(1));
            socket.await(ServerFrame.Pong.class);
        }
    }

    @Test
    void aTokenThatProvesNothingClosesTheSocket() throws Exception {
        String unsigned = new PlainJWT(new JWTClaimsSet.Builder()
                        .issuer(Claims.DEVELOPMENT_ISSUER)
                        .subject("admin")
                        .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                        .claim(Claims.ROLES, List.of("OPERATOR"))
                        .build())
                .serialize();
        String ended = engines.token("ann", Instant.now().minusSeconds(60), Role.BIDDER);
        String good = engines.token("ann", Role.BIDDER);
        String forged = good.substring(0, good.length() - 4) + "AAAA";
        for (String token : List.of(unsigned, ended, forged, "", "x", "a.b.c")) {
            try (TestSocket socket = TestSocket.open(engines.address())) {
                socket.send(new ClientFrame.Hello(token));
                assertEquals(CloseCodes.UNAUTHENTICATED, socket.awaitClose(), token);
            }
        }
    }

    @Test
    void aTokenThatEndsWhileConnectedSendsNoMoreCommands() throws Exception {
        // The gateway grants five seconds more.
        String token = engines.token("ann", Instant.now().plusSeconds(1), Role.BIDDER);
        try (TestSocket socket = TestSocket.open(engines.address(), null, token)) {
            org.awaitility.Awaitility.await().atMost(java.time.Duration.ofSeconds(90)).until(() -> {
                socket.send(bid("100", "USD"));
                ServerFrame answer = socket.await(
                        ServerFrame.class,
                        frame -> frame instanceof ServerFrame.Taken || frame instanceof ServerFrame.Refused);
                return answer instanceof ServerFrame.Refused refused && refused.reason() == Refusal.UNAUTHENTICATED;
            });
        }
    }

    @Test
    void aCommandThatIsNotForTheCallersRoleIsForbidden() throws Exception {
        try (TestSocket socket = bidder()) {
            socket.send(new ClientFrame.Command(id(), SHOW, new GoLive()));
            assertEquals(Refusal.FORBIDDEN, socket.await(ServerFrame.Refused.class).reason());
            socket.send(new ClientFrame.Command(id(), SHOW, new CloseDue(new LotId("l"), 1)));
            assertEquals(Refusal.FORBIDDEN, socket.await(ServerFrame.Refused.class).reason());
        }
    }

    @Test
    void aPageOfAForeignOriginIsClosedAndOurOwnIsNot() throws Exception {
        try (TestSocket foreign = TestSocket.open(engines.address(), "https://evil.example")) {
            assertEquals(CloseCodes.FOREIGN_ORIGIN, foreign.awaitClose());
        }
        try (TestSocket own = TestSocket.open(engines.address(), "http://" + engines.address())) {
            own.await(ServerFrame.Welcome.class);
        }
    }

    @Test
    void aFrameOverTheLimitClosesTheSocket() throws Exception {
        try (TestSocket socket = bidder()) {
            socket.send("{\"type\":\"hello\",\"token\":\"" + "x".repeat(70_000) + "\"}");
            assertEquals(CloseCodes.TOO_BIG, socket.awaitClose());
        }
    }

    @Test
    void tooManyBadFramesCloseTheSocket() throws Exception {
        try (TestSocket socket = bidder()) {
            for (int i = 0; i < 30 && socket.isOpen(); i++) {
                socket.send("garbage");
            }
            assertEquals(CloseCodes.BAD_FRAMES, socket.awaitClose());
        }
    }

    @Test
    void tooManyFramesAreToldWhenToComeAgainAndThenCloseTheSocket() throws Exception {
        try (TestSocket socket = bidder()) {
            String ping = Json.text(new ClientFrame.Ping(1));
            for (int i = 0; i < 2_000 && socket.isOpen(); i++) {
                socket.send(ping);
            }
            ServerFrame.Refused refused = socket.await(ServerFrame.Refused.class);
            assertEquals(Refusal.RATE, refused.reason());
            assertTrue(refused.retryAfterMillis() > 0);
            assertEquals(CloseCodes.RATE, socket.awaitClose());
        } catch (java.util.concurrent.CompletionException closedMeanwhile) {
            assertTrue(engines.gatewayLives());
        }
    }

    @Test
    void tenThousandRandomByteStringsHarmNobody() throws Exception {
        Random random = new Random(20_261_123);
        int sent = 0;
        while (sent < 10_000) {
            try (TestSocket socket = TestSocket.open(engines.address())) {
                for (int i = 0; i < 20; i++) {
                    byte[] bytes = new byte[random.nextInt(200)];
                    random.nextBytes(bytes);
                    if (random.nextBoolean()) {
                        socket.send(bytes);
                    } else {
                        socket.send(new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1));
                    }
                    sent++;
                }
                socket.await(ServerFrame.Refused.class);
            }
        }
        String address = engines.address();
        for (int i = 0; i < 200; i++) {
            noise(address, random);
        }
    }

    private static void noise(String address, Random random) {
        int port = Integer.parseInt(address.substring(address.indexOf(':') + 1));
        byte[] bytes = new byte[random.nextInt(2_000)];
        random.nextBytes(bytes);
        try (Socket socket = new Socket("127.0.0.1", port);
                OutputStream out = socket.getOutputStream()) {
            out.write(bytes);
        } catch (IOException cutOff) {
            assertTrue(cutOff.getMessage() != null, "the gateway may cut noise off");
        }
    }
}
