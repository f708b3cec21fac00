package io.rostrum.bench.decider;

import io.rostrum.auction.state.AuctioneersState;
import io.rostrum.auction.state.BidEntry;
import io.rostrum.auction.state.DueEntry;
import io.rostrum.auction.state.GroupState;
import io.rostrum.auction.state.GuestState;
import io.rostrum.auction.state.LotState;
import io.rostrum.auction.state.LotText;
import io.rostrum.auction.state.PackState;
import io.rostrum.auction.state.PaddleStanding;
import io.rostrum.auction.state.PaddleState;
import io.rostrum.auction.state.Remembered;
import io.rostrum.auction.state.RememberedId;
import io.rostrum.auction.state.ShowState;
import io.rostrum.auction.state.ShowStore;
import io.rostrum.contracts.id.CommandId;

/**
 * A show that can be read and forgets what is written, so that the same bid can be applied to it over and
 * over.
 */
record DroppingStore(ShowStore behind) implements ShowStore {

    @Override
    public ShowState show() {
        return behind.show();
    }

    @Override
    public void putShow(ShowState show) {}

    @Override
    public AuctioneersState auctioneers() {
        return behind.auctioneers();
    }

    @Override
    public void putAuctioneers(AuctioneersState auctioneers) {}

    @Override
    public GuestState guest(String userId) {
        return behind.guest(userId);
    }

    @Override
    public void putGuest(String userId, GuestState guest) {}

    @Override
    public PackState pack(String lotIdOrShow) {
        return behind.pack(lotIdOrShow);
    }

    @Override
    public void putPack(String lotIdOrShow, PackState pack) {}

    @Override
    public String lotAt(int position) {
        return behind.lotAt(position);
    }

    @Override
    public void putLotAt(int position, String lotId) {}

    @Override
    public LotState lot(String lotId) {
        return behind.lot(lotId);
    }

    @Override
    public void putLot(String lotId, LotState lot) {}

    @Override
    public LotText lotText(String lotId) {
        return behind.lotText(lotId);
    }

    @Override
    public void putLotText(String lotId, LotText text) {}

    @Override
    public BidEntry bid(String lotId, int n) {
        return behind.bid(lotId, n);
    }

    @Override
    public void putBid(String lotId, int n, BidEntry entry) {}

    @Override
    public PaddleState paddle(int paddle) {
        return behind.paddle(paddle);
    }

    @Override
    public void putPaddle(int paddle, PaddleState state) {}

    @Override
    public Integer paddleOf(String userId) {
        return behind.paddleOf(userId);
    }

    @Override
    public void putPaddleOf(String userId, Integer paddle) {}

    @Override
    public PaddleStanding standing(String lotId, int paddle) {
        return behind.standing(lotId, paddle);
    }

    @Override
    public void putStanding(String lotId, int paddle, PaddleStanding standing) {}

    @Override
    public String lotOfPaddle(int paddle, int n) {
        return behind.lotOfPaddle(paddle, n);
    }

    @Override
    public void putLotOfPaddle(int paddle, int n, String lotId) {}

    @Override
    public GroupState group(String name) {
        return behind.group(name);
    }

    @Override
    public void putGroup(String name, GroupState group) {}

    @Override
    public DueEntry due(int n) {
        return behind.due(n);
    }

    @Override
    public void putDue(int n, DueEntry due) {}

    @Override
    public Remembered remembered(CommandId id) {
        return behind.remembered(id);
    }

    @Override
    public void putRemembered(CommandId id, Remembered remembered) {}

    @Override
    public RememberedId rememberedAt(long n) {
        return behind.rememberedAt(n);
    }

    @Override
    public void putRememberedAt(long n, RememberedId id) {}
}
