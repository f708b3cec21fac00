package io.rostrum.auction.state;

/** What one line of a lot's history did. */
public enum EntryKind {
    /** A limit set before the lot opened. */
    PRE_BID,
    /** A limit. */
    LIMIT,
    /** A jump. */
    EXACT,
    /** The paddle's limits up to here are cut to a bound: by itself, or to its spending room. */
    LOWERED
}
