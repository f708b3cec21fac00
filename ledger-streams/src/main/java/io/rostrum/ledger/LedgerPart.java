package io.rostrum.ledger;

/**
 * A Kafka Streams application of the ledger, with stream threads and offsets of its own.
 *
 * <p>They are apart because a stream thread looks at each of its tasks at every turn: the journal, one task
 * with much to do, would wait for the hundred of the others that mostly have nothing to do.
 */
public enum LedgerPart {

    /** What shows tell: sales, for the baskets. A task for each partition of the auction's events. */
    SALES("rostrum-sales"),

    /** Invoices, orders, desks and finance's wishes. */
    ORDERS("rostrum-orders"),

    /** The books. */
    JOURNAL("rostrum-journal");

    private final String application;

    LedgerPart(String application) {
        this.application = application;
    }

    /**
     * The name under which the part works together in all processes of the ledger; also the prefix of its
     * internal topics.
     */
    public String application() {
        return application;
    }
}
