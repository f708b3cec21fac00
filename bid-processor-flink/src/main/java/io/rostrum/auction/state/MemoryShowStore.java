package io.rostrum.auction.state;

import io.rostrum.contracts.id.CommandId;

import java.util.HashMap;
import java.util.Map;

/** A show's entries in memory: for the replay, tests and simulations. */
public final class MemoryShowStore implements ShowStore {

    private record LotKey(String lotId, int n) {}

    private record PaddleKey(int paddle, int n) {}

    private ShowState show;
    private AuctioneersState auctioneers;
    private final Map<String, PackState> packs = new HashMap<>();
    private final Map<Integer, String> lotIds = new HashMap<>();
    private final Map<String, LotState> lots = new HashMap<>();
    private final Map<String, LotText> texts = new HashMap<>();
    private final Map<LotKey, BidEntry> bids = new HashMap<>();
    private final Map<Integer, PaddleState> paddles = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, GuestState> guests = new HashMap<>();
    private final Map<LotKey, PaddleStanding> standings = new HashMap<>();
    private final Map<PaddleKey, String> lotsOfPaddles = new HashMap<>();
    private final Map<String, GroupState> groups = new HashMap<>();
    private final Map<Integer, DueEntry> dues = new HashMap<>();
    private final Map<CommandId, Remembered> remembered = new HashMap<>();
    private final Map<Long, RememberedId> rememberedIds = new HashMap<>();

    public MemoryShowStore() {}

    /** A copy that shares nothing that can change. */
    public MemoryShowStore(MemoryShowStore other) {
        show = other.show;
        auctioneers = other.auctioneers;
        packs.putAll(other.packs);
        lotIds.putAll(other.lotIds);
        lots.putAll(other.lots);
        texts.putAll(other.texts);
        bids.putAll(other.bids);
        paddles.putAll(other.paddles);
        numbers.putAll(other.numbers);
        guests.putAll(other.guests);
        standings.putAll(other.standings);
        lotsOfPaddles.putAll(other.lotsOfPaddles);
        groups.putAll(other.groups);
        dues.putAll(other.dues);
        remembered.putAll(other.remembered);
        rememberedIds.putAll(other.rememberedIds);
    }

    /** How many entries there are, of all kinds. */
    public int size() {
        return (show == null ? 0 : 1) + (auctioneers == null ? 0 : 1) + packs.size() + lotIds.size()
                + lots.size()
                + texts.size() + bids.size() + paddles.size() + numbers.size()
                + guests.size() + standings.size()
                + lotsOfPaddles.size() + groups.size() + dues.size() + remembered.size()
                + rememberedIds.size();
    }

    /** How many command ids are remembered. */
    public int rememberedSize() {
        return remembered.size();
    }

    @Override
    public ShowState show() {
        return show;
    }

    @Override
    public void putShow(ShowState state) {
        show = state;
    }

    @Override
    public AuctioneersState auctioneers() {
        return auctioneers;
    }

    @Override
    public void putAuctioneers(AuctioneersState state) {
        auctioneers = state;
    }

    @Override
    public PackState pack(String lotIdOrShow) {
        return packs.get(lotIdOrShow);
    }

    @Override
    public void putPack(String lotIdOrShow, PackState pack) {
        put(packs, lotIdOrShow, pack);
    }

    @Override
    public String lotAt(int position) {
        return lotIds.get(position);
    }

    @Override
    public void putLotAt(int position, String lotId) {
        put(lotIds, position, lotId);
    }

    @Override
    public LotState lot(String lotId) {
        return lots.get(lotId);
    }

    @Override
    public void putLot(String lotId, LotState lot) {
        put(lots, lotId, lot);
    }

    @Override
    public LotText lotText(String lotId) {
        return texts.get(lotId);
    }

    @Override
    public void putLotText(String lotId, LotText text) {
        put(texts, lotId, text);
    }

    @Override
    public BidEntry bid(String lotId, int n) {
        return bids.get(new LotKey(lotId, n));
    }

    @Override
    public void putBid(String lotId, int n, BidEntry entry) {
        put(bids, new LotKey(lotId, n), entry);
    }

    @Override
    public PaddleState paddle(int paddle) {
        return paddles.get(paddle);
    }

    @Override
    public void putPaddle(int paddle, PaddleState state) {
        put(paddles, paddle, state);
    }

    @Override
    public Integer paddleOf(String userId) {
        return numbers.get(userId);
    }

    @Override
    public void putPaddleOf(String userId, Integer paddle) {
        put(numbers, userId, paddle);
    }

    @Override
    public GuestState guest(String userId) {
        return guests.get(userId);
    }

    @Override
    public void putGuest(String userId, GuestState guest) {
        guests.put(userId, guest);
    }

    @Override
    public PaddleStanding standing(String lotId, int paddle) {
        return standings.get(new LotKey(lotId, paddle));
    }

    @Override
    public void putStanding(String lotId, int paddle, PaddleStanding standing) {
        put(standings, new LotKey(lotId, paddle), standing);
    }

    @Override
    public String lotOfPaddle(int paddle, int n) {
        return lotsOfPaddles.get(new PaddleKey(paddle, n));
    }

    @Override
    public void putLotOfPaddle(int paddle, int n, String lotId) {
        put(lotsOfPaddles, new PaddleKey(paddle, n), lotId);
    }

    @Override
    public GroupState group(String name) {
        return groups.get(name);
    }

    @Override
    public void putGroup(String name, GroupState group) {
        put(groups, name, group);
    }

    @Override
    public DueEntry due(int n) {
        return dues.get(n);
    }

    @Override
    public void putDue(int n, DueEntry due) {
        put(dues, n, due);
    }

    @Override
    public Remembered remembered(CommandId id) {
        return remembered.get(id);
    }

    @Override
    public void putRemembered(CommandId id, Remembered fate) {
        put(remembered, id, fate);
    }

    @Override
    public RememberedId rememberedAt(long n) {
        return rememberedIds.get(n);
    }

    @Override
    public void putRememberedAt(long n, RememberedId id) {
        put(rememberedIds, n, id);
    }

    private static <K, V> void put(Map<K, V> map, K key, V value) {
        if (value == null) {
            map.remove(key);
        } else {
            map.put(key, value);
        }
    }
}
