package io.rostrum.contracts.auction;

/**
 * Where a lot is in its life.
 *
 * <pre>
 * PENDING ─► OPEN ⇄ FAIR_WARNING ─► SOLD (─undo─► OPEN) ─► CONFIRMED
 *    │         │         └────────► PASSED ─bought after the show─► CONFIRMED
 *    └─────────┴──────────────────► CANCELLED
 * </pre>
 */
public enum LotPhase {
    PENDING,
    OPEN,
    FAIR_WARNING,
    SOLD,
    CONFIRMED,
    PASSED,
    CANCELLED;

    /** Whether bids are taken. */
    public boolean isOpen() {
        return this == OPEN || this == FAIR_WARNING;
    }
}
