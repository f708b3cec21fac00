package io.rostrum.record.history;

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
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Writes the events of a made-up show, each naming the hash of the one before. */
public final class ShowScript {

    private final ShowId show;
    private final List<EventRecord> events = new ArrayList<>();
    private String hash = EventRecord.NO_EVENT;
    private long atMillis = 1_700_000_000_000L;

    public ShowScript(String show) {
        this.show = new ShowId(show);
    }

    public String show() {
        return show.value();
    }

    /** One more event, 10 ms after the one before. */
    public EventRecord add(AuctionEvent event) {
        atMillis += 10;
        EventRecord record = new EventRecord(show, events.size() + 1, hash, atMillis, null, event);
        events.add(record);
        hash = hash(Json.bytes(record));
        return record;
    }

    /** Created by {@code seller}, live, with two approved paddles and an open lot of category watches. */
    public ShowScript opened() {
        add(new AuctionEvent.ShowCreated(
                new UserId("seller"), "A show", "USD", 1, 1, ShippedPacks.named("fixed:100", "USD")));
        add(new AuctionEvent.LotCreated(new LotId("lot-1"), card("A lot"), standing(LotPhase.PENDING, 0, 0, 0)));
        add(new AuctionEvent.ShowWentLive());
        for (int paddle = 1; paddle <= 2; paddle++) {
            add(new AuctionEvent.PaddleRequested(new UserId("bidder-" + paddle), paddle));
            add(new AuctionEvent.PaddleApproved(new UserId("bidder-" + paddle), paddle));
        }
        add(new AuctionEvent.LotOpened(
                new LotId("lot-1"), 0, List.of(), standing(LotPhase.OPEN, 0, 0, 0)));
        return this;
    }

    /** A bid by this paddle that lifts the price to this. */
    public EventRecord bid(int paddle, long priceMinor, int bids) {
        return add(new AuctionEvent.BidAccepted(
                new LotId("lot-1"), paddle, BidKind.LIMIT, false, true, false,
                standing(LotPhase.OPEN, priceMinor, paddle, bids)));
    }

    public EventRecord refused(int paddle, long askingMinor) {
        return add(new AuctionEvent.BidRejected(
                new LotId("lot-1"), paddle, Refusal.BELOW_ASKING, askingMinor));
    }

    public static LotCard card(String title) {
        return new LotCard(1, title, "Its text", "watches", List.of("picture-1"), 1_000, true, null);
    }

    public static LotStanding standing(LotPhase phase, long priceMinor, int leader, int bids) {
        return new LotStanding(
                phase, priceMinor, priceMinor + 100, leader, bids,
                priceMinor >= 2_000 ? ReserveState.MET : ReserveState.NOT_MET, 0, 0, 0, 0);
    }

    public List<EventRecord> events() {
        return events;
    }

    /** Base64url SHA-256, as the log has it. */
    public static String hash(byte[] bytes) {
        try {
            return Base64.getUrlEncoder().withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException cannotHappen) {
            throw new IllegalStateException(cannotHappen);
        }
    }
}
