package io.rostrum.desks.user;

import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.desks.Wished;

/**
 * What a show, or its seller, was asked and has not answered.
 *
 * @param receiver of a gift; absent otherwise
 */
public record Meant(String askId, Kind kind, Wished wished, ShowId showId, UserId receiver, long credits) {

    /** What credits are meant for. */
    public enum Kind {
        GIFT,
        SPOTLIGHT,
        PASS
    }
}
