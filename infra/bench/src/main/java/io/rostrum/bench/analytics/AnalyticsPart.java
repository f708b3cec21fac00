package io.rostrum.bench.analytics;

/** What {@code bench analytics} can measure, each by itself. */
public enum AnalyticsPart {
    /** The keeper's throughput beside COPY. */
    KEEPER,
    /** From the append of an event over PostgreSQL and the topic of changed rows into Pinot. */
    CHANGES,
    /** Sellers' questions over many bids, in Pinot and in PostgreSQL, and what Pinot's keys weigh. */
    QUERIES
}
