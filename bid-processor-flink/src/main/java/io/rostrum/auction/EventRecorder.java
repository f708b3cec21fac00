package io.rostrum.auction;

import io.rostrum.auction.state.ShowDraft;
import io.rostrum.auction.state.Working;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.AuctionEvent;
import io.rostrum.contracts.auction.EventRecord;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.ShowId;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Gives events their number, their bytes and their place in the chain of hashes. Not for several threads at
 * once.
 */
final class EventRecorder {

    private final MessageDigest sha256 = sha256();
    private final Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();

    /** @param previous the hash of the event before */
    RecordedEvent record(
            Working show, ShowId showId, long seq, String previous, long atMillis, CommandId cause,
            AuctionEvent event) {
        EventRecord record = new EventRecord(showId, seq, previous, atMillis, cause, event);
        byte[] bytes = Json.bytes(record);
        String hash = hash(bytes);
        ShowDraft draft = show.show().draft();
        draft.seq = seq;
        draft.lastHash = hash;
        show.putShow(draft.build());
        return new RecordedEvent(record, bytes, hash);
    }

    String hash(byte[] bytes) {
        return base64.encodeToString(sha256.digest(bytes));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
