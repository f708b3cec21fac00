package io.rostrum.analytics.figures;

import io.rostrum.analytics.question.Rows;
import io.rostrum.analytics.question.Rows.Row;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Bids of a lot in their order.
 *
 * @param next what to ask for after these; absent at the end
 */
public record BidPage(String showId, String lotId, String currency, List<Bid> bids, Long next) {

    /**
     * @param seq place in the show's events
     * @param priceMinor of the lot after it
     * @param retracted taken back later
     */
    public record Bid(
            long seq, long atMillis, int paddle, String outcome, String reason, String kind, boolean ownRaise,
            long priceMinor, boolean leads, boolean extended, boolean retracted) {}

    public static BidPage of(String showId, Row lot, Rows bids, Rows retractions) {
        Set<Long> retracted =
                retractions.stream().map(row -> row.number("retracted_seq")).collect(Collectors.toSet());
        List<Bid> page = bids.map(row -> bid(row, retracted));
        return new BidPage(
                showId, lot.text("lot_id"), lot.text("currency"), page,
                bids.full() ? Long.valueOf(page.getLast().seq()) : null);
    }

    private static Bid bid(Row row, Set<Long> retracted) {
        long seq = row.number("seq");
        return new Bid(
                seq, row.number("at_millis"), row.small("paddle"), row.text("outcome"), row.text("reason"),
                row.text("kind"), row.flag("own_raise"), row.number("price_minor"), row.flag("leads"),
                row.flag("extended"), retracted.contains(seq));
    }
}
