package io.rostrum.gateway.http;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.gateway.HostPort;
import io.rostrum.gateway.Limits;
import io.rostrum.gateway.admission.Allowances;
import io.rostrum.gateway.admission.Origins;
import io.rostrum.gateway.command.CommandIntake;
import io.rostrum.gateway.commerce.CommerceOutcomes;
import io.rostrum.gateway.discovery.Showcase;
import io.rostrum.gateway.kafka.CommerceAppender;
import io.rostrum.gateway.metrics.GatewayMetrics;
import io.rostrum.gateway.outcome.RecentOutcomes;
import io.rostrum.gateway.outcome.Waiters;
import io.rostrum.gateway.picture.PictureStore;
import io.rostrum.gateway.redis.MirrorReader;
import io.rostrum.gateway.room.Rooms;
import io.rostrum.gateway.socket.RoomSocket;
import io.rostrum.gateway.stream.StreamBoard;
import io.rostrum.gateway.stream.StreamPlaces;
import io.rostrum.gateway.stream.StreamStanding;
import io.rostrum.gateway.webhook.StripeWebhooks;
import io.rostrum.identity.Tokens;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.SessionHandler;
import org.eclipse.jetty.ee10.websocket.server.JettyWebSocketServletFactory;
import org.eclipse.jetty.session.NullSessionCache;
import org.eclipse.jetty.session.NullSessionDataStore;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/** The HTTP server with everything that hangs in it. */
public final class WebServer implements AutoCloseable {

    private static final int THREADS_MAX = 64;
    private static final int THREADS_MIN = 8;
    private static final int IDLE_THREAD_MILLIS = 60_000;
    private static final long ASYNC_MILLIS = 30_000;
    /** Jetty's own bound lies behind the gateway's, so that ours speaks first. */
    private static final int IDLE_SLACK_MILLIS = 30_000;
    private static final int READ_BUFFER_BYTES = 4_096;
    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

    private final Javalin javalin;

    /**
     * What the server stands on.
     *
     * @param webhooks absent: nobody may send any
     * @param log whether the log is there
     * @param others whether the other parts are there, by name
     */
    public record Parts(
            String node, HostPort listen, Limits limits, Origins origins, Tokens tokens,
            Allowances allowances, PictureStore pictures, CommandIntake intake,
            Waiters waiters, RecentOutcomes recent, Rooms rooms, MirrorReader mirror, Showcase showcase,
            GatewayMetrics metrics,
            RoomSocket socket, Optional<StripeWebhooks> webhooks, InstantSource clock,
            CommerceAppender commerce,
            CommerceOutcomes fates, HostPort ledger, HostPort analytics, StreamBoard streams,
            StreamPlaces places, BooleanSupplier log,
            Map<String, BooleanSupplier> others) {}

    public WebServer(Parts parts) {
        javalin = Javalin.create(config -> configure(config, parts));
    }

    private static void configure(JavalinConfig config, Parts parts) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.http.compressionStrategy = CompressionStrategy.GZIP;
        config.http.asyncTimeout = ASYNC_MILLIS;
        config.http.maxRequestSize = parts.limits().pictureBytesMax() + 1L;
        config.jetty.host = parts.listen().host();
        config.jetty.port = parts.listen().port();
        config.jetty.threadPool = threads();
        AtomicReference<ServletContextHandler> context = new AtomicReference<>();
        config.jetty.modifyServletContextHandler(handler -> {
            noSessions(handler.getSessionHandler());
            context.set(handler);
        });
        config.jetty.modifyWebSocketServletFactory(factory -> {
            // Compression costs time on the bid path and a window for each socket; frames are short.
            WebSocketServerComponents.getWebSocketComponents(context.get())
                    .getExtensionRegistry()
                    .unregister("permessage-deflate");
            sockets(factory, parts.limits());
        });
        routes(config, parts);
    }

    /** Javalin asks for a servlet session with each socket; it shall be kept nowhere, and make no cookie. */
    private static void noSessions(SessionHandler sessions) {
        NullSessionCache cache = new NullSessionCache(sessions);
        cache.setSessionDataStore(new NullSessionDataStore());
        sessions.setSessionCache(cache);
        sessions.setUsingCookies(false);
    }

    private static QueuedThreadPool threads() {
        var pool = new QueuedThreadPool(THREADS_MAX, THREADS_MIN, IDLE_THREAD_MILLIS);
        pool.setName("http");
        return pool;
    }

    private static void sockets(JettyWebSocketServletFactory factory, Limits limits) {
        factory.setMaxTextMessageSize(limits.frameBytesMax());
        factory.setMaxBinaryMessageSize(limits.frameBytesMax());
        factory.setMaxFrameSize(limits.frameBytesMax());
        // What is sent may be longer than what may come, as the snapshot of a large show: then it goes in
        // pieces.
        factory.setAutoFragment(true);
        factory.setInputBufferSize(READ_BUFFER_BYTES);
        factory.setIdleTimeout(Duration.ofMillis(limits.idleMillis() + IDLE_SLACK_MILLIS));
    }

    private static void routes(JavalinConfig config, Parts parts) {
        Door door = new Door(parts.tokens(), parts.origins());
        config.routes.before(WebServer::secure);
        config.routes.ws("/ws", parts.socket()::define);
        new CommandsApi(
                door, parts.intake(), parts.waiters(), parts.recent(), parts.metrics(), parts.limits())
                .define(config.routes);
        new ReadsApi(
                        door, parts.rooms(), parts.mirror(),
                        ReadsApi.Settings.of(parts.node(), parts.tokens().issues(), parts.limits()))
                .define(config.routes);
        new DiscoveryApi(parts.showcase(), parts.clock()).define(config.routes);
        new CommerceApi(door, new CommerceApi.Parts(
                        parts.commerce(), parts.fates(), parts.allowances(), parts.limits(), parts.clock()))
                .define(config.routes);
        ForwardedReads.ofLedger(parts.ledger()).define(config.routes);
        ForwardedReads.ofAnalytics(parts.analytics()).define(config.routes);
        new StreamsApi(door, parts.rooms(), parts.streams(), parts.places(), parts.clock())
                .define(config.routes);
        if (parts.tokens().issues()) {
            new TokensApi(door, parts.tokens(), parts.clock()).define(config.routes);
        }
        new PicturesApi(door, parts.allowances(), parts.pictures(), parts.limits().pictureBytesMax())
                .define(config.routes);
        parts.webhooks().ifPresent(webhooks ->
                new WebhookApi(door, webhooks, parts.metrics()).define(config.routes));
        new HealthApi(parts.log(), parts.others()).define(config.routes);
        config.routes.get(
                "/metrics",
                ctx -> ctx.contentType("text/plain; version=0.0.4; charset=utf-8")
                        .result(parts.metrics().scrape()));
        new Pages(parts.places().watch(), show -> isLive(parts, show)).define(config.routes);
        config.routes.exception(RefusedRequest.class, (refused, ctx) -> refused.problem().send(ctx));
        config.routes.exception(HttpResponseException.class, (fault, ctx) -> plain(fault, ctx).send(ctx));
        config.routes.exception(Exception.class, WebServer::broken);
    }

    private static boolean isLive(Parts parts, ShowId show) {
        return parts.streams().standing(show, parts.clock().millis()).state() == StreamStanding.State.LIVE;
    }

    private static void secure(Context ctx) {
        ctx.header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "same-origin")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
                .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    }

    private static Problem plain(HttpResponseException fault, Context ctx) {
        int status = fault.getStatus();
        Refusal reason = status == 413 ? Refusal.SIZE : Refusal.FORM;
        String detail = status == 404 ? "there is nothing at this address" : fault.getMessage();
        return Problem.of(status, reason, detail);
    }

    private static void broken(Exception fault, Context ctx) {
        Problem problem = Problem.of(500, Refusal.FORM, "the fault is ours; quote the id");
        LOG.atError()
                .setMessage("a request failed")
                .addKeyValue("instance", problem.instance())
                .addKeyValue("path", ctx.path())
                .setCause(fault)
                .log();
        problem.send(ctx);
    }

    /** Serves from now on; returns the port. */
    public int start() {
        return javalin.start().port();
    }

    @Override
    public void close() {
        javalin.stop();
    }
}
