package io.rostrum.auction.simulation;

import io.rostrum.auction.RecordedEvent;
import io.rostrum.auction.bidding.Fold;
import io.rostrum.auction.bidding.Prices;
import io.rostrum.auction.bidding.ShowClock;
import io.rostrum.auction.deciding.Bounds;
import io.rostrum.auction.projection.LotViews;
import io.rostrum.auction.state.BidEntry;
import io.rostrum.auction.state.DueEntry;
import io.rostrum.auction.state.LotState;
import io.rostrum.auction.state.MemoryShowStore;
import io.rostrum.auction.state.PackState;
import io.rostrum.auction.state.PaddleState;
import io.rostrum.auction.state.ShowState;
import io.rostrum.contracts.auction.AllIn;
import io.rostrum.contracts.auction.EventRecord;
import io.rostrum.contracts.auction.LotPhase;
import io.rostrum.contracts.auction.LotStanding;
import io.rostrum.contracts.auction.ShowStatus;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What holds of a show after every step. */
final class Invariants {

    private final Set<String> secrets;
    private long seq;
    private String hash = EventRecord.NO_EVENT;
    private long at;

    /** @param secrets limits and reserves that no event may hold */
    Invariants(Set<String> secrets) {
        this.secrets = secrets;
    }

    void check(MemoryShowStore store, List<RecordedEvent> newEvents) {
        newEvents.forEach(this::eventsFollowEachOther);
        ShowState show = store.show();
        if (show == null) {
            return;
        }
        assertEquals(seq, show.seq(), "the header's seq is the newest event's");
        assertEquals(hash, show.lastHash(), "the header's hash is the newest event's");
        countersAreTrue(store);
        deadlinesAreQueued(store);
        memoryIsBounded(store);
        Map<Integer, Long> leading = new HashMap<>();
        Map<Integer, Long> won = new HashMap<>();
        for (int position = 1; position <= show.lots(); position++) {
            String lotId = store.lotAt(position);
            LotState lot = store.lot(lotId);
            assertEquals(position, lot.position(), "a lot knows its place");
            pricesAreAsTheRuleSays(store, lotId, lot);
            historyFoldsToTheStanding(store, lotId, lot);
            exposures(store, lotId, lot, leading, won);
        }
        exposuresAreTrue(store, leading, won);
    }

    private void eventsFollowEachOther(RecordedEvent event) {
        assertEquals(seq + 1, event.event().seq(), "seq is contiguous");
        assertEquals(hash, event.event().previousHash(), "each event names the one before");
        assertTrue(event.event().atMillis() >= at, "events are in the order of their time");
        assertEquals(sha256(event.bytes()), event.hash(), "the hash is of the bytes");
        String text = new String(event.bytes(), StandardCharsets.UTF_8);
        for (String secret : secrets) {
            assertFalse(text.contains(secret), () -> "a secret stands in " + text);
        }
        seq = event.event().seq();
        hash = event.hash();
        at = event.event().atMillis();
    }

    private static void countersAreTrue(MemoryShowStore store) {
        int open = 0;
        int sold = 0;
        for (int position = 1; position <= store.show().lots(); position++) {
            LotState lot = store.lot(store.lotAt(position));
            open += lot.phase().isOpen() ? 1 : 0;
            sold += lot.phase() == LotPhase.SOLD ? 1 : 0;
        }
        assertEquals(open, store.show().openLots(), "open lots");
        assertEquals(sold, store.show().soldLots(), "sold lots");
        assertTrue(open == 0 || store.show().status() != ShowStatus.ENDED, "an ended show has no open lot");
    }

    private static void deadlinesAreQueued(MemoryShowStore store) {
        ShowState show = store.show();
        for (int n = 1; n < show.dues(); n++) {
            DueEntry above = store.due((n - 1) / 2);
            assertTrue(above.atMillis() <= store.due(n).atMillis(), "the heap of deadlines is one");
        }
        assertEquals(show.dues() == 0 ? ShowState.NONE : store.due(0).atMillis(), show.nextDueMillis(),
                "next due");
        long clock = ShowClock.at(show);
        for (int position = 1; position <= show.lots(); position++) {
            String lotId = store.lotAt(position);
            LotState lot = store.lot(lotId);
            long deadline = lot.clock().deadlineMillis();
            boolean waits = lot.phase().isOpen() || lot.phase() == LotPhase.SOLD;
            assertTrue(deadline == 0 || waits, "only lots that are open or sold have a deadline");
            if (deadline != 0) {
                assertTrue(lot.clock().queuedMillis() != 0 && lot.clock().queuedMillis() <= deadline,
                        "queued in time");
                assertTrue(isQueued(store, lotId, lot.clock().queuedMillis()), "stands in the heap");
                boolean runs = show.status() == ShowStatus.LIVE || show.status() == ShowStatus.ENDED;
                assertTrue(!runs || deadline > clock || show.nowMillis() == lot.atMillis(),
                        "nothing due is left");
            }
        }
    }

    private static boolean isQueued(MemoryShowStore store, String lotId, long atMillis) {
        for (int n = 0; n < store.show().dues(); n++) {
            if (store.due(n).equals(new DueEntry(atMillis, lotId))) {
                return true;
            }
        }
        return false;
    }

    private static void memoryIsBounded(MemoryShowStore store) {
        ShowState show = store.show();
        long kept = show.rememberedTail() - show.rememberedHead();
        assertEquals(kept, store.rememberedSize(), "each remembered id stands in the queue once");
        assertTrue(kept <= Bounds.REMEMBERED, "remembered ids are bounded");
    }

    private static void pricesAreAsTheRuleSays(MemoryShowStore store, String lotId, LotState lot) {
        var standing = lot.standing();
        long price = Prices.price(lot);
        LotStanding open = LotViews.standing(store, lotId);
        assertEquals(price, open.priceMinor());
        if (standing.leader() == 0) {
            assertEquals(0, price, "no price while nobody has bid");
            return;
        }
        long floor = Math.max(Math.max(lot.openingMinor(), lot.reserveMinor()), standing.contestedMinor());
        assertEquals(
                Math.min(standing.leaderLimitMinor(), floor), price, "price = min(L, max(o, r, contested))");
        assertTrue(price <= standing.leaderLimitMinor(), "nobody pays more than their limit");
        assertTrue(standing.runnerUpLimitMinor() <= standing.leaderLimitMinor(),
                "the leader's limit is the highest");
        assertTrue(standing.runnerUpLimitMinor() <= standing.contestedMinor() || standing.runnerUp() == 0,
                "no limit but the leader's is above what was contested");
        boolean pays = lot.phase() == LotPhase.SOLD || lot.phase() == LotPhase.CONFIRMED;
        assertEquals(pays ? price : 0, lot.hammerMinor(), "the hammer price is the price");
        assertTrue(!pays || lot.hammerMinor() >= lot.reserveMinor(), "nothing sells under its reserve");
    }

    private static void historyFoldsToTheStanding(MemoryShowStore store, String lotId, LotState lot) {
        if (lot.phase() == LotPhase.PENDING) {
            return;
        }
        Fold fold = new Fold(store.packOf(lotId, lot), lot.openingMinor(), lot.reserveMinor());
        for (int n = 0; n < lot.entries(); n++) {
            BidEntry entry = store.bid(lotId, n);
            if (entry.counts()) {
                fold.add(n, entry);
            }
        }
        if (lot.phase() != LotPhase.CANCELLED || lot.standing().leader() != 0) {
            assertEquals(fold.standing(), lot.standing(), "the history folds to the standing");
        }
        for (int paddle : fold.paddles()) {
            assertEquals(
                    fold.part(paddle).limitMinor(), store.standing(lotId, paddle).limitMinor(), "own limit");
            assertEquals(fold.part(paddle).limitSeq(), store.standing(lotId, paddle).limitSeq(), "its rank");
        }
    }

    private static void exposures(
            MemoryShowStore store, String lotId, LotState lot, Map<Integer, Long> leading,
            Map<Integer, Long> won) {
        PackState pack = store.packOf(lotId, lot);
        int leader = lot.standing().leader();
        if (lot.phase().isOpen() && leader != 0) {
            long limit = lot.standing().leaderLimitMinor();
            leading.merge(
                    leader, AllIn.of(limit, pack.premiumBasisPoints(), pack.taxBasisPoints()), Long::sum);
        }
        won.merge(leader, lot.unpaidMinor(), Long::sum);
    }

    private static void exposuresAreTrue(
            MemoryShowStore store, Map<Integer, Long> leading, Map<Integer, Long> won) {
        for (int number = 1; number <= store.show().paddles(); number++) {
            PaddleState paddle = store.paddle(number);
            assertEquals(
                    leading.getOrDefault(number, 0L), paddle.leadingMinor(), "exposure of leading limits");
            assertEquals(won.getOrDefault(number, 0L), paddle.wonMinor(), "exposure of lots won");
            assertTrue(paddle.leadingMinor() + paddle.wonMinor() <= paddle.spendingLimitMinor(),
                    "spending limit");
        }
    }

    static String sha256(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
