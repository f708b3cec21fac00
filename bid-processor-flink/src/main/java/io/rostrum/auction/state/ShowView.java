package io.rostrum.auction.state;

import io.rostrum.contracts.id.CommandId;

/**
 * The entries of one show, to be read, each by its own key; an absent one is {@code null}.
 *
 * <p>Nothing is ever listed: whatever the rules go through is numbered (lots by place, paddles by number, a
 * lot's bids by count), so that every pass has one order, whatever holds the entries.
 */
public interface ShowView {

    /** The header; absent until the show is created. */
    ShowState show();

    /** Who was appointed; absent is nobody. */
    AuctioneersState auctioneers();

    /** A rule pack: of the lot with that id, or of the show under {@link PackState#OF_THE_SHOW}. */
    PackState pack(String lotIdOrShow);

    /** Which lot has that place in the run list, from 1 to {@link ShowState#lots}. */
    String lotAt(int position);

    LotState lot(String lotId);

    LotText lotText(String lotId);

    /** A lot's history, from 0 to {@link LotState#entries} minus 1. */
    BidEntry bid(String lotId, int n);

    /** A paddle by its number, from 1 to {@link ShowState#paddles}. */
    PaddleState paddle(int paddle);

    /** The number of a person's paddle. */
    Integer paddleOf(String userId);

    /** What is known of somebody beside their paddle; absent is nothing. */
    GuestState guest(String userId);

    /** A paddle's part in a lot; absent until it first bids there. */
    PaddleStanding standing(String lotId, int paddle);

    /** The lots that a paddle has a part in, from 0 to {@link PaddleState#lots} minus 1. */
    String lotOfPaddle(int paddle, int n);

    /** The open lots of a soft close group. */
    GroupState group(String name);

    /** The binary heap of coming deadlines, from 0 to {@link ShowState#dues} minus 1, the earliest at 0. */
    DueEntry due(int n);

    /** What became of a command. */
    Remembered remembered(CommandId id);

    /** The remembered ids in the order of their coming, from {@link ShowState#rememberedHead}. */
    RememberedId rememberedAt(long n);

    /** The pack that a lot is sold by: its own, or the show's. */
    default PackState packOf(String lotId, LotState lot) {
        return pack(lot.ownPack() ? lotId : PackState.OF_THE_SHOW);
    }
}
