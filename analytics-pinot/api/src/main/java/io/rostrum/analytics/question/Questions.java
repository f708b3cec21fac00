package io.rostrum.analytics.question;

import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;

import java.util.List;

/**
 * Every statement of this service. Each names the seller, counts no deleted row and has a LIMIT; each is SQL
 * that Pinot 0.11, Pinot 1.x and PostgreSQL read alike, so that the same question can be put to the record.
 */
public record Questions(UserId seller) {

    public static final int SHOWS_MAX = 200;
    public static final int LOTS_MAX = 2_000;
    public static final int MINUTES_MAX = 1_440;
    public static final int WINS_MAX = 20_000;
    public static final int CATEGORIES_MAX = 1_000;
    public static final int DAYS_MAX = 5_000;
    public static final int BIDS_MAX = 1_000;
    /** How far back buyers are looked for who came before. */
    public static final long HISTORY_MILLIS = 730 * Range.DAY_MILLIS;

    private static final int GATEWAYS_MAX = 1_000;
    private static final String SHOW_COLUMNS = "SELECT show_id, title, status, currency, starts_at_millis, "
            + "live_at_millis, ended_at_millis FROM shows "
            + "WHERE seller_id = :seller AND \"__deleted\" = 'false' ";
    private static final String SOLD = "phase IN ('SOLD', 'CONFIRMED')";
    private static final String CLOSED = "phase IN ('SOLD', 'CONFIRMED', 'PASSED')";

    private Statement statement(int rowsMax, String template) {
        return Statement.of(rowsMax, template).with("seller", seller);
    }

    private Statement ofShow(ShowId show, int rowsMax, String template) {
        return statement(rowsMax, template).with("show", show);
    }

    /** Shows that went live in the range, newest first. */
    public Statement shows(Range range) {
        return statement(SHOWS_MAX, SHOW_COLUMNS
                + "AND live_at_millis >= :from AND live_at_millis < :to ORDER BY live_at_millis DESC")
                .with("from", range.fromMillis())
                .with("to", range.toMillis());
    }

    public Statement show(ShowId show) {
        return ofShow(show, 1, SHOW_COLUMNS + "AND show_id = :show");
    }

    /** Shows that went live before, newest first. */
    public Statement showsBefore(long liveAtMillis, int rowsMax) {
        return statement(rowsMax, SHOW_COLUMNS
                + "AND live_at_millis > 0 AND live_at_millis < :before ORDER BY live_at_millis DESC")
                .with("before", liveAtMillis);
    }

    /** What became of the lots of shows, one row a show. */
    public Statement lotTotals(List<ShowId> shows) {
        return statement(SHOWS_MAX, """
                SELECT show_id, COUNT(*) AS lots_all, SUM(bids) AS bids_all, SUM(hammer_minor) AS hammer_all,
                 SUM(CASE WHEN %s THEN opening_minor ELSE 0 END) AS opening_sold,
                 SUM(CASE WHEN %s THEN 1 ELSE 0 END) AS lots_sold,
                 SUM(CASE WHEN %s THEN 1 ELSE 0 END) AS lots_closed,
                 SUM(CASE WHEN phase IN ('OPEN', 'FAIR_WARNING') THEN 1 ELSE 0 END) AS lots_open,
                 SUM(CASE WHEN %s AND reserve_state <> 'NONE' THEN 1 ELSE 0 END) AS reserves,
                 SUM(CASE WHEN %s AND reserve_state = 'MET' THEN 1 ELSE 0 END) AS reserves_met,
                 MAX(updated_at_millis) AS newest
                FROM lots WHERE seller_id = :seller AND "__deleted" = 'false' AND removed = false
                 AND show_id IN :shows GROUP BY show_id
                """.formatted(SOLD, SOLD, CLOSED, CLOSED, CLOSED)).with("shows", shows);
    }

    /** How many paddles bid in shows, one row a show. */
    public Statement bidders(List<ShowId> shows) {
        return statement(SHOWS_MAX, """
                SELECT show_id, COUNT(DISTINCT paddle) AS bidders FROM bids
                WHERE seller_id = :seller AND "__deleted" = 'false' AND outcome = 'ACCEPTED'
                 AND show_id IN :shows GROUP BY show_id
                """).with("shows", shows);
    }

    /** The most viewers that each gateway counted of shows. */
    public Statement viewersMax(List<ShowId> shows) {
        return statement(WINS_MAX, """
                SELECT show_id, node_id, MAX(viewers_max) AS viewers FROM viewers_per_minute
                WHERE seller_id = :seller AND "__deleted" = 'false' AND show_id IN :shows
                GROUP BY show_id, node_id
                """).with("shows", shows);
    }

    /** Bids and bidders of a show since then. */
    public Statement bidsSince(ShowId show, long sinceMillis) {
        return ofShow(show, 1, """
                SELECT COUNT(*) AS bids_all, COUNT(DISTINCT paddle) AS bidders FROM bids
                WHERE seller_id = :seller AND "__deleted" = 'false' AND outcome = 'ACCEPTED'
                 AND show_id = :show AND at_millis >= :since
                """).with("since", sinceMillis);
    }

    /** Viewers by gateway and minute since then, newest first. */
    public Statement viewersSince(ShowId show, long sinceMillis) {
        return ofShow(show, GATEWAYS_MAX, """
                SELECT minute_millis, node_id, viewers_max FROM viewers_per_minute
                WHERE seller_id = :seller AND "__deleted" = 'false' AND show_id = :show
                 AND minute_millis >= :since ORDER BY minute_millis DESC
                """).with("since", sinceMillis);
    }

    /** Bids and bidders by minute. */
    public Statement bidsByMinute(ShowId show, Range range) {
        return ranged(range, ofShow(show, MINUTES_MAX, """
                SELECT FLOOR(at_millis / 60000) AS epoch_minute, COUNT(*) AS bids_all,
                 COUNT(DISTINCT paddle) AS bidders
                FROM bids WHERE seller_id = :seller AND "__deleted" = 'false' AND outcome = 'ACCEPTED'
                 AND show_id = :show AND at_millis >= :from AND at_millis < :to
                GROUP BY FLOOR(at_millis / 60000)
                """));
    }

    /** Viewers and joins by minute, all gateways together. */
    public Statement viewersByMinute(ShowId show, Range range) {
        return ranged(range, ofShow(show, MINUTES_MAX, """
                SELECT minute_millis, SUM(viewers_max) AS viewers, SUM(joins) AS joins_all
                FROM viewers_per_minute WHERE seller_id = :seller AND "__deleted" = 'false'
                 AND show_id = :show AND minute_millis >= :from AND minute_millis < :to
                GROUP BY minute_millis
                """));
    }

    /** Value by the minute of the hammer. */
    public Statement valueByMinute(ShowId show, Range range) {
        return ranged(range, ofShow(show, MINUTES_MAX, """
                SELECT FLOOR(closed_at_millis / 60000) AS epoch_minute, SUM(hammer_minor) AS hammer_all
                FROM lots
                WHERE seller_id = :seller AND "__deleted" = 'false' AND removed = false AND %s
                 AND show_id = :show AND closed_at_millis >= :from AND closed_at_millis < :to
                GROUP BY FLOOR(closed_at_millis / 60000)
                """.formatted(SOLD)));
    }

    private static Statement ranged(Range range, Statement statement) {
        return statement.with("from", range.fromMillis()).with("to", range.toMillis());
    }

    /** The lots of a show in the run list's order. */
    public Statement lots(ShowId show) {
        return ofShow(show, LOTS_MAX, """
                SELECT lot_id, position, title, category, picture_id, phase, opening_minor, reserve_state,
                 price_minor, hammer_minor, bids, opened_at_millis, closed_at_millis, updated_at_millis
                FROM lots WHERE seller_id = :seller AND "__deleted" = 'false' AND removed = false
                 AND show_id = :show ORDER BY position
                """);
    }

    /** One lot. */
    public Statement lot(ShowId show, LotId lot) {
        return ofShow(show, 1, """
                SELECT lot_id, currency, updated_at_millis FROM lots
                WHERE seller_id = :seller AND "__deleted" = 'false' AND removed = false
                 AND show_id = :show AND lot_id = :lot
                """).with("lot", lot);
    }

    /** How many paddles bid on each lot of a show. */
    public Statement biddersByLot(ShowId show) {
        return ofShow(show, LOTS_MAX, """
                SELECT lot_id, COUNT(DISTINCT paddle) AS bidders FROM bids
                WHERE seller_id = :seller AND "__deleted" = 'false' AND outcome = 'ACCEPTED'
                 AND show_id = :show GROUP BY lot_id
                """);
    }

    /** Every bid of a lot after a place in the show's events. */
    public Statement bids(ShowId show, LotId lot, long afterSeq, int rowsMax) {
        return ofShow(show, rowsMax, """
                SELECT seq, at_millis, paddle, outcome, reason, kind, own_raise, price_minor, leads, extended
                FROM bids WHERE seller_id = :seller AND "__deleted" = 'false' AND show_id = :show
                 AND lot_id = :lot AND seq > :after ORDER BY seq
                """).with("lot", lot).with("after", afterSeq);
    }

    /** The bids of a lot that were taken back. */
    public Statement retractions(ShowId show, LotId lot) {
        return ofShow(show, BIDS_MAX, """
                SELECT retracted_seq FROM bids WHERE seller_id = :seller AND "__deleted" = 'false'
                 AND show_id = :show AND lot_id = :lot AND outcome = 'RETRACTED'
                """).with("lot", lot);
    }

    /** How often somebody came to a show. */
    public Statement joins(ShowId show) {
        return ofShow(show, 1, """
                SELECT SUM(joins) AS people FROM viewers_per_minute
                WHERE seller_id = :seller AND "__deleted" = 'false' AND show_id = :show
                """);
    }

    /** Who got a paddle. */
    public Statement paddles(ShowId show) {
        return ofShow(show, 1, """
                SELECT COUNT(*) AS people FROM paddles
                WHERE seller_id = :seller AND "__deleted" = 'false' AND show_id = :show
                 AND approved_at_millis > 0
                """);
    }

    /** Who bid. */
    public Statement bidding(ShowId show) {
        return ofShow(show, 1, """
                SELECT COUNT(DISTINCT paddle) AS people FROM bids
                WHERE seller_id = :seller AND "__deleted" = 'false' AND show_id = :show
                 AND outcome = 'ACCEPTED'
                """);
    }

    /** Who won. */
    public Statement winning(ShowId show) {
        return ofShow(show, 1, """
                SELECT COUNT(DISTINCT leader_paddle) AS people FROM lots
                WHERE seller_id = :seller AND "__deleted" = 'false' AND removed = false AND show_id = :show
                 AND %s
                """.formatted(SOLD));
    }

    /** Who paid. */
    public Statement paying(ShowId show) {
        return ofShow(show, 1, """
                SELECT COUNT(DISTINCT buyer_id) AS people FROM orders
                WHERE seller_id = :seller AND "__deleted" = 'false' AND show_id = :show AND held_at_millis > 0
                """);
    }

    /** Who won what in which show, from long before the range to its end. */
    public Statement wins(Range range) {
        return statement(WINS_MAX, """
                SELECT buyer_id, show_id, currency, COUNT(*) AS orders_all, SUM(hammer_minor) AS hammer_all,
                 MIN(placed_at_millis) AS first_won, MAX(placed_at_millis) AS last_won
                FROM orders WHERE seller_id = :seller AND "__deleted" = 'false'
                 AND state NOT IN ('UNPAID', 'OFFERED', 'LAPSED')
                 AND placed_at_millis >= :from AND placed_at_millis < :to
                GROUP BY buyer_id, show_id, currency
                """)
                .with("from", Math.max(0, range.fromMillis() - HISTORY_MILLIS))
                .with("to", range.toMillis());
    }

    /** Lots that closed in the range, by category. */
    public Statement categories(Range range) {
        return ranged(range, statement(CATEGORIES_MAX, """
                SELECT category, currency, COUNT(*) AS lots_closed, SUM(hammer_minor) AS hammer_all,
                 SUM(CASE WHEN %s THEN 1 ELSE 0 END) AS lots_sold
                FROM lots WHERE seller_id = :seller AND "__deleted" = 'false' AND removed = false AND %s
                 AND closed_at_millis >= :from AND closed_at_millis < :to
                GROUP BY category, currency
                """.formatted(SOLD, CLOSED)));
    }

    /** What was paid out in the range, by day. */
    public Statement paidOut(Range range) {
        return ranged(range, statement(DAYS_MAX, """
                SELECT currency, FLOOR(paid_out_at_millis / 86400000) AS epoch_day, COUNT(*) AS orders_all,
                 SUM(seller_minor) AS seller_all, SUM(reversed_minor) AS reversed_all
                FROM payouts WHERE seller_id = :seller AND "__deleted" = 'false' AND state = 'PAID_OUT'
                 AND paid_out_at_millis >= :from AND paid_out_at_millis < :to
                GROUP BY currency, FLOOR(paid_out_at_millis / 86400000)
                """));
    }

    /** What is on its way from the platform's account to the seller's, by the day until which it comes. */
    public Statement underWay() {
        return statement(DAYS_MAX, """
                SELECT currency, FLOOR(payout_by_millis / 86400000) AS epoch_day, COUNT(*) AS orders_all,
                 SUM(seller_minor) AS seller_all, SUM(reversed_minor) AS reversed_all
                FROM payouts WHERE seller_id = :seller AND "__deleted" = 'false'
                 AND state IN ('TRANSFERRED', 'PAYOUT_ASKED')
                GROUP BY currency, FLOOR(payout_by_millis / 86400000)
                """);
    }

    /** Orders that are paid and not paid out, by where they stand and the day of their next deadline. */
    public Statement owed() {
        return statement(DAYS_MAX, """
                SELECT currency, state, card_disputed, FLOOR(due_at_millis / 86400000) AS epoch_day,
                 COUNT(*) AS orders_all, SUM(seller_minor) AS seller_all
                FROM orders WHERE seller_id = :seller AND "__deleted" = 'false'
                 AND state IN ('HELD', 'SHIPPED', 'DELIVERED', 'DISPUTED', 'RELEASING', 'RELEASED',
                  'AWAITING_SELLER')
                GROUP BY currency, state, card_disputed, FLOOR(due_at_millis / 86400000)
                """);
    }

    /** What keeps money from the seller. */
    public Statement holds() {
        return statement(CATEGORIES_MAX, """
                SELECT hold_reason, currency, COUNT(*) AS orders_all, SUM(seller_minor) AS seller_all,
                 MIN(placed_at_millis) AS oldest
                FROM orders WHERE seller_id = :seller AND "__deleted" = 'false' AND hold_reason <> ''
                GROUP BY hold_reason, currency
                """);
    }

    /** The plan that the seller's newest order was made under. */
    public Statement plan() {
        return statement(1, """
                SELECT plan_id FROM sellers WHERE seller_id = :seller AND "__deleted" = 'false'
                """);
    }

    /** The newest fact of the seller's orders. */
    public Statement newestOrder() {
        return statement(1, """
                SELECT MAX(updated_at_millis) AS newest FROM orders
                WHERE seller_id = :seller AND "__deleted" = 'false'
                """);
    }

    /** The newest fact of the seller's shows. */
    public Statement newestShow() {
        return statement(1, """
                SELECT MAX(updated_at_millis) AS newest FROM shows
                WHERE seller_id = :seller AND "__deleted" = 'false'
                """);
    }

    /** The newest fact of a show's lots. */
    public Statement newestLot(ShowId show) {
        return ofShow(show, 1, """
                SELECT MAX(updated_at_millis) AS newest FROM lots
                WHERE seller_id = :seller AND "__deleted" = 'false' AND show_id = :show
                """);
    }
}
