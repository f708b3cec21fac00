package io.rostrum.ledger.reconcile;

import io.rostrum.accounting.reconcile.StripeBalance;
import io.rostrum.accounting.reconcile.StripePage;

import java.io.IOException;

/** What Stripe says of the platform's account. */
public interface StripeStatements {

    StripeBalance balance() throws IOException, InterruptedException;

    /**
     * Balance transactions, the newest first.
     *
     * @param fromSeconds made then or later, on Stripe's clock
     * @param after go on with what is older than this one; null starts with the newest
     */
    StripePage transactions(long fromSeconds, String after) throws IOException, InterruptedException;
}
