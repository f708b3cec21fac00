package io.rostrum.ledger.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.rostrum.desks.DeskTerms;
import io.rostrum.identity.Tokens;
import io.rostrum.ledger.reconcile.ReconcileStatus;
import io.rostrum.ledger.view.BookReads;
import io.rostrum.ledger.view.ControlIndex;
import io.rostrum.ledger.view.DeskIndex;
import io.rostrum.ledger.view.OrderIndex;
import io.rostrum.ledger.view.ProviderIndex;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The ledger's HTTP server. It answers from the committed view only. */
public final class LedgerServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerServer.class);

    private final Javalin javalin;

    /** What is answered from. @param terms what is on offer at desks */
    public record Views(
            BookReads books, OrderIndex orders, ProviderIndex people, DeskIndex desks, DeskTerms terms,
            ControlIndex controls) {}

    /**
     * How the process is.
     *
     * @param running whether journal and views are
     * @param reconciled what the reconciler knows
     */
    public record Health(BooleanSupplier running, Supplier<ReconcileStatus> reconciled) {}

    public LedgerServer(
            String host, int port, Views views, ProviderLinks links, Tokens tokens, Health health) {
        Reader reader = new Reader(tokens);
        javalin = Javalin.create(config -> {
            configure(config, host, port);
            new HealthApi(health, reader).define(config.routes);
            new BooksApi(views.books(), reader).define(config.routes);
            new ControlsApi(views.books(), views.controls(), reader).define(config.routes);
            new OrdersApi(views.orders(), views.people(), links, reader).define(config.routes);
            new DesksApi(views.desks(), views.people(), links, reader, views.terms()).define(config.routes);
        });
    }

    private static void configure(JavalinConfig config, String host, int port) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.jetty.host = host;
        config.jetty.port = port;
        config.routes.before(ctx -> ctx.header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"));
        config.routes.exception(Refused.class, (refused, ctx) -> refused.send(ctx));
        config.routes.exception(
                HttpResponseException.class,
                (fault, ctx) -> Refused.send(ctx, fault.getStatus(), fault.getMessage()));
        config.routes.exception(Exception.class, LedgerServer::broken);
    }

    private static void broken(Exception fault, Context ctx) {
        LOG.atError().setMessage("a request failed").addKeyValue("path", ctx.path()).setCause(fault).log();
        Refused.send(ctx, 500, "the fault is ours");
    }

    /** The paths of every read that is answered, as they were defined. */
    List<String> routes() {
        return javalin.unsafe.internalRouter.allHttpHandlers().stream()
                .map(parsed -> parsed.endpoint)
                .filter(endpoint -> endpoint.method.isHttpMethod())
                .map(endpoint -> endpoint.method.name() + " " + endpoint.path)
                .toList();
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
