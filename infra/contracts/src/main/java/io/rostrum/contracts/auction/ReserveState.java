package io.rostrum.contracts.auction;

/** All that the public learns of a reserve. */
public enum ReserveState {
    NONE,
    NOT_MET,
    MET
}
