package io.rostrum.devstack.analytics;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of one small show: three lots of which two were sold, four paddles of which three bid, one order
 * that is delivered and one that is paid out.
 */
record SampleShow(String showId, String seller, long liveAtMillis) {

    static final long MINUTE = 60_000;

    void send(KafkaProducer<String, String> producer) {
        rows().forEach(producer::send);
        producer.flush();
    }

    private List<ProducerRecord<String, String>> rows() {
        List<ProducerRecord<String, String>> rows = new ArrayList<>();
        rows.add(PinotStack.row("sellers", seller, Map.of(
                "seller_id", seller, "since_millis", liveAtMillis, "plan_id", "PREMIUM",
                "plan_at_millis", liveAtMillis)));
        rows.add(PinotStack.row("shows", showId, Map.of(
                "show_id", showId, "seller_id", seller, "title", "=Vinyl, \"night\"", "status", "ENDED",
                "currency", "USD", "starts_at_millis", liveAtMillis, "created_at_millis", liveAtMillis - 1,
                "live_at_millis", liveAtMillis, "ended_at_millis", liveAtMillis + 5 * MINUTE,
                "updated_at_millis", liveAtMillis + 5 * MINUTE)));
        rows.add(lot("l1", 1, "CONFIRMED", 1_000, 3_000, "MET", 0, 2));
        rows.add(lot("l2", 2, "SOLD", 2_000, 2_000, "NONE", 2, 4));
        rows.add(lot("l3", 3, "PASSED", 5_000, 0, "NOT_MET", 4, 5));
        for (int paddle = 1; paddle <= 4; paddle++) {
            rows.add(PinotStack.row("paddles", showId + "/" + paddle, Map.of(
                    "show_id", showId, "paddle", paddle, "user_id", "buyer-" + paddle, "seller_id", seller,
                    "status", "APPROVED", "requested_at_millis", liveAtMillis,
                    "approved_at_millis", liveAtMillis, "updated_at_millis", liveAtMillis)));
        }
        rows.add(bid(11, "l1", 1, "ACCEPTED", 1_000, 0));
        rows.add(bid(12, "l1", 2, "ACCEPTED", 2_000, 0));
        rows.add(bid(13, "l1", 2, "REFUSED", 2_000, 0));
        rows.add(bid(14, "l1", 1, "ACCEPTED", 3_000, 1));
        rows.add(bid(15, "l2", 3, "ACCEPTED", 2_000, 2));
        rows.add(order("l1", 1, "DELIVERED", "DISPUTE_WINDOW", 3_000, 2_640));
        rows.add(order("l2", 3, "PAID_OUT", "", 2_000, 1_760));
        rows.add(PinotStack.row("payouts", showId + "/l2", Map.of(
                "order_id", showId + "-l2", "show_id", showId, "seller_id", seller, "currency", "USD",
                "state", "PAID_OUT", "seller_minor", 1_760, "asked_at_millis", liveAtMillis + 6 * MINUTE,
                "paid_out_at_millis", liveAtMillis + 7 * MINUTE,
                "updated_at_millis", liveAtMillis + 7 * MINUTE)));
        for (int minute = 0; minute < 5; minute++) {
            rows.add(PinotStack.row("viewers_per_minute", showId + "/" + minute, Map.of(
                    "show_id", showId, "minute_millis", liveAtMillis + minute * MINUTE, "node_id", "gateway-1",
                    "seller_id", seller, "viewers_max", 10 + minute, "viewer_seconds", 600, "samples", 60,
                    "joins", 3, "bids", 1)));
        }
        return rows;
    }

    private ProducerRecord<String, String> lot(
            String lotId, int position, String phase, long opening, long hammer, String reserve, int opened,
            int closed) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("show_id", showId);
        row.put("lot_id", lotId);
        row.put("seller_id", seller);
        row.put("position", position);
        row.put("title", "Lot " + lotId);
        row.put("category", "vinyl");
        row.put("picture_id", position == 1 ? "picture-1" : "");
        row.put("currency", "USD");
        row.put("phase", phase);
        row.put("opening_minor", opening);
        row.put("reserve_state", reserve);
        row.put("price_minor", hammer);
        row.put("leader_paddle", hammer == 0 ? 0 : position == 1 ? 1 : 3);
        row.put("bids", position == 1 ? 3 : position == 2 ? 1 : 0);
        row.put("hammer_minor", hammer);
        row.put("created_at_millis", liveAtMillis - 1);
        row.put("opened_at_millis", liveAtMillis + opened * MINUTE);
        row.put("closed_at_millis", liveAtMillis + closed * MINUTE);
        row.put("removed", false);
        row.put("updated_at_millis", liveAtMillis + closed * MINUTE);
        return PinotStack.row("lots", showId + "/" + lotId, row);
    }

    private ProducerRecord<String, String> bid(
            long seq, String lotId, int paddle, String outcome, long price, int minute) {
        Map<String, Object> row = PinotStack.bidRow(showId, seq, seller, price);
        row.put("lot_id", lotId);
        row.put("paddle", paddle);
        row.put("outcome", outcome);
        row.put("at_millis", liveAtMillis + minute * MINUTE + seq);
        return PinotStack.row("bids", showId + "/" + seq, row);
    }

    private ProducerRecord<String, String> order(
            String lotId, int paddle, String state, String hold, long hammer, long sellers) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("order_id", showId + "-" + lotId);
        row.put("show_id", showId);
        row.put("lot_id", lotId);
        row.put("seller_id", seller);
        row.put("buyer_id", "buyer-" + paddle);
        row.put("paddle", paddle);
        row.put("currency", "USD");
        row.put("state", state);
        row.put("hold_reason", hold);
        row.put("hammer_minor", hammer);
        row.put("seller_minor", sellers);
        row.put("card_disputed", false);
        row.put("placed_at_millis", liveAtMillis + 4 * MINUTE);
        row.put("held_at_millis", liveAtMillis + 5 * MINUTE);
        row.put("due_at_millis", liveAtMillis + 3 * 86_400_000L);
        row.put("updated_at_millis", liveAtMillis + 5 * MINUTE);
        return PinotStack.row("orders", showId + "-" + lotId, row);
    }
}
