package io.rostrum.devstack.feed;

import io.rostrum.contracts.id.CommandId;
import io.rostrum.devstack.client.Fate;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One lot while it is fed: which bids were placed under which ids, what became of them, and the newest seq
 * that was heard.
 */
final class LotRun {

    private final AuctionPlan.Lot lot;
    private final Map<CommandId, Fate> fates = new ConcurrentHashMap<>();
    private final AtomicLong newestSeq = new AtomicLong();

    LotRun(AuctionPlan.Lot lot) {
        this.lot = lot;
    }

    AuctionPlan.Lot lot() {
        return lot;
    }

    /** The fates of its bids as the sockets told them, by command id. */
    Map<CommandId, Fate> fates() {
        return fates;
    }

    void heard(Fate fate) {
        if (fate instanceof Fate.Decided decided) {
            newestSeq.accumulateAndGet(decided.outcome().seq(), Math::max);
        }
    }

    void decided(CommandId id, Fate fate) {
        fates.put(id, fate);
        heard(fate);
    }

    /** What the hammer names as seen: nothing newer can have come, as all bids of the lot are decided. */
    long newestSeq() {
        return newestSeq.get();
    }
}
