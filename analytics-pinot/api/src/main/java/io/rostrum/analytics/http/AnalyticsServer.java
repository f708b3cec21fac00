package io.rostrum.analytics.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.rostrum.analytics.answering.Answers;
import io.rostrum.analytics.plans.Plans;
import io.rostrum.analytics.question.Numbers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.InstantSource;

/** The HTTP server of the sellers' API. What is not served is logged, without its parameters. */
public final class AnalyticsServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AnalyticsServer.class);

    private final Javalin javalin;

    /** What the server stands on. */
    public record Parts(Numbers numbers, Answers answers, Plans plans, Gate gate, InstantSource clock) {}

    public AnalyticsServer(String host, int port, Parts parts) {
        javalin = Javalin.create(config -> {
            configure(config, host, port);
            config.routes.get("/health", ctx -> ctx.contentType("text/plain").result("up\n"));
            new SellersApi(parts).define(config.routes);
        });
    }

    private static void configure(JavalinConfig config, String host, int port) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.jetty.host = host;
        config.jetty.port = port;
        config.routes.before(ctx -> ctx.header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"));
        config.routes.exception(Refused.class, AnalyticsServer::refuse);
        config.routes.exception(
                HttpResponseException.class,
                (fault, ctx) ->
                        refuse(Refused.of(fault.getStatus(), "there is nothing at this address"), ctx));
        config.routes.exception(Exception.class, AnalyticsServer::broken);
    }

    private static void refuse(Refused refused, Context ctx) {
        String caller = ctx.attribute("caller");
        LOG.atWarn()
                .setMessage("a question was refused")
                .addKeyValue("status", refused.status())
                .addKeyValue("reason", refused.getMessage())
                .addKeyValue("path", ctx.path().replaceAll("[^A-Za-z0-9_./-]", "?"))
                .addKeyValue("caller", caller == null ? "" : caller)
                .log();
        refused.send(ctx);
    }

    private static void broken(Exception fault, Context ctx) {
        LOG.atError()
                .setMessage("a question failed")
                .addKeyValue("path", ctx.path().replaceAll("[^A-Za-z0-9_./-]", "?"))
                .setCause(fault)
                .log();
        Refused.of(500, "the fault is ours").send(ctx);
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
