package io.rostrum.credits;

/**
 * The bounds of credits, as the platform sets them. Times in milliseconds.
 *
 * @param giftHoldMillis how long a seller waits for their share of a gift
 * @param giftShareTenThousandths the seller's share of a gift's value
 * @param giverDayMax the most credits that one person gives in a day (UTC)
 * @param receiverDayMax the most that one seller is given in a day
 * @param cardAgeMillis a card younger than this pays for no gift
 * @param returnMillis how long unspent paid credits may be returned
 * @param lifeMillis how long credits live
 */
public record CreditRules(
        long giftHoldMillis, long giftShareTenThousandths, long giverDayMax, long receiverDayMax,
        long cardAgeMillis, long returnMillis, long lifeMillis) {

    private static final long DAY = 86_400_000L;

    /** What a platform has unless it says otherwise. */
    public static final CreditRules SHIPPED =
            new CreditRules(30 * DAY, 5_000, 5_000, 50_000, DAY, 14 * DAY, 730 * DAY);
}
