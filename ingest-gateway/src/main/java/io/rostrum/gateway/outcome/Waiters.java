package io.rostrum.gateway.outcome;

import io.rostrum.contracts.auction.AuctionCommand;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;

/**
 * The commands of this node whose outcome is awaited, and who awaits it. Bounded; each waiter is told a fate
 * once, whichever way it comes first.
 */
public final class Waiters {

    /** What came of registering a command. */
    public enum Registered {
        /** It may be appended. */
        NEW,
        /**
         * The same command of the same sender is under way: it may be appended again, and the newest sender
         * is told.
         */
        AGAIN,
        /** Under this id another command, or another sender's, is under way. */
        REUSED,
        /** Too many are under way. */
        FULL
    }

    private final int max;
    private final LongConsumer waitedNanos;
    private final Map<CommandId, Waiter> waiters = new ConcurrentHashMap<>();
    private final AtomicInteger size = new AtomicInteger();

    /**
     * Nobody waits yet.
     *
     * @param max commands that may be under way
     * @param waitedNanos hears how long each outcome took, from registering
     */
    public Waiters(int max, LongConsumer waitedNanos) {
        this.max = max;
        this.waitedNanos = waitedNanos;
    }

    private record Waiter(
            ShowId showId, UserId actor, AuctionCommand command, Recipient recipient, long sinceNanos,
            boolean taken) {

        boolean sameWish(Waiter other) {
            return showId.equals(other.showId) && actor.equals(other.actor) && command.equals(other.command);
        }

        Waiter told(Recipient other) {
            return new Waiter(showId, actor, command, other, sinceNanos, taken);
        }

        Waiter nowTaken() {
            return new Waiter(showId, actor, command, recipient, sinceNanos, true);
        }
    }

    /** Remembers who waits for a command, before it is appended. */
    public Registered register(
            CommandId id, ShowId showId, UserId actor, AuctionCommand command, Recipient recipient,
            long nowNanos) {
        Waiter fresh = new Waiter(showId, actor, command, recipient, nowNanos, false);
        if (size.get() >= max) {
            return Registered.FULL;
        }
        Waiter before = waiters.putIfAbsent(id, fresh);
        if (before == null) {
            size.incrementAndGet();
            return Registered.NEW;
        }
        if (!before.sameWish(fresh)) {
            return Registered.REUSED;
        }
        waiters.replace(id, before, fresh);
        return Registered.AGAIN;
    }

    /** How far a command is. */
    public enum Progress {
        /** It is not awaited here, or somebody else sent it. */
        UNKNOWN,
        /** The broker has not yet said that it has it. */
        UNDER_WAY,
        /** The broker has it. */
        TAKEN
    }

    /**
     * Whoever asks for a command of their own that is awaited is told its fate from now on, in place of who
     * sent it.
     */
    public Progress ask(CommandId id, UserId actor, Recipient recipient) {
        Waiter waiter = waiters.computeIfPresent(
                id, (key, one) -> one.actor.equals(actor) ? one.told(recipient) : one);
        if (waiter == null || !waiter.actor.equals(actor)) {
            return Progress.UNKNOWN;
        }
        return waiter.taken ? Progress.TAKEN : Progress.UNDER_WAY;
    }

    /** The broker has it; says nothing if the outcome was told already. */
    public void taken(CommandId id) {
        Waiter waiter = waiters.computeIfPresent(id, (key, one) -> one.nowTaken());
        if (waiter != null) {
            waiter.recipient.taken(id);
        }
    }

    /** Tells a fate; false if nobody waits for it here. */
    public boolean decided(CommandId id, String frame, long nowNanos) {
        Waiter waiter = remove(id);
        if (waiter == null) {
            return false;
        }
        waitedNanos.accept(nowNanos - waiter.sinceNanos);
        waiter.recipient.outcome(id, frame);
        return true;
    }

    /** Gives up waiting: the append failed or timed out. */
    public void unknown(CommandId id, long retryAfterMillis) {
        Waiter waiter = remove(id);
        if (waiter != null) {
            waiter.recipient.unknown(id, retryAfterMillis);
        }
    }

    /**
     * Gives up on all that wait since before {@code sinceNanos}; by then none of them can act any more
     * unseen.
     */
    public void giveUpBefore(long sinceNanos, long retryAfterMillis) {
        waiters.forEach((id, waiter) -> {
            if (waiter.sinceNanos - sinceNanos < 0) {
                unknown(id, retryAfterMillis);
            }
        });
    }

    /** Whether the broker has this command of theirs, and its outcome is awaited. */
    public boolean taken(CommandId id, UserId actor) {
        Waiter waiter = waiters.get(id);
        return waiter != null && waiter.taken && waiter.actor.equals(actor);
    }

    /** Whether somebody here waits for this command. */
    public boolean awaits(CommandId id) {
        return waiters.containsKey(id);
    }

    public int size() {
        return size.get();
    }

    private Waiter remove(CommandId id) {
        Waiter waiter = waiters.remove(id);
        if (waiter != null) {
            size.decrementAndGet();
        }
        return waiter;
    }
}
