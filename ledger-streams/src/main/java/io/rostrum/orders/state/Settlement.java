package io.rostrum.orders.state;

/**
 * How the released money reaches the seller.
 *
 * @param volumeMinor what of the hammer counts into the seller's volume
 * @param accountId absent until the seller's account is found
 * @param transferId absent until the transfer was made
 * @param sellerMinor what was transferred, less what came back
 * @param payouts tries of the payout
 * @param payoutRetry a payout that is asked for again; absent while none is
 */
public record Settlement(
        long releasedAtMillis, long volumeMinor, String accountId, String country, String transferId,
        long sellerMinor, int payouts,
        Retry payoutRetry) {

    /** After another try of the payout, or what became of one. */
    public Settlement paying(int tries, Retry again) {
        return new Settlement(
                releasedAtMillis, volumeMinor, accountId, country, transferId, sellerMinor, tries, again);
    }
}
