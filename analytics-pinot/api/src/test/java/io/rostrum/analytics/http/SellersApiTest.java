package io.rostrum.analytics.http;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.rostrum.analytics.answering.Answers;
import io.rostrum.analytics.plans.Plans;
import io.rostrum.analytics.question.Numbers;
import io.rostrum.analytics.question.Rows;
import io.rostrum.analytics.question.Statement;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Claims;
import io.rostrum.contracts.identity.DevelopmentSecret;
import io.rostrum.contracts.identity.Role;
import io.rostrum.identity.SignIn;
import io.rostrum.identity.Tokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The API over real HTTP, with numbers that answer every statement with one row of small numbers. */
class SellersApiTest {

    private static final int RANDOM_QUESTIONS = 10_000;
    private static final Pattern COLUMN = Pattern.compile("(?:AS )?([a-z_]+)$");
    private static final Queue<String> ASKED = new ConcurrentLinkedQueue<>();

    @TempDir
    private static Path folder;

    private static AnalyticsServer server;
    private static Tokens tokens;
    private static String base;
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeAll
    static void start() throws IOException {
        Path secret = folder.resolve("secrets").resolve("jwt.key");
        DevelopmentSecret.createOnce(secret);
        InstantSource clock = InstantSource.system();
        tokens = new Tokens(new SignIn.Shared(secret, Claims.DEVELOPMENT_ISSUER, true), clock);
        Numbers oneRow = SellersApiTest::oneRow;
        Plans plans = (seller, authorization) ->
                Optional.of(seller.value().startsWith("free") ? Plans.FREE : "PREMIUM");
        server = new AnalyticsServer("127.0.0.1", 0, new AnalyticsServer.Parts(
                oneRow, new Answers(1_000, clock), plans, new Gate(tokens, 4), clock));
        base = "http://127.0.0.1:" + server.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** One row for each statement: 7 in every column, or a word where a word stands. */
    private static List<Rows> oneRow(List<Statement> statements) {
        List<Rows> answers = new ArrayList<>();
        for (Statement statement : statements) {
            ASKED.add(statement.sql());
            List<String> columns = columns(statement.template());
            answers.add(new Rows(columns, List.of(columns.stream().map(SellersApiTest::cell).toList()), false));
        }
        return answers;
    }

    private static List<String> columns(String template) {
        String selected = template.replaceAll("(?s)^SELECT (.*?)\\s+FROM .*", "$1").replaceAll("\\([^()]*\\)", "");
        while (selected.contains("(")) {
            selected = selected.replaceAll("\\([^()]*\\)", "");
        }
        return Arrays.stream(selected.split(",")).map(each -> {
            Matcher matcher = COLUMN.matcher(each.strip());
            assertTrue(matcher.find(), each);
            return matcher.group(1);
        }).toList();
    }

    private static String cell(String column) {
        return switch (column) {
            case "show_id", "lot_id", "buyer_id", "node_id" -> "x";
            case "title", "category", "phase", "status", "reserve_state", "picture_id", "outcome", "reason", "kind",
                    "state", "hold_reason", "plan_id" -> "WORD";
            case "currency" -> "USD";
            case "own_raise", "leads", "extended", "card_disputed" -> "true";
            case "live_at_millis", "ended_at_millis", "opened_at_millis" -> "1795768000000";
            default -> "7";
        };
    }

    @Test
    void tenThousandRandomQuestionsAndNoFault() throws Exception {
        long seed = 4_711;
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        RandomQuestions questions = new RandomQuestions(random, List.of("s1", "s2"), List.of("l1", "l2"));
        String premium = token("alice", Role.SELLER);
        String free = token("free-bob", Role.SELLER);
        int answered = 0;
        for (int i = 0; i < RANDOM_QUESTIONS; i++) {
            String path = questions.next();
            int status = get(path, i % 2 == 0 ? premium : free).statusCode();
            assertTrue(status < 500, () -> "seed " + seed + ": " + path + " was answered " + status);
            answered += status == 200 ? 1 : 0;
        }
        assertTrue(answered > 500, answered + " were answered");
        assertTrue(ASKED.stream().noneMatch(sql -> sql.contains("DROP") || sql.contains("UNION")), "no SQL came in");
        assertTrue(ASKED.stream().allMatch(sql -> sql.contains("seller_id = 'alice'")
                || sql.contains("seller_id = 'free-bob'") || sql.contains("seller_id = 'carol'")));
    }

    @Test
    void theSellerIsTheTokensSubjectAndNoParameterNamesOne() throws Exception {
        ASKED.clear();
        assertEquals(200, get("/holds", token("carol", Role.SELLER)).statusCode());
        assertTrue(ASKED.stream().anyMatch(sql -> sql.contains("seller_id = 'carol'")));
        for (String name : List.of("seller", "sellerId", "seller_id", "sub")) {
            assertEquals(400, get("/holds?" + name + "=bob", token("carol", Role.SELLER)).statusCode());
        }
    }

    @Test
    void whoIsNoSellerIsRefused() throws Exception {
        assertEquals(401, get("/shows", null).statusCode());
        assertEquals(401, get("/shows", "nonsense").statusCode());
        assertEquals(403, get("/shows", token("alice", Role.BIDDER, Role.FINANCE)).statusCode());
    }

    @Test
    void whatAPlanDoesNotOpenIsToldWithWhatWould() throws Exception {
        for (String path : List.of("/cohorts", "/shows/s1/attention", "/shows/s1/lots/l1/bids")) {
            HttpResponse<String> refused = get(path, token("free-bob", Role.SELLER));
            assertEquals(403, refused.statusCode());
            assertTrue(refused.body().contains("\"urn:rostrum:plan\"") && refused.body().contains("\"PREMIUM\""));
            assertEquals(200, get(path, token("alice", Role.SELLER)).statusCode());
        }
        assertEquals(
                "{\"planId\":\"FREE\",\"open\":[\"CORE\"],\"closed\":[{\"part\":\"COHORTS\",\"opensWith\":\"PREMIUM\"},"
                        + "{\"part\":\"ATTENTION\",\"opensWith\":\"PREMIUM\"},"
                        + "{\"part\":\"BIDS\",\"opensWith\":\"PREMIUM\"}]}",
                get("/plan", token("free-bob", Role.SELLER)).body());
    }

    @Test
    void aRefusalIsLoggedWithWhoAndWhereAndNothingOfTheParameters() throws Exception {
        Logger logger = (Logger) LoggerFactory.getLogger(AnalyticsServer.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        Level before = logger.getLevel();
        logger.setLevel(Level.WARN);
        try {
            get("/shows?from=1%20OR%202", token("carol", Role.SELLER));
            get("/shows/s%27--/lots", token("carol", Role.SELLER));
            get("/buyers", null);
        } finally {
            logger.setLevel(before);
            logger.detachAppender(log);
        }

        List<String> lines = log.list.stream().map(event -> event.getKeyValuePairs().toString()).toList();
        assertEquals(3, lines.size());
        assertTrue(lines.get(0).contains("caller=\"carol\"") && lines.get(0).contains("path=\"/shows\""), lines.get(0));
        assertTrue(!lines.get(0).contains("OR"), lines.get(0));
        assertTrue(lines.get(1).contains("/shows/s?27--/lots"), lines.get(1));
        assertTrue(lines.get(2).contains("status=\"401\""), lines.get(2));
    }

    private static String token(String subject, Role... roles) {
        return tokens.issue(new UserId(subject), Set.of(roles)).orElseThrow();
    }

    private static HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
