package io.rostrum.auction.state;

import io.rostrum.contracts.auction.LotPhase;

/** A lot while it changes, within one command; its fields are those of {@link LotState}. */
public final class LotDraft {

    public LotPhase phase;
    public int position;
    public long openingMinor;
    public long reserveMinor;
    public boolean ownPack;
    public long stepMinor;
    public Standing standing;
    public LotClock clock;
    public int entries;
    public int rollbackEpoch;
    public boolean byDeadline;
    public long hammerMinor;
    public long unpaidMinor;
    public long marketSeq;
    public long seq;
    public long atMillis;
    public long offeredMinor;
    public long offeredUntilMillis;
    public int[] boardPaddles;
    public long[] boardMinor;

    LotDraft(LotState lot) {
        phase = lot.phase();
        position = lot.position();
        openingMinor = lot.openingMinor();
        reserveMinor = lot.reserveMinor();
        ownPack = lot.ownPack();
        stepMinor = lot.stepMinor();
        standing = lot.standing();
        clock = lot.clock();
        entries = lot.entries();
        rollbackEpoch = lot.rollbackEpoch();
        byDeadline = lot.byDeadline();
        hammerMinor = lot.hammerMinor();
        unpaidMinor = lot.unpaidMinor();
        marketSeq = lot.marketSeq();
        seq = lot.seq();
        atMillis = lot.atMillis();
        offeredMinor = lot.offeredMinor();
        offeredUntilMillis = lot.offeredUntilMillis();
        boardPaddles = lot.boardPaddles();
        boardMinor = lot.boardMinor();
    }

    /** What the changes come to. */
    public LotState build() {
        return new LotState(
                phase, position, openingMinor, reserveMinor, ownPack, stepMinor, standing, clock, entries,
                rollbackEpoch, byDeadline, hammerMinor, unpaidMinor, marketSeq, seq, atMillis,
                offeredMinor, offeredUntilMillis, boardPaddles, boardMinor);
    }
}
