package io.rostrum.contracts.identity;

/**
 * What somebody may do; a token carries one or several, a command carries the one that it was admitted under.
 */
public enum Role {
    /** May watch and read the room. */
    VIEWER,
    /** May take a paddle and bid. */
    BIDDER,
    /** May create shows and lots and run them, and appoint auctioneers. */
    SELLER,
    /** May run the shows that they were appointed to. */
    AUCTIONEER,
    /** May decide disputes. */
    ARBITER,
    /**
     * May read every ledger topic, reconcile, export, close periods, and decide appeals; some entries need
     * two of them.
     */
    FINANCE,
    /** May do everything but decide on money; each act is audited. */
    OPERATOR,
    /** A part of the platform: the clock's nudges, the ledger's answers. Never stands in a token. */
    SYSTEM
}
