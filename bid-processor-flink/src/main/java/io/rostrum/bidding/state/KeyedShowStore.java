package io.rostrum.bidding.state;

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
import io.rostrum.auction.state.StoreFailure;
import io.rostrum.bidding.state.EntryKeys.IdHalves;
import io.rostrum.bidding.state.EntryKeys.LotLine;
import io.rostrum.bidding.state.EntryKeys.LotPaddle;
import io.rostrum.bidding.state.EntryKeys.PaddleLine;
import io.rostrum.contracts.id.CommandId;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ValueState;

import java.io.IOException;

/**
 * The entries of the show whose key Flink has set, one piece of keyed state for each kind of entry.
 *
 * <p>One instance serves all shows of a subtask.
 */
public final class KeyedShowStore implements ShowStore {
    private final ValueState<ShowState> show;
    private final ValueState<AuctioneersState> auctioneers;
    private final MapState<String, PackState> packs;
    private final MapState<Integer, String> lotIds;
    private final MapState<String, LotState> lots;
    private final MapState<String, LotText> texts;
    private final MapState<LotLine, BidEntry> bids;
    private final MapState<Integer, PaddleState> paddles;
    private final MapState<String, Integer> numbers;
    private final MapState<String, GuestState> guests;
    private final MapState<LotPaddle, PaddleStanding> standings;
    private final MapState<PaddleLine, String> lotsOfPaddles;
    private final MapState<String, GroupState> groups;
    private final MapState<Integer, DueEntry> dues;
    private final MapState<IdHalves, Remembered> remembered;
    private final MapState<Long, RememberedId> rememberedIds;

    public KeyedShowStore(RuntimeContext context) {
        StateTypes types = new StateTypes(context);
        show = types.value("show", ShowState.class);
        auctioneers = types.value("auctioneers", AuctioneersState.class);
        packs = types.map("packs", String.class, PackState.class);
        lotIds = types.map("lot-ids", Integer.class, String.class);
        lots = types.map("lots", String.class, LotState.class);
        texts = types.map("lot-texts", String.class, LotText.class);
        bids = types.map("bids", LotLine.class, BidEntry.class);
        paddles = types.map("paddles", Integer.class, PaddleState.class);
        numbers = types.map("paddle-numbers", String.class, Integer.class);
        guests = types.map("guests", String.class, GuestState.class);
        standings = types.map("standings", LotPaddle.class, PaddleStanding.class);
        lotsOfPaddles = types.map("lots-of-paddles", PaddleLine.class, String.class);
        groups = types.map("groups", String.class, GroupState.class);
        dues = types.map("dues", Integer.class, DueEntry.class);
        remembered = types.map("remembered", IdHalves.class, Remembered.class);
        rememberedIds = types.map("remembered-ids", Long.class, RememberedId.class);
    }

    @Override
    public ShowState show() {
        return get(show);
    }

    @Override
    public void putShow(ShowState state) {
        put(show, state);
    }

    @Override
    public AuctioneersState auctioneers() {
        return get(auctioneers);
    }

    @Override
    public void putAuctioneers(AuctioneersState state) {
        put(auctioneers, state);
    }

    @Override
    public PackState pack(String lotIdOrShow) {
        return get(packs, lotIdOrShow);
    }

    @Override
    public void putPack(String lotIdOrShow, PackState pack) {
        put(packs, lotIdOrShow, pack);
    }

    @Override
    public String lotAt(int position) {
        return get(lotIds, position);
    }

    @Override
    public void putLotAt(int position, String lotId) {
        put(lotIds, position, lotId);
    }

    @Override
    public LotState lot(String lotId) {
        return get(lots, lotId);
    }

    @Override
    public void putLot(String lotId, LotState lot) {
        put(lots, lotId, lot);
    }

    @Override
    public LotText lotText(String lotId) {
        return get(texts, lotId);
    }

    @Override
    public void putLotText(String lotId, LotText text) {
        put(texts, lotId, text);
    }

    @Override
    public BidEntry bid(String lotId, int n) {
        return get(bids, new LotLine(lotId, n));
    }

    @Override
    public void putBid(String lotId, int n, BidEntry entry) {
        put(bids, new LotLine(lotId, n), entry);
    }

    @Override
    public PaddleState paddle(int paddle) {
        return get(paddles, paddle);
    }

    @Override
    public void putPaddle(int paddle, PaddleState state) {
        put(paddles, paddle, state);
    }

    @Override
    public Integer paddleOf(String userId) {
        return get(numbers, userId);
    }

    @Override
    public void putPaddleOf(String userId, Integer paddle) {
        put(numbers, userId, paddle);
    }

    @Override
    public GuestState guest(String userId) {
        return get(guests, userId);
    }

    @Override
    public void putGuest(String userId, GuestState guest) {
        put(guests, userId, guest);
    }

    @Override
    public PaddleStanding standing(String lotId, int paddle) {
        return get(standings, new LotPaddle(lotId, paddle));
    }

    @Override
    public void putStanding(String lotId, int paddle, PaddleStanding standing) {
        put(standings, new LotPaddle(lotId, paddle), standing);
    }

    @Override
    public String lotOfPaddle(int paddle, int n) {
        return get(lotsOfPaddles, new PaddleLine(paddle, n));
    }

    @Override
    public void putLotOfPaddle(int paddle, int n, String lotId) {
        put(lotsOfPaddles, new PaddleLine(paddle, n), lotId);
    }

    @Override
    public GroupState group(String name) {
        return get(groups, name);
    }

    @Override
    public void putGroup(String name, GroupState group) {
        put(groups, name, group);
    }

    @Override
    public DueEntry due(int n) {
        return get(dues, n);
    }

    @Override
    public void putDue(int n, DueEntry due) {
        put(dues, n, due);
    }

    @Override
    public Remembered remembered(CommandId id) {
        return get(remembered, IdHalves.of(id));
    }

    @Override
    public void putRemembered(CommandId id, Remembered fate) {
        put(remembered, IdHalves.of(id), fate);
    }

    @Override
    public RememberedId rememberedAt(long n) {
        return get(rememberedIds, n);
    }

    @Override
    public void putRememberedAt(long n, RememberedId id) {
        put(rememberedIds, n, id);
    }

    private static <V> V get(ValueState<V> state) {
        try {
            return state.value();
        } catch (IOException e) {
            throw new StoreFailure("cannot read keyed state", e);
        }
    }

    private static <V> void put(ValueState<V> state, V value) {
        try {
            state.update(value);
        } catch (IOException e) {
            throw new StoreFailure("cannot write keyed state", e);
        }
    }

    private static <K, V> V get(MapState<K, V> state, K key) {
        try {
            return state.get(key);
        } catch (Exception e) {
            throw new StoreFailure("cannot read keyed state", e);
        }
    }

    private static <K, V> void put(MapState<K, V> state, K key, V value) {
        try {
            if (value == null) {
                state.remove(key);
            } else {
                state.put(key, value);
            }
        } catch (Exception e) {
            throw new StoreFailure("cannot write keyed state", e);
        }
    }
}
