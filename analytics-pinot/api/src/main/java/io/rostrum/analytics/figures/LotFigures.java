package io.rostrum.analytics.figures;

import io.rostrum.analytics.question.Rows;
import io.rostrum.analytics.question.Rows.Row;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The lots of a show in their order. */
public record LotFigures(String showId, String currency, List<Lot> lots) {

    /**
     * @param pictureId absent where there is none
     * @param priceMinor what the leader pays as it stands; the hammer price once it fell
     * @param overOpeningBasisPoints absent while nobody has bid
     */
    public record Lot(
            String lotId, int position, String title, String category, String pictureId, String phase,
            long openingMinor, String reserve, long priceMinor, Integer overOpeningBasisPoints, long bids,
            long bidders, Long openedAtMillis, Long closedAtMillis) {}

    public static LotFigures of(ShowFigures show, Rows lots, Rows bidders) {
        Map<String, Long> bidding = bidders(bidders);
        return new LotFigures(
                show.showId(),
                show.currency(),
                lots.map(row -> lot(row, bidding.getOrDefault(row.text("lot_id"), 0L))));
    }

    static Map<String, Long> bidders(Rows rows) {
        return rows.stream()
                .collect(Collectors.toMap(row -> row.text("lot_id"), row -> row.number("bidders")));
    }

    private static Lot lot(Row row, long bidders) {
        long hammer = row.number("hammer_minor");
        long price = hammer > 0 ? hammer : row.number("price_minor");
        String picture = row.text("picture_id");
        return new Lot(
                row.text("lot_id"),
                row.small("position"),
                row.text("title"),
                row.text("category"),
                picture.isEmpty() ? null : picture,
                row.text("phase"),
                row.number("opening_minor"),
                row.text("reserve_state"),
                price,
                price == 0 ? null : Shares.above(price, row.number("opening_minor")),
                row.number("bids"),
                bidders,
                Times.known(row.number("opened_at_millis")),
                Times.known(row.number("closed_at_millis")));
    }
}
