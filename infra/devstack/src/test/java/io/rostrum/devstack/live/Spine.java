package io.rostrum.devstack.live;

import io.rostrum.auction.ShowEngine;
import io.rostrum.contracts.auction.RulePack;
import io.rostrum.contracts.auction.ShippedPacks;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.identity.DevelopmentSecret;
import io.rostrum.devstack.client.Gateway;
import io.rostrum.devstack.client.Scenario;
import io.rostrum.devstack.client.Tokens;
import io.rostrum.devstack.engine.EngineName;
import io.rostrum.devstack.engine.Stack;
import io.rostrum.devstack.engine.StackSettings;
import io.rostrum.devstack.engine.TestSettings;
import io.rostrum.replay.MirrorComparison;
import io.rostrum.replay.Replay;
import redis.clients.jedis.Jedis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/**
 * The real spine, started once for all tests of this JVM. A test that stops or kills an engine has it running again when it ends;
 * {@link #whole()} sees to it.
 */
final class Spine {

    private static Spine running;

    private static final Queue<String> TOLD = new ConcurrentLinkedQueue<>();

    private Stack stack;
    private final Tokens tokens;
    private int shows;

    private Spine(Stack stack) throws IOException {
        this.stack = stack;
        this.tokens = new Tokens(DevelopmentSecret.read(stack.settings().secretFile()), Clock.systemUTC());
    }

    /** The spine, and what deals with money beside it. */
    static synchronized Spine withMoney() {
        Spine spine = whole();
        for (EngineName name : EngineName.MONEY) {
            spine.stack.start(name);
        }
        return spine;
    }

    /** The spine with every engine running. */
    static synchronized Spine whole() {
        try {
            if (running == null) {
                Path data = Path.of("target", "live-data").toAbsolutePath();
                remove(data);
                StackSettings settings =
                        TestSettings.settings(data, Map.of(
                        "ROSTRUM_CHECKPOINT_MILLIS", "2000", "ROSTRUM_RECONCILE_SECONDS", "1",
                        "ROSTRUM_RECONCILE_SETTLING_SECONDS", "4"));
                running = new Spine(Stack.of(settings, Spine::tell).start(EngineName.SPINE));
            }
            for (EngineName name : EngineName.SPINE) {
                running.stack.start(name);
            }
            return running;
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    private static void tell(String line) {
        TOLD.add(line);
        System.out.println(line);
    }

    /** What the stack has said so far. */
    static List<String> told() {
        return List.copyOf(TOLD);
    }

    /** Stops everything, removes what Kafka keeps, and starts everything anew on the rest. */
    synchronized void loseLog() {
        StackSettings settings = stack.settings();
        stack.close();
        try {
            remove(settings.data().resolve("kafka"));
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
        EnumSet<EngineName> withMoney = EnumSet.copyOf(EngineName.SPINE);
        withMoney.addAll(EngineName.MONEY);
        stack = Stack.of(settings, Spine::tell).start(withMoney);
    }

    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    Stack stack() {
        return stack;
    }

    StackSettings settings() {
        return stack.settings();
    }

    Gateway gateway() {
        return new Gateway(settings().gateway(), tokens);
    }

    /** A live show whose lots close by the hammer and rise by 1.00. */
    Scenario show(Gateway gateway, String name) {
        RulePack rules = ShippedPacks.named("fixed:100", "USD").withUndoWindow(1_000);
        return Scenario.live(gateway, fresh(name), "USD", rules);
    }

    synchronized ShowId fresh(String name) {
        return new ShowId(name + "-" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX) + "-" + ++shows);
    }

    Replay.Result replay(ShowId show) {
        return Replay.run(settings().kafka().toString(), show, new ShowEngine());
    }

    /** What the mirror has otherwise than the fold. */
    List<String> mirrorDifferences(Replay.Result fold, ShowId show) {
        try (Jedis redis = redis()) {
            return MirrorComparison.differences(redis, show, fold.store());
        }
    }

    Jedis redis() {
        return new Jedis(settings().redis().host(), settings().redis().port());
    }
}
