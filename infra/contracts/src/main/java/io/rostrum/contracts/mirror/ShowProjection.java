package io.rostrum.contracts.mirror;

import io.rostrum.contracts.auction.RulePack;
import io.rostrum.contracts.auction.ShowStatus;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;

import java.util.List;

/**
 * A show as its room sees it. Complete in itself; the one with the highest {@code seq} is the truth.
 *
 * @param seq the newest event that changed any of this
 * @param startsAtMillis 0 while not scheduled
 * @param pausedAtMillis 0 unless PAUSED
 */
public record ShowProjection(
        ShowId showId,
        long seq,
        String title,
        String currency,
        UserId sellerId,
        ShowStatus status,
        long startsAtMillis,
        long pausedAtMillis,
        List<UserId> auctioneers,
        RulePack rules) {

    public ShowProjection {
        auctioneers = List.copyOf(auctioneers);
    }
}
