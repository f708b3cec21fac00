package io.rostrum.contracts.commerce;

import java.util.Objects;

/**
 * Money of a wallet that came from one charge, which a withdrawal of it would refund.
 *
 * @param minor in minor units, 1 or more
 */
public record WalletPart(String chargeId, long minor) {

    /** The most parts that one payment takes out of a wallet. */
    public static final int PARTS_MAX = 200;

    public WalletPart {
        Objects.requireNonNull(chargeId, "chargeId");
        if (minor < 1) {
            throw new IllegalArgumentException("a part of a wallet is of 1 or more");
        }
    }
}
