package io.rostrum.gateway.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.gateway.HostPort;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * Reads of orders and books, fetched from the ledger under {@code /api/v1/ledger/...} with the caller's own
 * token: what somebody may read is decided there. While the ledger is away these reads are, and nothing else.
 */
final class LedgerReads {

    private static final String PREFIX = "/api/v1/ledger";
    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Logger LOG = LoggerFactory.getLogger(LedgerReads.class);

    private final HostPort ledger;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();

    LedgerReads(HostPort ledger) {
        this.ledger = ledger;
    }

    void define(RoutesConfig routes) {
        routes.get(PREFIX + "/<path>", this::read);
    }

    private void read(Context ctx) throws RefusedRequest, InterruptedException {
        String path = ctx.req().getRequestURI().substring(PREFIX.length());
        String query = ctx.queryString() == null ? "" : "?" + ctx.queryString();
        String token = ctx.header("Authorization");
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create("http://" + ledger + path + query)).timeout(PATIENCE);
            request.header("X-Rostrum-Origin", ctx.scheme() + "://" + ctx.host());
            if (token != null) {
                request.header("Authorization", token);
            }
            HttpResponse<InputStream> answer =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            ctx.status(answer.statusCode()).header("Cache-Control", "no-store");
            answer.headers().firstValue("Content-Type").ifPresent(ctx::contentType);
            answer.headers().firstValue("Content-Disposition")
                    .ifPresent(name -> ctx.header("Content-Disposition", name));
            ctx.result(answer.body());
        } catch (IllegalArgumentException noAddress) {
            throw new RefusedRequest(400, Refusal.FORM, "this is no address");
        } catch (IOException away) {
            LOG.atWarn().setMessage("the ledger cannot be reached")
                    .addKeyValue("cause", away.getMessage()).log();
            throw new RefusedRequest(Problem.of(
                    503, Refusal.UNAVAILABLE, "orders and books cannot be read now; bidding goes on",
                    false, 0, 2_000));
        }
    }
}
