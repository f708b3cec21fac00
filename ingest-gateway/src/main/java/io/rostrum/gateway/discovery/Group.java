package io.rostrum.gateway.discovery;

import io.rostrum.contracts.auction.ShowStatus;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** A part of the list of shows, with its order. */
public enum Group {
    /** Going on: by viewers, each counted as often as the placement says; of equals the earlier start. */
    LIVE(Set.of(ShowStatus.LIVE, ShowStatus.PAUSED, ShowStatus.FROZEN)),
    /** Announced: by the time until the start, divided by the placement's weight. */
    COMING(Set.of(ShowStatus.SCHEDULED)),
    /** Over: the latest start first. */
    OVER(Set.of(ShowStatus.ENDED));

    private final Set<ShowStatus> statuses;

    Group(Set<ShowStatus> statuses) {
        this.statuses = statuses;
    }

    /** Its shows among these, in its order. */
    public List<Listing> of(List<Listing> all, long nowMillis) {
        Comparator<Listing> order = switch (this) {
            case LIVE -> Comparator.comparingLong(Group::weighed).reversed();
            case COMING -> Comparator.comparingLong(one -> ahead(one, nowMillis));
            case OVER -> Comparator.comparingLong((Listing one) -> one.show().startsAtMillis()).reversed();
        };
        return all.stream()
                .filter(one -> statuses.contains(one.show().status()))
                .sorted(order.thenComparingLong(one -> one.show().startsAtMillis())
                        .thenComparing(one -> one.show().showId().value()))
                .toList();
    }

    private static long weighed(Listing one) {
        return Math.multiplyExact(one.viewers(), (long) one.placement().weight());
    }

    /** A show whose time has come stands first; one without a time last. */
    private static long ahead(Listing one, long nowMillis) {
        long startsAt = one.show().startsAtMillis();
        return startsAt == 0
                ? Long.MAX_VALUE
                : Math.max(0, startsAt - nowMillis) / one.placement().weight();
    }
}
