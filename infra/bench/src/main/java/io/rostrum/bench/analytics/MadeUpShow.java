package io.rostrum.bench.analytics;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.AuctionEvent;
import io.rostrum.contracts.auction.BidKind;
import io.rostrum.contracts.auction.EventRecord;
import io.rostrum.contracts.auction.LotCard;
import io.rostrum.contracts.auction.LotPhase;
import io.rostrum.contracts.auction.LotStanding;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.auction.ReserveState;
import io.rostrum.contracts.auction.ShippedPacks;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.log.ShowPartition;
import io.rostrum.contracts.log.Topics;
import org.apache.kafka.clients.producer.ProducerRecord;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The events of a show as the bid processor writes them, each naming the hash of the one before, without a
 * bid processor: seven of ten bids are accepted.
 */
final class MadeUpShow {

    private static final int PADDLES = 20;
    private static final int LOTS = 5;
    private static final int REFUSED_OF_TEN = 3;

    private final ShowId show;
    private final MessageDigest sha256;
    private final Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    private long seq;
    private String hash = EventRecord.NO_EVENT;
    private int bids;

    MadeUpShow(String name) {
        show = new ShowId(name);
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException cannotHappen) {
            throw new IllegalStateException("every Java platform has SHA-256", cannotHappen);
        }
    }

    /** What stands before the first bid. */
    List<AuctionEvent> opening() {
        List<AuctionEvent> events = new ArrayList<>();
        events.add(new AuctionEvent.ShowCreated(
                new UserId(show.value() + "-seller"), "A show", "USD", 1, 1,
                ShippedPacks.named("fixed:100", "USD")));
        for (int lot = 0; lot < LOTS; lot++) {
            events.add(new AuctionEvent.LotCreated(
                    lot(lot),
                    new LotCard(lot + 1, "A lot", "", "watches", List.of(), 1_000, false, null),
                    standing(LotPhase.PENDING, 0, 0, 0)));
        }
        events.add(new AuctionEvent.ShowWentLive());
        for (int paddle = 1; paddle <= PADDLES; paddle++) {
            UserId user = new UserId(show.value() + "-bidder-" + paddle);
            events.add(new AuctionEvent.PaddleRequested(user, paddle));
            events.add(new AuctionEvent.PaddleApproved(user, paddle));
        }
        return events;
    }

    /** The next bid's event. */
    AuctionEvent bid() {
        int number = bids++;
        int paddle = 1 + number % PADDLES;
        LotId lot = lot(number % LOTS);
        if (number % 10 < REFUSED_OF_TEN) {
            return new AuctionEvent.BidRejected(lot, paddle, Refusal.BELOW_ASKING, 1_100 + number);
        }
        return new AuctionEvent.BidAccepted(
                lot, paddle, BidKind.LIMIT, false, true, false,
                standing(LotPhase.OPEN, 1_000 + number, paddle, number / LOTS + 1));
    }

    private static LotId lot(int number) {
        return new LotId("lot-" + number);
    }

    private static LotStanding standing(LotPhase phase, long priceMinor, int leader, int bids) {
        return new LotStanding(
                phase, priceMinor, priceMinor + 100, leader, bids, ReserveState.NONE, 0, 0, 0, 0);
    }

    /** The record of {@code auction.events.v1} that comes next. */
    ProducerRecord<byte[], byte[]> record(AuctionEvent event) {
        long now = System.currentTimeMillis();
        EventRecord next = new EventRecord(show, ++seq, hash, now, CommandId.fresh(now), event);
        byte[] bytes = Json.bytes(next);
        hash = base64.encodeToString(sha256.digest(bytes));
        return new ProducerRecord<>(
                Topics.AUCTION_EVENTS.name(), ShowPartition.of(show, Topics.SHOW_PARTITIONS),
                show.value().getBytes(StandardCharsets.UTF_8), bytes);
    }
}
