package io.rostrum.record.rows;

/** What was done with one bid, and the lot's public state after it: never a limit. */
public record BidRow(
        String showId, long seq, String lotId, String sellerId, int paddle, String bidderId,
        String outcome, String reason, String kind, boolean ownRaise, boolean leads, boolean extended,
        long retractedSeq, long priceMinor, long askingMinor, long openingMinor, String reserveState,
        String currency, String category, long atMillis) {}
