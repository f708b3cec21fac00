package io.rostrum.ledger.it;

import io.rostrum.contracts.ledger.WalletFact;
import io.rostrum.contracts.log.Topics;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Two ledgers with a copy of each other's stores: either goes on alone while the other stays dead. */
@Tag("drill")
class TakeoverIT {

    private static final int ROUNDS = Integer.getInteger("rostrum.drill.takeovers", 1);
    private static final int FACTS_A_SECOND = 200;
    private static final int MORE_ALONE = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(180);

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();

    @Test
    void whicheverIsKilledTheOtherBooksOnAlone() throws Exception {
        try (Engines engines = new Engines()) {
            engines.killLedger();
            engines.startLedger("one");
            engines.startLedger("two");
            Thread asking = new Thread(() -> ask(engines), "asking");
            asking.start();
            awaitMore(engines, 1);
            for (int round = 0; round < ROUNDS; round++) {
                for (String victim : List.of("one", "two")) {
                    engines.killLedger(victim);
                    awaitMore(engines, asked.get() - engines.committed(Topics.LEDGER_ENTRIES).size() + MORE_ALONE);
                    engines.startLedger(victim);
                }
            }
            over.set(true);
            asking.join();
            int wanted = asked.get();
            Awaitility.await().atMost(PATIENCE).until(() ->
                    engines.committed(Topics.LEDGER_ENTRIES).size() >= wanted);
            Chain.check(wanted, engines.committed(Topics.LEDGER_ENTRIES));
        }
    }

    /** Steadily, each fact twice. */
    private void ask(Engines engines) {
        long pause = 1_000_000_000L / FACTS_A_SECOND;
        for (long due = System.nanoTime(); !over.get(); due += pause) {
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            WalletFact fact = new WalletFact.WalletToppedUp(
                    "t-" + asked.get(), "u" + asked.get() % 50, "USD", 100, 3);
            engines.ask(fact);
            engines.ask(fact);
            asked.incrementAndGet();
        }
    }

    private static void awaitMore(Engines engines, int more) {
        int wanted = engines.committed(Topics.LEDGER_ENTRIES).size() + more;
        Awaitility.await().atMost(PATIENCE).until(() ->
                engines.committed(Topics.LEDGER_ENTRIES).size() >= wanted);
    }
}
