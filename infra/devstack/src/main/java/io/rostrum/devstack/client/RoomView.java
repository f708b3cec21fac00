package io.rostrum.devstack.client;

import io.rostrum.contracts.auction.LotCard;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.mirror.LotProjection;
import io.rostrum.contracts.mirror.PaddleProjection;
import io.rostrum.contracts.mirror.ShowProjection;
import io.rostrum.contracts.socket.ServerFrame;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A show as somebody in its room sees it: the snapshot, and every update folded in by its {@code seq}. Safe
 * for use by several threads.
 */
public final class RoomView implements Consumer<ServerFrame> {

    private final Map<LotId, LotProjection> lots = new LinkedHashMap<>();
    private final Map<LotId, LotCard> cards = new LinkedHashMap<>();
    private ShowProjection show;
    private PaddleProjection paddle;
    private boolean entered;

    /** Sends the participant into the show's room. */
    public static RoomView of(Participant participant, ShowId show) {
        RoomView view = new RoomView();
        participant.enter(show, view);
        return view;
    }

    @Override
    public synchronized void accept(ServerFrame frame) {
        if (frame instanceof ServerFrame.Snapshot whole) {
            snapshot(whole);
        } else if (frame instanceof ServerFrame.Show fresh && isNewer(fresh.show())) {
            show = fresh.show();
        } else if (frame instanceof ServerFrame.Lot fresh) {
            put(fresh.lot());
        } else if (frame instanceof ServerFrame.Card fresh) {
            cards.put(fresh.lotId(), fresh.card());
        } else if (frame instanceof ServerFrame.LotRemoved gone) {
            lots.remove(gone.lotId());
            cards.remove(gone.lotId());
        } else if (frame instanceof ServerFrame.Paddle mine) {
            paddle = mine.paddle();
        }
    }

    private void snapshot(ServerFrame.Snapshot whole) {
        entered = true;
        show = whole.show() != null && isNewer(whole.show()) ? whole.show() : show;
        paddle = whole.paddle() == null ? paddle : whole.paddle();
        for (ServerFrame.LotView view : whole.lots()) {
            cards.put(view.lot().lotId(), view.card());
            put(view.lot());
        }
    }

    private boolean isNewer(ShowProjection fresh) {
        return show == null || fresh.seq() >= show.seq();
    }

    private void put(LotProjection fresh) {
        lots.merge(fresh.lotId(), fresh, (old, now) -> now.seq() >= old.seq() ? now : old);
    }

    /** Whether the snapshot has come. */
    public synchronized boolean entered() {
        return entered;
    }

    public synchronized Optional<ShowProjection> show() {
        return Optional.ofNullable(show);
    }

    public synchronized Optional<LotProjection> lot(LotId id) {
        return Optional.ofNullable(lots.get(id));
    }

    public synchronized Optional<LotCard> card(LotId id) {
        return Optional.ofNullable(cards.get(id));
    }

    public synchronized Collection<LotProjection> lots() {
        return List.copyOf(lots.values());
    }

    /** The lots that take bids. */
    public synchronized List<LotProjection> openLots() {
        List<LotProjection> open = new ArrayList<>(lots.values());
        open.removeIf(lot -> !lot.standing().phase().isOpen());
        return open;
    }

    /** The participant's own paddle number; 0 while there is none. */
    public synchronized int paddle() {
        return paddle == null ? 0 : paddle.paddle();
    }
}
