package io.rostrum.desks;

import java.util.Objects;

/**
 * Credits that are sold together.
 *
 * @param priceMinor in minor units, above zero
 */
public record CreditPack(String packId, String currency, long priceMinor, long credits) {

    public CreditPack {
        Objects.requireNonNull(packId, "packId");
        Objects.requireNonNull(currency, "currency");
        if (priceMinor < 1 || credits < 1) {
            throw new IllegalArgumentException("a pack has a price and credits");
        }
    }
}
