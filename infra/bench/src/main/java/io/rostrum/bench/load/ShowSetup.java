package io.rostrum.bench.load;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.AuctionCommand;
import io.rostrum.contracts.auction.LotSpec;
import io.rostrum.contracts.auction.Outcome;
import io.rostrum.contracts.auction.RulePack;
import io.rostrum.contracts.auction.ShippedPacks;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.money.Money;
import org.apache.kafka.clients.producer.Producer;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Brings the shows of a hall live through the log: lots open, a paddle for each bidder, and every step
 * accepted.
 */
public final class ShowSetup {

    private static final long PATIENCE_SECONDS = 60;
    private static final long LOOK_MILLIS = 10;

    private final Producer<byte[], byte[]> producer;
    private final Commands commands;
    private final Map<CommandId, String> awaited = new ConcurrentHashMap<>();
    private final Map<String, Outcome> refused = new ConcurrentHashMap<>();

    public ShowSetup(Producer<byte[], byte[]> producer, Commands commands) {
        this.producer = producer;
        this.commands = commands;
    }

    /** Appends every step without waiting for its outcome. */
    public void append(Hall hall) {
        RulePack rules = ShippedPacks.named("fixed:" + Hall.STEP_MINOR, Hall.CURRENCY);
        for (int show = 0; show < hall.shows().size(); show++) {
            ShowId id = hall.shows().get(show);
            UserId seller = hall.seller(show);
            send(id, seller, Role.SELLER, new AuctionCommand.CreateShow("Bench " + id, Hall.CURRENCY, rules));
            for (LotId lot : hall.lots()) {
                send(id, seller, Role.SELLER, new AuctionCommand.CreateLot(lot, spec(lot)));
            }
            send(id, seller, Role.SELLER, new AuctionCommand.ScheduleShow(System.currentTimeMillis()));
            send(id, seller, Role.SELLER, new AuctionCommand.GoLive());
            for (int bidder = 0; bidder < hall.biddersPerShow(); bidder++) {
                send(id, hall.user(show, bidder), Role.BIDDER, new AuctionCommand.RequestPaddle());
            }
            for (LotId lot : hall.lots()) {
                send(id, seller, Role.SELLER, new AuctionCommand.OpenLot(lot));
            }
        }
        producer.flush();
    }

    /**
     * Appends every step and waits until each is accepted; anything else is an {@link IllegalStateException}.
     */
    public void run(Hall hall, OutcomeListener listener) throws InterruptedException {
        listener.otherwise(this::heard);
        append(hall);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!awaited.isEmpty() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        listener.otherwise(message -> {});
        if (!refused.isEmpty()) {
            throw new IllegalStateException("the bench's shows were refused: " + refused);
        }
        if (!awaited.isEmpty()) {
            throw new IllegalStateException(
                    awaited.size() + " steps of the bench's shows have no outcome after "
                    + PATIENCE_SECONDS + " s, such as " + awaited.values().iterator().next());
        }
    }

    private void send(ShowId showId, UserId actor, Role role, AuctionCommand command) {
        CommandId id = CommandId.fresh(System.currentTimeMillis());
        awaited.put(id, showId + " " + command.getClass().getSimpleName());
        producer.send(commands.record(id, showId, actor, role, command));
    }

    private void heard(byte[] message) {
        Outcome outcome = Json.read(message, Outcome.class);
        String step = awaited.remove(outcome.commandId());
        if (step != null && !outcome.accepted()) {
            refused.put(step, outcome);
        }
    }

    private static LotSpec spec(LotId lot) {
        return new LotSpec(
                "Lot " + lot, "", "", List.of(), new Money(Hall.OPENING_MINOR, Hall.CURRENCY), null, null);
    }
}
