package io.rostrum.bench.bids;

import io.rostrum.bench.load.Hall;
import io.rostrum.bench.load.Leg;
import io.rostrum.bench.load.SocketLoad;
import io.rostrum.contracts.identity.DevelopmentSecret;
import io.rostrum.contracts.identity.Role;
import io.rostrum.devstack.client.Tokens;
import io.rostrum.devstack.engine.StackSettings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * From a bidder's socket over the gateway, the log and the job back to the socket. The bidders come at the
 * start of a leg and go at its end, so that the gateway reads no events for them while another path is
 * loaded.
 */
final class SocketPath implements BidPath {

    private static final Duration TOKEN = Duration.ofHours(6);

    private final StackSettings settings;
    private final Hall hall;
    private final Tokens tokens;

    SocketPath(StackSettings settings, Hall hall) throws IOException {
        this.settings = settings;
        this.hall = hall;
        this.tokens = new Tokens(DevelopmentSecret.read(settings.secretFile()), Clock.systemUTC());
    }

    @Override
    public String name() {
        return "whole";
    }

    @Override
    public Leg.Result run(LegPlan plan) throws InterruptedException {
        var gateway = new InetSocketAddress(settings.gateway().host(), settings.gateway().port());
        try (SocketLoad load = SocketLoad.open(
                gateway, hall, user -> tokens.issue(user, List.of(Role.BIDDER), TOKEN))) {
            return load.run(plan.begin(), LegPlan.PATIENCE_MILLIS);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {}
}
