package io.rostrum.orders.state;

/**
 * How the released money reaches the seller.
 *
 * @param volumeMinor what of the hammer counts into the seller's volume
 * @param accountId absent until the seller's account is found
 * @param transferId absent until the transfer was made
 * @param sellerMinor what was transferred, less what came back
 * @param payouts tries of the payout
 */
public record Settlement(
        long releasedAtMillis, long volumeMinor, String accountId, String country, String transferId,
        long sellerMinor, int payouts) {}
