package io.rostrum.auction.state;

/**
 * One line of a lot's history, from which the lot can be folded again.
 *
 * @param seq the event that recorded it
 * @param paddle whose
 * @param limitMinor the limit; for {@link EntryKind#LOWERED} the bound that earlier limits of the paddle are
 *     cut to
 * @param counts false once retracted, replaced or lapsed
 * @param stepMinor the increment that the auctioneer had set by then; 0 is the pack's table
 */
public record BidEntry(
        long seq, int paddle, long limitMinor, EntryKind kind, boolean counts, long stepMinor) {}
