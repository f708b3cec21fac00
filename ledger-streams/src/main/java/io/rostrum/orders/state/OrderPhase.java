package io.rostrum.orders.state;

/**
 * Where an order stands. A card dispute lies over it ({@link CardState}) and changes nothing of it but stops
 * its clocks.
 */
public enum OrderPhase {
    /** Sold; waits for its invoice or for the payment of it. */
    INVOICED,
    /** The winner did not pay in time. */
    UNPAID,
    /** Offered to an underbidder as a second chance. */
    OFFERED,
    /** A second chance that was not taken. */
    LAPSED,
    /** Paid; the platform holds the money until delivery. */
    HELD,
    SHIPPED,
    DELIVERED,
    DISPUTED,
    /** All that is left of the money is on its way back to the buyer. */
    REFUNDING,
    REFUNDED,
    /** The journal is asked to release what is left. */
    RELEASING,
    /** Released in the books; the seller's account is sought, or the transfer is on its way. */
    RELEASED,
    /** Released, and the seller's account cannot take money yet. */
    AWAITING_SELLER,
    TRANSFERRED,
    PAID_OUT,
    CHARGED_BACK;

    /** The buyer's money is with the platform, unreleased. */
    public boolean isHeld() {
        return switch (this) {
            case HELD, SHIPPED, DELIVERED, DISPUTED, REFUNDING -> true;
            case INVOICED, UNPAID, OFFERED, LAPSED, REFUNDED, RELEASING, RELEASED, AWAITING_SELLER,
                    TRANSFERRED, PAID_OUT, CHARGED_BACK -> false;
        };
    }

    /** The money was released in the books. */
    public boolean isReleased() {
        return switch (this) {
            case RELEASED, AWAITING_SELLER, TRANSFERRED, PAID_OUT -> true;
            case INVOICED, UNPAID, OFFERED, LAPSED, HELD, SHIPPED, DELIVERED, DISPUTED, REFUNDING, REFUNDED,
                    RELEASING, CHARGED_BACK -> false;
        };
    }

    /** The seller's part is on the seller's account. */
    public boolean isTransferred() {
        return this == TRANSFERRED || this == PAID_OUT;
    }
}
