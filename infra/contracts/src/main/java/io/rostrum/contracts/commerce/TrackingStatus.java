package io.rostrum.contracts.commerce;

/** A carrier's word on a shipment. */
public enum TrackingStatus {
    IN_TRANSIT,
    /** Handed over at the address of the order. */
    DELIVERED,
    LOST,
    RETURNED
}
