package io.rostrum.orders.state;

import io.rostrum.contracts.commerce.TrackingStatus;

/**
 * How an order travels.
 *
 * @param tracking absent for a way without tracking
 * @param status the carrier's newest word; absent while it has said nothing
 * @param asked whether the buyer was asked for theirs
 */
public record Shipment(String carrier, String tracking, TrackingStatus status, boolean asked) {

    /** The carrier itself has seen it and has not lost it: more than the seller's word. */
    public boolean isSeen() {
        return status == TrackingStatus.IN_TRANSIT || status == TrackingStatus.DELIVERED;
    }
}
