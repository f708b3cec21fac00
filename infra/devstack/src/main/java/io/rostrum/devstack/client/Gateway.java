package io.rostrum.devstack.client;

import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.devstack.engine.Address;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The gateway as clients see it. Makes {@link Participant}s, which share one HTTP client and one clock that
 * repeats what got no answer. Safe for use by several threads.
 */
public final class Gateway implements AutoCloseable {

    private static final Duration TOKEN_HOLDS = Duration.ofHours(12);
    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(10);
    private static final long SWEEP_MILLIS = 250;

    private final URI http;
    private final URI socket;
    private final Tokens tokens;
    private final HttpClient client;
    private final ScheduledExecutorService clockwork;
    private final Set<Participant> participants = ConcurrentHashMap.newKeySet();

    public Gateway(Address address, Tokens tokens) {
        this.http = URI.create("http://" + address + "/");
        this.socket = URI.create("ws://" + address + "/ws");
        this.tokens = tokens;
        this.client = HttpClient.newBuilder().connectTimeout(CONNECT_PATIENCE).build();
        this.clockwork = Executors.newSingleThreadScheduledExecutor(Gateway::daemon);
        clockwork.scheduleWithFixedDelay(this::sweep, SWEEP_MILLIS, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "gateway-client-clock");
        thread.setDaemon(true);
        return thread;
    }

    private void sweep() {
        long now = System.nanoTime();
        participants.forEach(participant -> participant.sweep(now));
    }

    /**
     * A person with these roles, signed in on a socket of their own; connects, and connects again, by itself.
     */
    public Participant join(UserId user, Role... roles) {
        Participant participant = new Participant(this, user, token(user, roles));
        participants.add(participant);
        participant.connect();
        return participant;
    }

    public String token(UserId user, Role... roles) {
        return tokens.issue(user, List.of(roles), TOKEN_HOLDS);
    }

    void left(Participant participant) {
        participants.remove(participant);
    }

    /** Runs short work after a while, on the clock's own thread. */
    public void later(Runnable work, long millis) {
        if (!clockwork.isShutdown()) {
            clockwork.schedule(work, millis, TimeUnit.MILLISECONDS);
        }
    }

    HttpClient client() {
        return client;
    }

    /** The pages and the HTTP commands stand below this address. */
    public URI http() {
        return http;
    }

    URI socket() {
        return socket;
    }

    @Override
    public void close() {
        Set.copyOf(participants).forEach(Participant::close);
        clockwork.shutdownNow();
        client.shutdownNow();
    }
}
