package io.rostrum.record.reconcile;

import java.io.IOException;
import java.util.Set;

/** Somebody who follows the record and can tell some of the same counts and sums. */
public interface TotalsSource {

    /** What people call it. */
    String name();

    /** Which numbers it can tell; the others are not compared with it. */
    Set<String> tells();

    /** Its numbers now. */
    Totals read() throws IOException, InterruptedException;
}
