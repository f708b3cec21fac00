package io.rostrum.ledger.reconcile;

import io.rostrum.accounting.reconcile.Difference;
import io.rostrum.accounting.reconcile.Findings;
import io.rostrum.accounting.reconcile.RunningReconciliation;
import io.rostrum.accounting.reconcile.StripeBalance;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.ledger.BookId;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Reconciles one book, pass after pass, in a thread of its own, and raises the alarm.
 *
 * <p>A pass reads what is new in the journal and in the balances topic, walks Stripe's new balance
 * transactions, and looks at a part of the ledger's own books: bounded by {@link TopicReader#RECORDS_A_PASS},
 * {@link StripeWalk#PAGES_A_PASS} and {@link StoreRound#ACCOUNTS_A_PASS}, whatever the length of the history.
 * A pass that could not compare everything is not clean, and says what is missing.
 */
public final class Reconciler implements AutoCloseable {

    private static final String CLEAN_AT = "clean-at";
    private static final Duration STOP_MAX = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

    private final BookId bookId;
    private final ReconcileSettings settings;
    private final InstantSource clock;
    private final long startedMillis;
    private final DiskReconcileStore store;
    private final RunningReconciliation reconciliation;
    private final TopicReader topics;
    private final StripeStatements stripe;
    private final StripeWalk walk;
    private final StoreRound round;
    private final Thread thread;
    private volatile ReconcileStatus status;
    private volatile boolean stopping;
    private Long totalsAtMillis;
    private Long roundAtMillis;
    private List<Difference> told = List.of();
    private boolean alarmTold;

    /** What it compares. */
    public record Sources(String kafka, KeptBalances store, StripeStatements stripe) {}

    /**
     * Starts with the first pass after one period. {@code folder} is where it keeps what it compared; may be
     * thrown away.
     */
    public Reconciler(BookId bookId, Path folder, ReconcileSettings settings, Sources sources,
            InstantSource clock)
            throws IOException {
        this.bookId = bookId;
        this.settings = settings;
        this.clock = clock;
        this.startedMillis = clock.millis();
        this.store = new DiskReconcileStore(folder);
        this.reconciliation = new RunningReconciliation(bookId, store, settings.settlingMillis());
        this.topics = new TopicReader(sources.kafka(), store, reconciliation);
        this.stripe = sources.stripe();
        this.walk = new StripeWalk(store, stripe);
        this.round = new StoreRound(bookId, reconciliation, sources.store());
        this.status = ReconcileStatus.before(bookId, settings, lastClean());
        this.thread = new Thread(this::run, "reconciler");
        thread.start();
    }

    /** What is known now. */
    public ReconcileStatus status() {
        return status.at(clock.millis(), startedMillis, settings.staleMillis());
    }

    private void run() {
        try {
            while (!stopping) {
                TimeUnit.MILLISECONDS.sleep(settings.everyMillis());
                pass();
            }
        } catch (InterruptedException | WakeupException | InterruptException stopped) {
            LOG.atDebug().setMessage("stopped").log();
        } catch (RuntimeException fault) {
            LOG.atError().setMessage("the reconciler ends: a person must look").setCause(fault).log();
            status = ended(fault);
        } finally {
            topics.close();
            store.close();
        }
    }

    private void pass() throws InterruptedException {
        long began = clock.millis();
        List<String> gaps = new ArrayList<>();
        readTopics(began, gaps);
        askStripe(gaps);
        askStore(gaps);
        Findings findings = reconciliation.findings(clock.millis());
        long now = clock.millis();
        boolean clean = gaps.isEmpty() && findings.differing() == 0;
        if (clean) {
            store.put(CLEAN_AT, Json.bytes(now));
        }
        store.commit();
        ReconcileStatus.State state = findings.differing() > 0
                ? ReconcileStatus.State.DIFFERENT
                : clean ? ReconcileStatus.State.CLEAN : ReconcileStatus.State.INCOMPLETE;
        status = new ReconcileStatus(
                bookId, settings.everySeconds(), settings.settlingSeconds(), state, false,
                        status.passes() + 1, now, lastClean(),
                null, now - began, findings.seq(), totalsAtMillis, roundAtMillis, gaps,
                        findings.differences(),
                findings.differing(), findings.inFlight());
        tell(status());
    }

    private void readTopics(long nowMillis, List<String> gaps) {
        try {
            if (!topics.read(nowMillis)) {
                gaps.add("more of the journal is to be read");
            }
        } catch (RetriableException away) {
            LOG.atWarn().setMessage("the log could not be read").addKeyValue("cause",
                    away.getMessage()).log();
            gaps.add("the log could not be read");
        }
    }

    private void askStripe(List<String> gaps) throws InterruptedException {
        try {
            StripeBalance before = stripe.balance();
            if (!walk.walk(reconciliation, clock.millis())) {
                gaps.add("more of Stripe's balance transactions are to be read");
                return;
            }
            StripeBalance after = stripe.balance();
            if (after.equals(before)) {
                reconciliation.stripe(after, clock.millis());
                totalsAtMillis = clock.millis();
            }
        } catch (IOException away) {
            LOG.atWarn().setMessage("Stripe could not be asked").addKeyValue("cause",
                    away.getMessage()).log();
            gaps.add("Stripe could not be asked: the payment worker, or Stripe, is away");
        }
    }

    private void askStore(List<String> gaps) {
        if (round.look(clock.millis())) {
            roundAtMillis = clock.millis();
        }
        if (roundAtMillis == null) {
            gaps.add("the first round through the ledger's own books goes on");
        }
    }

    /** The alarm is told when it is raised, when what differs changes, and when it is over. */
    private void tell(ReconcileStatus now) {
        if (now.alarm() && (!alarmTold || !now.differences().equals(told))) {
            LOG.atError()
                    .setMessage("the books do not reconcile")
                    .addKeyValue("bookId", bookId)
                    .addKeyValue("state", now.state())
                    .addKeyValue("differences", now.differing())
                    .addKeyValue("named", now.differences().stream().map(Difference::named).toList())
                    .addKeyValue("gaps", now.gaps())
                    .log();
        } else if (alarmTold && !now.alarm()) {
            LOG.atInfo().setMessage("the books reconcile again").addKeyValue("bookId", bookId).log();
        }
        alarmTold = now.alarm();
        told = now.differences();
    }

    private ReconcileStatus ended(RuntimeException fault) {
        return new ReconcileStatus(
                bookId, settings.everySeconds(), settings.settlingSeconds(), ReconcileStatus.State.ENDED,
                        true,
                status.passes(), status.lastPassAtMillis(), status.lastCleanAtMillis(), null,
                        status.tookMillis(), status.seq(),
                totalsAtMillis, roundAtMillis,
                List.of("the reconciler ended: " + fault.getClass().getSimpleName()), status.differences(),
                        status.differing(),
                status.inFlight());
    }

    private Long lastClean() {
        byte[] bytes = store.get(CLEAN_AT);
        return bytes == null ? null : Json.read(bytes, Long.class);
    }

    @Override
    public void close() {
        stopping = true;
        topics.wakeup();
        thread.interrupt();
        try {
            thread.join(STOP_MAX);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
