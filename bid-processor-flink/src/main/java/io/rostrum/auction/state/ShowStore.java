package io.rostrum.auction.state;

import io.rostrum.contracts.id.CommandId;

/**
 * The entries of one show, each fetched and stored by its own key.
 *
 * <p>An absent entry is {@code null}, and putting {@code null} removes it. Nothing is ever listed: whatever the rules go
 * through is numbered (lots by place, paddles by number, a lot's bids by count), so that every pass has one order, whatever
 * holds the entries. A store that cannot be read or written throws {@link StoreFailure}.
 */
public interface ShowStore {

    /** The header; absent until the show is created. */
    ShowState show();

    void putShow(ShowState show);

    /** Who was appointed; absent is nobody. */
    AuctioneersState auctioneers();

    void putAuctioneers(AuctioneersState auctioneers);

    /** A rule pack: of the lot with that id, or of the show under {@link PackState#OF_THE_SHOW}. */
    PackState pack(String lotIdOrShow);

    void putPack(String lotIdOrShow, PackState pack);

    /** Which lot has that place in the run list, from 1 to {@link ShowState#lots}. */
    String lotAt(int position);

    void putLotAt(int position, String lotId);

    LotState lot(String lotId);

    void putLot(String lotId, LotState lot);

    LotText lotText(String lotId);

    void putLotText(String lotId, LotText text);

    /** A lot's history, from 0 to {@link LotState#entries} minus 1. */
    BidEntry bid(String lotId, int n);

    void putBid(String lotId, int n, BidEntry entry);

    /** A paddle by its number, from 1 to {@link ShowState#paddles}. */
    PaddleState paddle(int paddle);

    void putPaddle(int paddle, PaddleState state);

    /** The number of a person's paddle. */
    Integer paddleOf(String userId);

    void putPaddleOf(String userId, Integer paddle);

    /** A paddle's part in a lot; absent until it first bids there. */
    PaddleStanding standing(String lotId, int paddle);

    void putStanding(String lotId, int paddle, PaddleStanding standing);

    /** The lots that a paddle has a part in, from 0 to {@link PaddleState#lots} minus 1. */
    String lotOfPaddle(int paddle, int n);

    void putLotOfPaddle(int paddle, int n, String lotId);

    /** The open lots of a soft close group. */
    GroupState group(String name);

    void putGroup(String name, GroupState group);

    /** The binary heap of coming deadlines, from 0 to {@link ShowState#dues} minus 1, the earliest at 0. */
    DueEntry due(int n);

    void putDue(int n, DueEntry due);

    /** What became of a command. */
    Remembered remembered(CommandId id);

    void putRemembered(CommandId id, Remembered remembered);

    /** The remembered ids in the order of their coming, from {@link ShowState#rememberedHead}. */
    RememberedId rememberedAt(long n);

    void putRememberedAt(long n, RememberedId id);
}
