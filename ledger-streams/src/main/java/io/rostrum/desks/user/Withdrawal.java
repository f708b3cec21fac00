package io.rostrum.desks.user;

import io.rostrum.desks.charging.Refunding;

/** Money of the wallet on its way back to the charge that it came from; it is no longer in the wallet. */
public record Withdrawal(Refunding refunding) {

    Withdrawal with(Refunding next) {
        return new Withdrawal(next);
    }
}
