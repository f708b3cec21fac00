package io.rostrum.auction.evolving;

import io.rostrum.auction.ShowRules;
import io.rostrum.auction.bidding.Packs;
import io.rostrum.auction.deciding.Fact;
import io.rostrum.auction.state.AuctioneersState;
import io.rostrum.auction.state.GuestState;
import io.rostrum.auction.state.PackState;
import io.rostrum.auction.state.PaddleState;
import io.rostrum.auction.state.ShowDraft;
import io.rostrum.auction.state.ShowState;
import io.rostrum.contracts.auction.EventRecord;
import io.rostrum.contracts.auction.ShowStatus;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.mirror.PaddleProjection;

import java.util.Arrays;

/** Facts about the show and its paddles. */
final class ShowEvolution {

    private ShowEvolution() {}

    static void created(Evolution now, Fact.ShowCreated fact) {
        now.show().putShow(empty(
                fact.sellerId().value(), fact.title(), fact.currency(), ShowStatus.DRAFT, fact.rulesVersion(),
                fact.eventFormat(), now));
        now.show().putPack(PackState.OF_THE_SHOW, Packs.flat(fact.rules()));
        now.changes().show();
    }

    private static ShowState empty(
            String sellerId, String title, String currency, ShowStatus status, int rules, int format,
            Evolution now) {
        return new ShowState(
                sellerId, title, currency, status, rules, format, 0, EventRecord.NO_EVENT, now.atMillis(), 0,
                0, 0, 0,
                now.seq(), 0, 0, 0, 0, 0, 0, 0, 0, ShowState.NONE, null, 0, 0, ShowState.NONE);
    }

    static void revised(Evolution now, Fact.ShowRevised fact) {
        now.card(show -> show.title = fact.title());
        now.show().putPack(PackState.OF_THE_SHOW, Packs.flat(fact.rules()));
    }

    static void scheduled(Evolution now, long startsAtMillis) {
        now.card(show -> {
            show.status = ShowStatus.SCHEDULED;
            show.startsAtMillis = startsAtMillis;
        });
    }

    static void wentLive(Evolution now) {
        now.card(show -> show.status = ShowStatus.LIVE);
    }

    static void paused(Evolution now) {
        now.card(show -> {
            show.status = ShowStatus.PAUSED;
            show.pausedAtMillis = show.nowMillis;
            clockMoved(now, show);
        });
    }

    static void resumed(Evolution now) {
        now.card(show -> {
            show.status = ShowStatus.LIVE;
            unpause(now, show);
        });
    }

    private static void unpause(Evolution now, ShowDraft show) {
        show.heldMillis += show.nowMillis - show.pausedAtMillis;
        show.pausedAtMillis = 0;
        show.heartbeatMillis = show.nowMillis;
        clockMoved(now, show);
    }

    private static void clockMoved(Evolution now, ShowDraft show) {
        show.clockSeq = now.seq();
        show.clockAtMillis = now.atMillis();
        now.changes().everything();
    }

    static void ended(Evolution now) {
        now.card(show -> {
            show.status = ShowStatus.ENDED;
            if (show.pausedAtMillis != 0) {
                unpause(now, show);
            }
        });
    }

    /** A show that was never created is frozen too: nothing more is taken under its id. */
    static void frozen(Evolution now) {
        if (now.show().show() == null) {
            now.show().putShow(
                    empty("", "", "", ShowStatus.FROZEN, ShowRules.VERSION, ShowRules.EVENT_FORMAT, now));
        } else {
            now.card(show -> show.status = ShowStatus.FROZEN);
        }
        now.changes().everything();
    }

    static void bridged(Evolution now, long gapMillis) {
        now.header(show -> {
            show.heldMillis += gapMillis;
            show.heartbeatMillis = show.nowMillis;
            clockMoved(now, show);
        });
    }

    static void appointed(Evolution now, UserId userId) {
        dismissed(now, userId);
        AuctioneersState before = now.show().auctioneers();
        String[] ids = before == null ? new String[0] : before.userIds();
        String[] more = Arrays.copyOf(ids, ids.length + 1);
        more[ids.length] = userId.value();
        now.show().putAuctioneers(new AuctioneersState(more));
    }

    static void dismissed(Evolution now, UserId userId) {
        AuctioneersState before = now.show().auctioneers();
        if (before != null) {
            String[] others = Arrays.stream(before.userIds())
                    .filter(id -> !id.equals(userId.value()))
                    .toArray(String[]::new);
            now.show().putAuctioneers(others.length == 0 ? null : new AuctioneersState(others));
        }
        now.card(show -> {});
    }

    static void requested(Evolution now, Fact.PaddleRequested fact) {
        if (fact.isNew()) {
            give(now, fact.userId(), fact.paddle());
        }
        paddle(now, fact.paddle(), PaddleProjection.Status.REQUESTED, PaddleState.NO_LIMIT);
    }

    static void approved(Evolution now, Fact.PaddleApproved fact) {
        if (fact.isNew()) {
            give(now, fact.userId(), fact.paddle());
        }
        paddle(now, fact.paddle(), PaddleProjection.Status.APPROVED, fact.spendingLimit());
    }

    static void barred(Evolution now, int paddle) {
        long limit = now.show().paddle(paddle).spendingLimitMinor();
        paddle(now, paddle, PaddleProjection.Status.BARRED, limit);
    }

    /** A giver without a paddle stands on no board. */
    static void gift(Evolution now, Fact.GiftShown fact) {
        if (fact.paddle() > 0) {
            now.hype(fact.paddle(), (int) Math.min(fact.credits(), Integer.MAX_VALUE), 0);
        }
    }

    static void admitted(Evolution now, UserId userId) {
        GuestState was = guest(now, userId);
        now.show().putGuest(userId.value(), new GuestState(true, was.linked(), was.barred()));
    }

    static void linked(Evolution now, Fact.AccountLinked fact) {
        GuestState was = guest(now, fact.userId());
        now.show().putGuest(
                fact.userId().value(),
                new GuestState(
                        was.admitted(), fact.linked(), fact.linked() && (was.barred() || fact.bars())));
    }

    private static GuestState guest(Evolution now, UserId userId) {
        GuestState known = now.show().guest(userId.value());
        return known == null ? GuestState.NOBODY : known;
    }

    private static void give(Evolution now, UserId userId, int paddle) {
        now.show().putPaddleOf(userId.value(), paddle);
        now.show().putPaddle(paddle, new PaddleState(
                userId.value(), PaddleProjection.Status.REQUESTED, PaddleState.NO_LIMIT, 0, 0, 0, 0, 0));
        now.header(show -> show.paddles = paddle);
    }

    private static void paddle(
            Evolution now, int number, PaddleProjection.Status status, long spendingLimit) {
        PaddleState state = now.show().paddle(number);
        now.show().putPaddle(number, new PaddleState(
                state.userId(), status, spendingLimit, state.leadingMinor(), state.wonMinor(), state.hype(),
                state.lots(), now.seq()));
        now.changes().paddle(number);
    }
}
