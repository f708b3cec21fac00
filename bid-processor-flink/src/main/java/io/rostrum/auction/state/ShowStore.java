package io.rostrum.auction.state;

import io.rostrum.contracts.id.CommandId;

/**
 * The entries of one show, to be read and written. Putting {@code null} removes an entry. What cannot be read
 * or written is a {@link StoreFailure}.
 */
public interface ShowStore extends ShowView {

    void putShow(ShowState show);

    void putGuest(String userId, GuestState guest);

    void putAuctioneers(AuctioneersState auctioneers);

    void putPack(String lotIdOrShow, PackState pack);

    void putLotAt(int position, String lotId);

    void putLot(String lotId, LotState lot);

    void putLotText(String lotId, LotText text);

    void putBid(String lotId, int n, BidEntry entry);

    void putPaddle(int paddle, PaddleState state);

    void putPaddleOf(String userId, Integer paddle);

    void putStanding(String lotId, int paddle, PaddleStanding standing);

    void putLotOfPaddle(int paddle, int n, String lotId);

    void putGroup(String name, GroupState group);

    void putDue(int n, DueEntry due);

    void putRemembered(CommandId id, Remembered remembered);

    void putRememberedAt(long n, RememberedId id);
}
