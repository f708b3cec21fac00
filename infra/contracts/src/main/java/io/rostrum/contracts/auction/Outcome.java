package io.rostrum.contracts.auction;

import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;

import java.util.List;
import java.util.Objects;

/**
 * The fate of one command, told to its sender. The same on every repeat of the command, but for the market
 * figures.
 *
 * @param reason absent when accepted
 * @param detail absent or words for people
 * @param seq the event that recorded it; 0 for a query
 * @param lotId absent when the command was about no single lot
 * @param paddle the sender's paddle; 0 if unknown
 * @param leads whether the sender's paddle leads the lot after it
 * @param priceMinor the lot's price after it; 0 if none
 * @param askingMinor the lot's asking bid after it; 0 if none
 * @param own the answer to {@code MyBids} and {@code MyLots}: amounts that belong to the sender alone; absent
 *     otherwise
 */
public record Outcome(
        CommandId commandId,
        ShowId showId,
        boolean accepted,
        Refusal reason,
        String detail,
        long seq,
        LotId lotId,
        int paddle,
        boolean leads,
        long priceMinor,
        long askingMinor,
        List<OwnAmount> own) {

    /**
     * An amount that only its owner may see: a bidder's limit, or a seller's reserve (0 is none).
     *
     * @param bidSeq the {@code BidAccepted} that set the limit; 0 for a pre-bid or a reserve
     */
    public record OwnAmount(LotId lotId, long amountMinor, long bidSeq) {}

    public Outcome {
        Objects.requireNonNull(commandId, "commandId");
        Objects.requireNonNull(showId, "showId");
        own = own == null ? null : List.copyOf(own);
    }
}
