package io.rostrum.orders.state;

import io.rostrum.contracts.commerce.DisputeReason;
import io.rostrum.contracts.commerce.Verdict;

/**
 * A dispute between buyer and seller.
 *
 * @param verdict absent until decided
 * @param refundMinor of a SPLIT what the buyer gets
 * @param stood the verdict is final: the money moves
 */
public record DisputeState(
        DisputeReason reason, long openedAtMillis, boolean answered, Verdict verdict, long refundMinor,
        boolean appealed, boolean stood) {}
