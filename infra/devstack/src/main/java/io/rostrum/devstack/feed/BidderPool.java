package io.rostrum.devstack.feed;

import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.devstack.client.Gateway;
import io.rostrum.devstack.client.Participant;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The bidders' sockets: one each, opened when it is needed. When more than {@code openMax} are open, those
 * that wait for nothing are closed, the longest unused first. Safe for use by several threads.
 */
final class BidderPool implements AutoCloseable {

    private final Gateway gateway;
    private final int openMax;
    private final LinkedHashMap<UserId, Participant> open = new LinkedHashMap<>(64, 0.75f, true);

    BidderPool(Gateway gateway, int openMax) {
        this.gateway = gateway;
        this.openMax = openMax;
    }

    /** Runs {@code use} with the bidder's socket, which is not closed meanwhile. */
    synchronized <T> T with(UserId bidder, java.util.function.Function<Participant, T> use) {
        Participant mine = open.get(bidder);
        if (mine == null) {
            closeIdle();
            mine = gateway.join(bidder, Role.BIDDER);
            open.put(bidder, mine);
        }
        return use.apply(mine);
    }

    private void closeIdle() {
        Iterator<Map.Entry<UserId, Participant>> longestUnusedFirst = open.entrySet().iterator();
        while (open.size() >= openMax && longestUnusedFirst.hasNext()) {
            Participant candidate = longestUnusedFirst.next().getValue();
            if (candidate.waiting() == 0) {
                candidate.close();
                longestUnusedFirst.remove();
            }
        }
    }

    @Override
    public synchronized void close() {
        open.values().forEach(Participant::close);
        open.clear();
    }
}
