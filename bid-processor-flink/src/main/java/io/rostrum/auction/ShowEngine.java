package io.rostrum.auction;

import io.rostrum.auction.state.ShowStore;
import io.rostrum.contracts.auction.CommandRecord;

import java.util.function.Predicate;

/**
 * Folds a show's commands, one by one: time, settling, deciding, evolving, remembering, recording.
 *
 * <p>{@link #apply} changes the store only when all of it is done. Not for several threads at once; one engine serves any number
 * of shows.
 */
public final class ShowEngine {

    /** The rules' version that new shows freeze. */
    public static final int RULES_VERSION = 1;

    /** The events' format that new shows freeze. */
    public static final int EVENT_FORMAT = 1;

    private final Predicate<CommandRecord> trap;

    public ShowEngine() {
        this(command -> false);
    }

    /** @param trap commands at which the rules shall throw, for drills; the job and the replay must be given the same */
    public ShowEngine(Predicate<CommandRecord> trap) {
        this.trap = trap;
    }

    /**
     * Applies one record to a show. Never throws for what the rules throw: that freezes the show, and {@link Step#fault} says so.
     *
     * @throws io.rostrum.auction.state.StoreFailure if the store cannot be read or written
     */
    public Step apply(ShowStore backing, Inbound in) {
        throw new UnsupportedOperationException(trap.toString());
    }
}
