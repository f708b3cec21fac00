package io.rostrum.desks.user;

import io.rostrum.desks.charging.Refunding;

/** What is left of a pack, on its way back; its lot is frozen meanwhile. */
public record PackReturn(String lotId, String boughtWith, Refunding refunding) {

    PackReturn with(Refunding next) {
        return new PackReturn(lotId, boughtWith, next);
    }
}
