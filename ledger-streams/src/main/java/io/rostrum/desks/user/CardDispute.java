package io.rostrum.desks.user;

/**
 * A card issuer took back the money of a charge, or is about to say what became of that; words come in any
 * order.
 *
 * @param wallet the charge topped up the wallet; else it paid for a pack
 * @param minor what is disputed; 0 until that is known
 * @param lost how it ended; absent while it goes on
 */
public record CardDispute(
        String disputeId, String chargeId, boolean wallet, String currency, long minor, Boolean lost) {

    CardDispute over(boolean isLost) {
        return new CardDispute(disputeId, chargeId, wallet, currency, minor, isLost);
    }

    CardDispute opened(long disputedMinor) {
        return new CardDispute(disputeId, chargeId, wallet, currency, disputedMinor, lost);
    }

    boolean known() {
        return minor > 0;
    }
}
