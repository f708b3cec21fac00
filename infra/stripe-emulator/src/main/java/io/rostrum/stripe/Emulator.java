package io.rostrum.stripe;

import io.rostrum.stripe.api.Api;
import io.rostrum.stripe.api.Settings;
import io.rostrum.stripe.store.MovableClock;
import io.rostrum.stripe.store.ObjectStore;
import io.rostrum.stripe.webhook.WebhookSender;

import java.io.IOException;
import java.time.Clock;

/** A running emulator of Stripe: state, HTTP and webhooks together. */
public final class Emulator implements AutoCloseable {

    private final ObjectStore store;
    private final EmulatorServer server;
    private final WebhookSender webhooks;

    /** Takes up its journal and serves. */
    public Emulator(EmulatorConfig config, Settings settings) throws IOException {
        store = new ObjectStore(config.journal(), new MovableClock(Clock.systemUTC()), config.objectsMax());
        server = new EmulatorServer(config.host(), config.port(), config.key());
        Api api = new Api(store, settings, "http://" + config.host() + ":" + server.port());
        api.controls().prepare(config.payoutInterval(), config.webhookUrl(), config.webhookSecret());
        server.serve(api);
        webhooks = new WebhookSender(store, Clock.systemUTC());
    }

    /** The address that stands in for {@code https://api.stripe.com}. */
    public String base() {
        return "http://127.0.0.1:" + server.port();
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() throws IOException {
        server.close();
        webhooks.close();
        store.close();
    }
}
