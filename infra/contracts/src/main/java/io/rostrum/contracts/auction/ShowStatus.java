package io.rostrum.contracts.auction;

/**
 * Where a show is in its life: {@code DRAFT → SCHEDULED → LIVE ⇄ PAUSED → ENDED}, and FROZEN after a fault of
 * the rules.
 */
public enum ShowStatus {
    DRAFT,
    SCHEDULED,
    LIVE,
    PAUSED,
    ENDED,
    FROZEN
}
