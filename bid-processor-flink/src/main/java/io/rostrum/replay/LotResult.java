package io.rostrum.replay;

import io.rostrum.auction.state.LotState;
import io.rostrum.auction.state.ShowState;
import io.rostrum.auction.state.ShowStore;
import io.rostrum.contracts.auction.LotPhase;

import java.util.ArrayList;
import java.util.List;

/**
 * What a lot came to.
 *
 * @param position place in the run list, from 1
 * @param winner the winner's user id; absent unless sold
 * @param paddle the winner's paddle; 0 unless sold
 * @param hammerMinor 0 unless sold
 * @param bids accepted bids that count
 */
public record LotResult(
        String lotId, int position, LotPhase phase, String winner, int paddle, long hammerMinor, int bids) {

    static List<LotResult> all(ShowStore store) {
        ShowState show = store.show();
        List<LotResult> results = new ArrayList<>();
        for (int position = 1; show != null && position <= show.lots(); position++) {
            String lotId = store.lotAt(position);
            results.add(of(lotId, store.lot(lotId), store));
        }
        return List.copyOf(results);
    }

    private static LotResult of(String lotId, LotState lot, ShowStore store) {
        boolean sold = lot.phase() == LotPhase.SOLD || lot.phase() == LotPhase.CONFIRMED;
        int paddle = sold ? lot.standing().leader() : 0;
        String winner = sold ? store.paddle(paddle).userId() : null;
        return new LotResult(
                lotId, lot.position(), lot.phase(), winner, paddle, lot.hammerMinor(), lot.standing().bids());
    }
}
