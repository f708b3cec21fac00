package io.rostrum.devstack.demo;

import io.rostrum.contracts.auction.AuctionCommand.RequestPaddle;
import io.rostrum.contracts.auction.BidKind;
import io.rostrum.contracts.auction.LotStanding;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.mirror.LotProjection;
import io.rostrum.contracts.money.Money;
import io.rostrum.contracts.socket.ClientFrame;
import io.rostrum.devstack.client.Commands;
import io.rostrum.devstack.client.Participant;
import io.rostrum.devstack.client.RoomView;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToLongFunction;

/**
 * Somebody who bids: thinks each lot worth somewhat more or less than others do, now and then bids the asking
 * bid or leaves a higher limit, and stops at what they think it worth.
 */
final class SimulatedBidder {

    private static final long THINK_MILLIS_MIN = 500;

    private final Participant self;
    private final ShowId show;
    private final RoomView room;
    private final ToLongFunction<LotId> worth;
    private final Tally tally;
    private final Random random;
    private final long thinkMillis;
    private final Map<LotId, Long> most = new HashMap<>();
    private int paddle;

    /** @param thinkMillis the mean time between two looks at the room */
    SimulatedBidder(
            Participant self, ShowId show, ToLongFunction<LotId> worth, Tally tally, long seed,
            long thinkMillis) {
        this.self = self;
        this.show = show;
        this.room = RoomView.of(self, show);
        this.worth = worth;
        this.tally = tally;
        this.random = new Random(seed);
        this.thinkMillis = Math.max(THINK_MILLIS_MIN, thinkMillis);
    }

    /** Takes a paddle; returns when it is given. */
    void takePaddle() {
        paddle = Commands.accepted(self.submit(show, new RequestPaddle())).outcome().paddle();
    }

    /** How long until the next look. */
    long nextLookMillis() {
        return THINK_MILLIS_MIN + (long) (random.nextDouble() * 2 * (thinkMillis - THINK_MILLIS_MIN));
    }

    /** Looks at the room, and bids at most once. */
    void look() {
        List<LotProjection> open = room.openLots();
        if (open.isEmpty()) {
            return;
        }
        LotProjection lot = open.get(random.nextInt(open.size()));
        LotStanding standing = lot.standing();
        long mine = most.computeIfAbsent(lot.lotId(), this::think);
        if (standing.leader() == paddle || standing.askingMinor() > mine) {
            return;
        }
        tally.follow(self.submit(bid(lot, mine)));
    }

    private long think(LotId lot) {
        return Math.round(worth.applyAsLong(lot) * (0.55 + 0.7 * random.nextDouble()));
    }

    private ClientFrame bid(LotProjection lot, long mine) {
        long asking = lot.standing().askingMinor();
        int mood = random.nextInt(10);
        BidKind kind = mood == 0 ? BidKind.EXACT : BidKind.LIMIT;
        // Most tap the button; some leave a limit of their own, some jump.
        long amount = mood >= 4
                ? asking
                : asking + Math.round((mine - asking) * random.nextDouble() * (mood == 0 ? 0.2 : 1));
        String currency = room.show().map(known -> known.currency()).orElse(DemoShow.CURRENCY);
        return new ClientFrame.Bid(
                CommandId.fresh(System.currentTimeMillis()), show, lot.lotId(),
                new Money(amount, currency), kind, true, null, lot.standing().rollbackEpoch(), null);
    }
}
