package io.rostrum.contracts.ledger;

/**
 * What one hold has of a sum; in minor units. {@code id} names the order or the gift that the money is held
 * for.
 */
public record HoldShare(String id, long minor) {

    public HoldShare {
        Account.hold(id);
    }
}
