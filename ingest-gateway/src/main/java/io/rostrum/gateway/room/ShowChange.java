package io.rostrum.gateway.room;

import io.rostrum.contracts.auction.RulePack;
import io.rostrum.contracts.auction.ShowStatus;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.mirror.ShowProjection;

import java.util.ArrayList;
import java.util.List;

/** The show's header after one event; null stays null, as nothing can change in a show that is not known. */
final class ShowChange {

    private ShowChange() {}

    static ShowProjection revised(ShowProjection was, long seq, String title, RulePack rules) {
        return was == null
                ? null
                : new ShowProjection(
                        was.showId(), seq, title, was.currency(), was.sellerId(), was.status(),
                        was.startsAtMillis(), was.pausedAtMillis(), was.auctioneers(), rules);
    }

    static ShowProjection status(
            ShowProjection was, long seq, ShowStatus status, long startsAtMillis, long pausedAtMillis) {
        return was == null
                ? null
                : new ShowProjection(
                        was.showId(), seq, was.title(), was.currency(), was.sellerId(), status,
                        startsAtMillis, pausedAtMillis, was.auctioneers(), was.rules());
    }

    static ShowProjection appointed(ShowProjection was, long seq, UserId who) {
        if (was == null) {
            return null;
        }
        List<UserId> auctioneers = new ArrayList<>(was.auctioneers());
        if (!auctioneers.contains(who)) {
            auctioneers.add(who);
        }
        return withAuctioneers(was, seq, auctioneers);
    }

    static ShowProjection dismissed(ShowProjection was, long seq, UserId who) {
        return was == null
                ? null
                : withAuctioneers(
                        was, seq, was.auctioneers().stream().filter(one -> !one.equals(who)).toList());
    }

    private static ShowProjection withAuctioneers(ShowProjection was, long seq, List<UserId> auctioneers) {
        return new ShowProjection(
                was.showId(), seq, was.title(), was.currency(), was.sellerId(), was.status(),
                was.startsAtMillis(), was.pausedAtMillis(), auctioneers, was.rules());
    }
}
