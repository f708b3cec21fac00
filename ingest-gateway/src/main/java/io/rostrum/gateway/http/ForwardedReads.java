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
 * Reads that another process answers, fetched below one prefix with the caller's own token: what somebody may
 * read is decided there. While that process is away these reads are, and nothing else.
 */
final class ForwardedReads {

    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Logger LOG = LoggerFactory.getLogger(ForwardedReads.class);

    private final String prefix;
    private final HostPort answerer;
    private final String awayDetail;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();

    private ForwardedReads(String prefix, HostPort answerer, String awayDetail) {
        this.prefix = prefix;
        this.answerer = answerer;
        this.awayDetail = awayDetail;
    }

    /** Orders and books. */
    static ForwardedReads ofLedger(HostPort ledger) {
        return new ForwardedReads(
                "/api/v1/ledger", ledger, "orders and books cannot be read now; bidding goes on");
    }

    /** A seller's numbers. */
    static ForwardedReads ofAnalytics(HostPort analytics) {
        return new ForwardedReads(
                "/api/v1/analytics", analytics, "analytics cannot be read now; bidding goes on");
    }

    void define(RoutesConfig routes) {
        routes.get(prefix + "/<path>", this::read);
    }

    private void read(Context ctx) throws RefusedRequest, InterruptedException {
        String path = ctx.req().getRequestURI().substring(prefix.length());
        String query = ctx.queryString() == null ? "" : "?" + ctx.queryString();
        String token = ctx.header("Authorization");
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create("http://" + answerer + path + query)).timeout(PATIENCE);
            request.header("X-Rostrum-Origin", ctx.scheme() + "://" + ctx.host());
            if (token != null) {
                request.header("Authorization", token);
            }
            HttpResponse<InputStream> answer =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            ctx.status(answer.statusCode()).header("Cache-Control", "no-store");
            answer.headers().firstValue("Retry-After").ifPresent(after -> ctx.header("Retry-After", after));
            answer.headers().firstValue("Content-Type").ifPresent(ctx::contentType);
            answer.headers().firstValue("Content-Disposition")
                    .ifPresent(name -> ctx.header("Content-Disposition", name));
            ctx.result(answer.body());
        } catch (IllegalArgumentException noAddress) {
            throw new RefusedRequest(400, Refusal.FORM, "this is no address");
        } catch (IOException away) {
            LOG.atWarn().setMessage("reads cannot be forwarded").addKeyValue("prefix", prefix)
                    .addKeyValue("cause", away.getMessage()).log();
            throw new RefusedRequest(Problem.of(
                    503, Refusal.UNAVAILABLE, awayDetail, false, 0, 2_000));
        }
    }
}
