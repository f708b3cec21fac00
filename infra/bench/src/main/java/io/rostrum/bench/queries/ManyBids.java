package io.rostrum.bench.queries;

import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;

import java.util.SplittableRandom;

/**
 * So many bids, the same in every run: shows of ten thousand bids, ten of each seller, and one show, the
 * first, with a fiftieth of all.
 *
 * @param count of all bids
 */
record ManyBids(int count) {

    static final int LOTS = 40;
    static final int PADDLES = 200;
    static final int SHOWS_OF_A_SELLER = 10;
    /** Three hours from a show's first bid to its last. */
    static final long SHOW_MILLIS = 3 * 3_600_000L;

    private static final int BIDS_OF_A_SHOW = 10_000;
    private static final long FIRST_MILLIS = 1_793_000_000_000L;
    private static final long BETWEEN_SHOWS_MILLIS = 600_000;

    /** One bid. @param seq within its show, from 1 */
    record Bid(
            int show, long seq, int lot, int paddle, boolean accepted, long priceMinor, long atMillis) {}

    int shows() {
        return 1 + (count - ofFirst()) / BIDS_OF_A_SHOW;
    }

    private int ofFirst() {
        return count / 50;
    }

    /** Bids of a show. */
    int of(int show) {
        if (show == 0) {
            return ofFirst();
        }
        return show < shows() - 1 ? BIDS_OF_A_SHOW : count - ofFirst() - (shows() - 2) * BIDS_OF_A_SHOW;
    }

    static ShowId show(int show) {
        return new ShowId("show-" + show);
    }

    static UserId seller(int show) {
        return new UserId("seller-" + show / SHOWS_OF_A_SELLER);
    }

    static LotId lot(int lot) {
        return new LotId("lot-" + lot);
    }

    static long liveMillis(int show) {
        return FIRST_MILLIS + show * BETWEEN_SHOWS_MILLIS;
    }

    /** Takes bids. */
    interface Taking<F extends Exception> {
        void take(Bid bid) throws F;
    }

    <F extends Exception> void each(Taking<F> taking) throws F {
        SplittableRandom random = new SplittableRandom(count);
        for (int show = 0; show < shows(); show++) {
            int bids = of(show);
            for (int i = 0; i < bids; i++) {
                int lot = (int) ((long) i * LOTS / bids);
                taking.take(new Bid(
                        show, i + 1L, lot, 1 + random.nextInt(PADDLES), random.nextInt(10) > 0,
                        1_000 + 100L * (i % (bids / LOTS + 1)), liveMillis(show) + i * SHOW_MILLIS / bids));
            }
        }
    }

    /** The key of a row in its topic, as Debezium writes it. */
    static String key(Bid bid) {
        return "{\"show_id\":\"" + show(bid.show()) + "\",\"seq\":" + bid.seq() + "}";
    }

    /** The row as Debezium writes it. */
    static String json(Bid bid) {
        return new StringBuilder(512)
                .append("{\"show_id\":\"").append(show(bid.show()))
                .append("\",\"seq\":").append(bid.seq())
                .append(",\"lot_id\":\"lot-").append(bid.lot())
                .append("\",\"seller_id\":\"").append(seller(bid.show()))
                .append("\",\"paddle\":").append(bid.paddle())
                .append(",\"bidder_id\":\"bidder-").append(bid.paddle())
                .append("\",\"outcome\":\"").append(bid.accepted() ? "ACCEPTED" : "REFUSED")
                .append("\",\"reason\":\"").append(bid.accepted() ? "" : "BELOW_ASKING")
                .append("\",\"kind\":\"LIMIT\",\"own_raise\":false,\"leads\":").append(bid.accepted())
                .append(",\"extended\":false,\"retracted_seq\":0,\"price_minor\":").append(bid.priceMinor())
                .append(",\"asking_minor\":").append(bid.priceMinor() + 100)
                .append(",\"opening_minor\":1000,\"reserve_state\":\"NONE\",\"currency\":\"USD\"")
                .append(",\"category\":\"vinyl\",\"at_millis\":").append(bid.atMillis())
                .append(",\"__deleted\":\"false\"}")
                .toString();
    }

    /** The columns of {@link #csv}. */
    static final String COLUMNS = "show_id, seq, lot_id, seller_id, paddle, bidder_id, outcome, reason, "
            + "kind, own_raise, leads, extended, retracted_seq, price_minor, asking_minor, opening_minor, "
            + "reserve_state, currency, category, at_millis";

    /** The row for COPY. */
    static String csv(Bid bid) {
        return show(bid.show()) + "," + bid.seq() + ",lot-" + bid.lot() + "," + seller(bid.show()) + ","
                + bid.paddle() + ",bidder-" + bid.paddle() + ","
                + (bid.accepted() ? "ACCEPTED,\"\"" : "REFUSED,BELOW_ASKING") + ",LIMIT,false,"
                + bid.accepted() + ",false,0," + bid.priceMinor() + "," + (bid.priceMinor() + 100)
                + ",1000,NONE,USD,vinyl," + bid.atMillis() + "\n";
    }
}
