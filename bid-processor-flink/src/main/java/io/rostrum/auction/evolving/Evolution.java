package io.rostrum.auction.evolving;

import io.rostrum.auction.deciding.Exposure;
import io.rostrum.auction.projection.ChangeLog;
import io.rostrum.auction.state.LotDraft;
import io.rostrum.auction.state.LotState;
import io.rostrum.auction.state.PackState;
import io.rostrum.auction.state.PaddleState;
import io.rostrum.auction.state.ShowDraft;
import io.rostrum.auction.state.Standing;
import io.rostrum.auction.state.Working;

import java.util.function.Consumer;

/**
 * One fact on its way into a show.
 *
 * @param seq the number of the event that will record it
 * @param atMillis the log time at which it happened
 */
record Evolution(Working show, ChangeLog changes, long seq, long atMillis) {

    /** Hype points of an accepted bid. */
    static final int HYPE_BID = 1;

    /** Hype points of a lot won. */
    static final int HYPE_WIN = 10;

    void header(Consumer<ShowDraft> change) {
        ShowDraft draft = show.show().draft();
        change.accept(draft);
        show.putShow(draft.build());
    }

    /** Changes the show's own projection too. */
    void card(Consumer<ShowDraft> change) {
        header(draft -> {
            change.accept(draft);
            draft.showSeq = seq;
        });
        changes.show();
    }

    void lot(String lotId, Consumer<LotDraft> change) {
        LotDraft draft = show.lot(lotId).draft();
        change.accept(draft);
        put(lotId, draft);
    }

    /** Changes the lot's part of the catalogue too. */
    void lotCard(String lotId, Consumer<LotDraft> change) {
        lot(lotId, change);
        changes.card(lotId);
    }

    void put(String lotId, LotDraft draft) {
        draft.seq = seq;
        draft.atMillis = atMillis;
        show.putLot(lotId, draft.build());
        changes.lot(lotId);
    }

    /** Moves the exposure of a lead from who led to who leads. */
    void moveLead(String lotId, LotState lot, Standing after) {
        Standing before = lot.standing();
        boolean same =
                before.leader() == after.leader() && before.leaderLimitMinor() == after.leaderLimitMinor();
        if (same) {
            return;
        }
        PackState pack = show.packOf(lotId, lot);
        lead(before, pack, -1);
        lead(after, pack, 1);
    }

    /** Takes a standing's lead into its leader's exposure ({@code sign} 1), or out of it (-1). */
    void lead(Standing standing, PackState pack, int sign) {
        if (standing.leader() == 0) {
            return;
        }
        long exposure = sign * Exposure.allIn(standing.leaderLimitMinor(), pack);
        PaddleState paddle = show.paddle(standing.leader());
        show.putPaddle(standing.leader(), new PaddleState(
                paddle.userId(), paddle.status(), paddle.spendingLimitMinor(),
                Math.addExact(paddle.leadingMinor(), exposure), paddle.wonMinor(), paddle.hype(),
                paddle.lots(),
                paddle.seq()));
    }

    void won(int number, long exposure) {
        PaddleState paddle = show.paddle(number);
        show.putPaddle(number, new PaddleState(
                paddle.userId(), paddle.status(), paddle.spendingLimitMinor(), paddle.leadingMinor(),
                Math.addExact(paddle.wonMinor(), exposure), paddle.hype(), paddle.lots(), paddle.seq()));
    }

    void hype(int number, int points, int moreLots) {
        PaddleState paddle = show.paddle(number);
        show.putPaddle(number, new PaddleState(
                paddle.userId(), paddle.status(), paddle.spendingLimitMinor(), paddle.leadingMinor(),
                paddle.wonMinor(),
                Math.max(0, paddle.hype() + points), paddle.lots() + moreLots, paddle.seq()));
        changes.hype(number);
    }
}
