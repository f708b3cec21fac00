package io.rostrum.auction.state;

import io.rostrum.contracts.id.CommandId;

/**
 * What one command reads and writes of a show: entries are fetched once, and stored once, by {@link #commit}.
 *
 * <p>Until then the store behind it is as it was, so that a fault of the rules leaves no half of a command
 * behind.
 */
public final class Working implements ShowStore {

    private record LotKey(String lotId, int n) {}

    private record PaddleKey(int paddle, int n) {}

    private final Overlay<String, PackState> packs = new Overlay<>(ShowStore::pack, ShowStore::putPack);
    private final Overlay<Integer, String> lotIds = new Overlay<>(ShowStore::lotAt, ShowStore::putLotAt);
    private final Overlay<String, LotState> lots = new Overlay<>(ShowStore::lot, ShowStore::putLot);
    private final Overlay<String, LotText> texts = new Overlay<>(ShowStore::lotText, ShowStore::putLotText);
    private final Overlay<LotKey, BidEntry> bids =
            new Overlay<>(
                    (store, key) -> store.bid(key.lotId, key.n),
                    (store, key, v) -> store.putBid(key.lotId, key.n, v));
    private final Overlay<Integer, PaddleState> paddles =
            new Overlay<>(ShowStore::paddle, ShowStore::putPaddle);
    private final Overlay<String, Integer> numbers =
            new Overlay<>(ShowStore::paddleOf, ShowStore::putPaddleOf);
    private final Overlay<String, GuestState> guests =
            new Overlay<>(ShowStore::guest, ShowStore::putGuest);
    private final Overlay<LotKey, PaddleStanding> standings = new Overlay<>(
            (store, key) -> store.standing(key.lotId, key.n),
            (store, key, v) -> store.putStanding(key.lotId, key.n, v));
    private final Overlay<PaddleKey, String> lotsOfPaddles = new Overlay<>(
            (store, key) -> store.lotOfPaddle(key.paddle, key.n),
            (store, key, v) -> store.putLotOfPaddle(key.paddle, key.n, v));
    private final Overlay<String, GroupState> groups = new Overlay<>(ShowStore::group, ShowStore::putGroup);
    private final Overlay<Integer, DueEntry> dues = new Overlay<>(ShowStore::due, ShowStore::putDue);
    private final Overlay<CommandId, Remembered> fates =
            new Overlay<>(ShowStore::remembered, ShowStore::putRemembered);
    private final Overlay<Long, RememberedId> fateIds =
            new Overlay<>(ShowStore::rememberedAt, ShowStore::putRememberedAt);

    private ShowStore backing;
    private ShowState show;
    private boolean showChanged;
    private AuctioneersState auctioneers;
    private boolean auctioneersFetched;
    private boolean auctioneersChanged;

    /** Begins anew over a show's store, and forgets what was not committed. */
    public void begin(ShowStore store) {
        backing = store;
        show = store.show();
        showChanged = false;
        auctioneers = null;
        auctioneersFetched = false;
        auctioneersChanged = false;
        packs.clear();
        lotIds.clear();
        lots.clear();
        texts.clear();
        bids.clear();
        paddles.clear();
        numbers.clear();
        guests.clear();
        standings.clear();
        lotsOfPaddles.clear();
        groups.clear();
        dues.clear();
        fates.clear();
        fateIds.clear();
    }

    /** Stores what changed. */
    public void commit() {
        if (showChanged) {
            backing.putShow(show);
        }
        if (auctioneersChanged) {
            backing.putAuctioneers(auctioneers);
        }
        packs.commit(backing);
        lotIds.commit(backing);
        lots.commit(backing);
        texts.commit(backing);
        bids.commit(backing);
        paddles.commit(backing);
        numbers.commit(backing);
        guests.commit(backing);
        standings.commit(backing);
        lotsOfPaddles.commit(backing);
        groups.commit(backing);
        dues.commit(backing);
        fates.commit(backing);
        fateIds.commit(backing);
    }

    @Override
    public ShowState show() {
        return show;
    }

    @Override
    public void putShow(ShowState state) {
        show = state;
        showChanged = true;
    }

    @Override
    public AuctioneersState auctioneers() {
        if (!auctioneersFetched) {
            auctioneers = backing.auctioneers();
            auctioneersFetched = true;
        }
        return auctioneers;
    }

    @Override
    public void putAuctioneers(AuctioneersState state) {
        auctioneers = state;
        auctioneersFetched = true;
        auctioneersChanged = true;
    }

    @Override
    public PackState pack(String lotIdOrShow) {
        return packs.get(backing, lotIdOrShow);
    }

    @Override
    public void putPack(String lotIdOrShow, PackState pack) {
        packs.put(lotIdOrShow, pack);
    }

    @Override
    public String lotAt(int position) {
        return lotIds.get(backing, position);
    }

    @Override
    public void putLotAt(int position, String lotId) {
        lotIds.put(position, lotId);
    }

    @Override
    public LotState lot(String lotId) {
        return lots.get(backing, lotId);
    }

    @Override
    public void putLot(String lotId, LotState lot) {
        lots.put(lotId, lot);
    }

    @Override
    public LotText lotText(String lotId) {
        return texts.get(backing, lotId);
    }

    @Override
    public void putLotText(String lotId, LotText text) {
        texts.put(lotId, text);
    }

    @Override
    public BidEntry bid(String lotId, int n) {
        return bids.get(backing, new LotKey(lotId, n));
    }

    @Override
    public void putBid(String lotId, int n, BidEntry entry) {
        bids.put(new LotKey(lotId, n), entry);
    }

    @Override
    public PaddleState paddle(int paddle) {
        return paddles.get(backing, paddle);
    }

    @Override
    public void putPaddle(int paddle, PaddleState state) {
        paddles.put(paddle, state);
    }

    @Override
    public Integer paddleOf(String userId) {
        return numbers.get(backing, userId);
    }

    @Override
    public void putPaddleOf(String userId, Integer paddle) {
        numbers.put(userId, paddle);
    }

    @Override
    public GuestState guest(String userId) {
        return guests.get(backing, userId);
    }

    @Override
    public void putGuest(String userId, GuestState guest) {
        guests.put(userId, guest);
    }

    @Override
    public PaddleStanding standing(String lotId, int paddle) {
        return standings.get(backing, new LotKey(lotId, paddle));
    }

    @Override
    public void putStanding(String lotId, int paddle, PaddleStanding standing) {
        standings.put(new LotKey(lotId, paddle), standing);
    }

    @Override
    public String lotOfPaddle(int paddle, int n) {
        return lotsOfPaddles.get(backing, new PaddleKey(paddle, n));
    }

    @Override
    public void putLotOfPaddle(int paddle, int n, String lotId) {
        lotsOfPaddles.put(new PaddleKey(paddle, n), lotId);
    }

    @Override
    public GroupState group(String name) {
        return groups.get(backing, name);
    }

    @Override
    public void putGroup(String name, GroupState group) {
        groups.put(name, group);
    }

    @Override
    public DueEntry due(int n) {
        return dues.get(backing, n);
    }

    @Override
    public void putDue(int n, DueEntry due) {
        dues.put(n, due);
    }

    @Override
    public Remembered remembered(CommandId id) {
        return fates.get(backing, id);
    }

    @Override
    public void putRemembered(CommandId id, Remembered remembered) {
        fates.put(id, remembered);
    }

    @Override
    public RememberedId rememberedAt(long n) {
        return fateIds.get(backing, n);
    }

    @Override
    public void putRememberedAt(long n, RememberedId id) {
        fateIds.put(n, id);
    }
}
