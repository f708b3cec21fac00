package io.rostrum.ledger.reconcile;

import io.rostrum.accounting.reconcile.ReconcileStore;
import io.rostrum.accounting.reconcile.RunningReconciliation;
import io.rostrum.accounting.reconcile.StripePage;
import io.rostrum.contracts.Json;

import java.io.IOException;

/**
 * Walks through Stripe's balance transactions, the newest first, down to where the walk before began; a walk
 * that is too long for one pass goes on in the next, and over a restart.
 */
final class StripeWalk {

    /** Pages of one pass at most, of a hundred transactions each. */
    static final int PAGES_A_PASS = 200;

    /** Stripe shows what is new within moments; a minute is much. */
    private static final long OVERLAP_SECONDS = 60;
    private static final String PLACE = "walk";

    private final ReconcileStore store;
    private final StripeStatements stripe;

    /**
     * Where the walk is.
     *
     * @param walkedTo everything made before was taken, in seconds on Stripe's clock
     * @param newest the newest that this walk saw
     * @param after the last that it took; absent between walks
     */
    record Place(long walkedTo, long newest, String after) {}

    StripeWalk(ReconcileStore store, StripeStatements stripe) {
        this.store = store;
        this.stripe = stripe;
    }

    /** Takes what is new; false if there is more than one pass takes. */
    boolean walk(RunningReconciliation reconciliation, long nowMillis) throws IOException,
            InterruptedException {
        for (int i = 0; i < PAGES_A_PASS; i++) {
            Place place = place();
            StripePage page = stripe.transactions(Math.max(0, place.walkedTo() - OVERLAP_SECONDS),
                    place.after());
            long newest = place.newest();
            for (StripePage.Stated one : page.transactions()) {
                reconciliation.transaction(one, nowMillis);
                newest = Math.max(newest, one.createdSeconds());
            }
            boolean over = !page.more() || page.transactions().isEmpty();
            keep(over
                    ? new Place(Math.max(place.walkedTo(), newest), 0, null)
                    : new Place(place.walkedTo(), newest, page.transactions().getLast().transaction().id()));
            if (over) {
                return true;
            }
        }
        return false;
    }

    private Place place() {
        byte[] bytes = store.get(PLACE);
        return bytes == null ? new Place(0, 0, null) : Json.read(bytes, Place.class);
    }

    private void keep(Place place) {
        store.put(PLACE, Json.bytes(place));
    }
}
