package io.rostrum.contracts.commerce;

import java.util.Objects;

/**
 * The commission of one order and why it is that.
 *
 * @param basisPoints of the whole hammer price
 * @param volumeMinor the seller's released sales, net of refunds, of the last 30 days, as known then
 * @param tierFromMinor the lower bound of the tier that this volume is in
 * @param planId the seller's plan; a paid one takes off one point
 */
public record CommissionTerms(int basisPoints, long volumeMinor, long tierFromMinor, String planId) {

    public CommissionTerms {
        Objects.requireNonNull(planId, "planId");
    }
}
