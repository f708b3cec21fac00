package io.rostrum.desks.charging;

/**
 * Where a charge is.
 *
 * <pre>
 * CREATING ──► CONFIRMING ──► CHARGED
 *    │            │ ▲  └─► AUTHENTICATING ──► CHARGED
 *    │            ▼ │ another try    │ failed, or too late
 *    │         DECLINED ◄────────────┘
 *    ▼            ▼ given up
 * CANCELLED ◄── CANCELLING ──► CHARGED (the money was quicker)
 * </pre>
 */
public enum ChargePhase {
    CREATING,
    CONFIRMING,
    AUTHENTICATING,
    DECLINED,
    CANCELLING,
    CANCELLED,
    CHARGED
}
