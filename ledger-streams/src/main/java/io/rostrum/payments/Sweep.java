package io.rostrum.payments;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.BalanceTransaction;
import com.stripe.param.BalanceTransactionListParams;
import io.rostrum.contracts.payments.PaymentEvent;
import io.rostrum.contracts.payments.PaymentEventRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Goes through the platform's balance transactions again and again, so that nothing moves the balance without
 * a fact, whoever caused it; and states when pending funds become available.
 *
 * <p>How far it came is a time: everything created before is stated, and available. What it states twice has
 * the same id.
 */
final class Sweep {

    /** Balance transactions that are remembered as stated; more than one sweep and its overlap hold. */
    private static final int REMEMBERED_MAX = 50_000;
    /** Stripe shows what is new within moments; a minute is much. */
    private static final long OVERLAP_SECONDS = 60;
    private static final long PAGE = 100;
    private static final String AVAILABLE = "available";
    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

    private record Pending(long availableOn, String id) implements Comparable<Pending> {
        @Override
        public int compareTo(Pending other) {
            int byTime = Long.compare(availableOn, other.availableOn);
            return byTime != 0 ? byTime : id.compareTo(other.id);
        }
    }

    private final StripeClient stripe;
    private final MoveFacts facts;
    private final Statements statements;
    private final Duration every;
    private final Map<String, Boolean> stated = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED_MAX;
        }
    };
    private final TreeMap<Pending, Long> pending = new TreeMap<>();
    private volatile long sweptTo;
    private volatile Thread sweeper;

    Sweep(StripeClient stripe, MoveFacts facts, Statements statements, Duration every) {
        this.stripe = stripe;
        this.facts = facts;
        this.statements = statements;
        this.every = every;
    }

    /** Starts where {@code cursor} says; an empty one is the beginning. */
    synchronized void start(String cursor) {
        stop();
        sweptTo = cursor.isEmpty() ? 0 : Long.parseLong(cursor);
        pending.clear();
        stated.clear();
        sweeper = Thread.ofPlatform().name("sweep").start(this::sweepOn);
    }

    synchronized void stop() {
        if (sweeper != null) {
            sweeper.interrupt();
            sweeper = null;
        }
    }

    /** How far it came, for {@link #start}. */
    String cursor() {
        return sweptTo == 0 ? "" : Long.toString(sweptTo);
    }

    private void sweepOn() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                sweepOnce();
                TimeUnit.MILLISECONDS.sleep(every.toMillis());
            } catch (StripeException | ExecutionException | NotYet later) {
                LOG.atWarn().setCause(later).log("the balance could not be swept; it is tried again");
                pause();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(every.toMillis());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void sweepOnce() throws StripeException, ExecutionException, InterruptedException {
        long newest = sweptTo;
        var all = stripe.v1().balanceTransactions().list(BalanceTransactionListParams.builder()
                .setCreated(BalanceTransactionListParams.Created.builder()
                        .setGte(Math.max(0, sweptTo - OVERLAP_SECONDS))
                        .build())
                .setLimit(PAGE)
                .addExpand("data.source")
                .build());
        for (BalanceTransaction booked : all.autoPagingIterable()) {
            if (!stated.containsKey(booked.getId())) {
                state(booked);
            }
            newest = Math.max(newest, booked.getCreated());
        }
        available();
        long oldestPending = pending.values().stream().mapToLong(Long::longValue).min()
                .orElse(Long.MAX_VALUE);
        sweptTo = Math.min(newest, oldestPending);
    }

    private void state(BalanceTransaction booked) throws StripeException, ExecutionException,
    InterruptedException {
        List<PaymentEventRecord> found = facts.of(booked);
        for (PaymentEventRecord fact : found) {
            if (fact.event() instanceof PaymentEvent.UnmappedBalanceTransaction unmapped) {
                LOG.atError()
                        .addKeyValue("balanceTransactionId", booked.getId())
                        .addKeyValue("type", booked.getType())
                        .log("the balance moved and no fact stands for it: " + unmapped.reason());
            }
        }
        statements.state(found);
        // What was never pending is available too: some cards, and transfers out of funds that are there.
        if (booked.getStatus().equals(AVAILABLE)) {
            statements.state(List.of(facts.available(booked)));
        } else {
            pending.put(new Pending(booked.getAvailableOn(), booked.getId()), booked.getCreated());
        }
        stated.put(booked.getId(), true);
    }

    /**
     * What became available is asked of Stripe in the order in which it must: the first that is not yet ends
     * it.
     */
    private void available() throws StripeException, ExecutionException, InterruptedException {
        while (!pending.isEmpty()) {
            Pending next = pending.firstKey();
            BalanceTransaction booked = retrieve(next.id());
            if (booked != null && !booked.getStatus().equals(AVAILABLE)) {
                return;
            }
            if (booked != null) {
                statements.state(List.of(facts.available(booked)));
            }
            pending.remove(next);
        }
    }

    private BalanceTransaction retrieve(String id) throws StripeException {
        try {
            return stripe.v1().balanceTransactions().retrieve(
                    id,
                    com.stripe.param.BalanceTransactionRetrieveParams.builder().addExpand("source").build());
        } catch (InvalidRequestException gone) {
            if ("resource_missing".equals(gone.getCode())) {
                LOG.atError().addKeyValue("balanceTransactionId", id).log("a balance transaction is gone");
                return null;
            }
            throw gone;
        }
    }
}
