package io.rostrum.gateway.discovery;

import io.rostrum.contracts.id.UserId;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The plans of sellers as the desks' events told them, and how far these were read. All gateways write it;
 * of two words about a seller the one with the higher {@code seq} stays.
 */
public interface PlanBook {

    /** How a seller's plan stands since an event of their desk. */
    record Word(UserId sellerId, long seq, String planId) {}

    /**
     * Where to go on reading, by partition; a partition that is absent was not read yet.
     *
     * @param generation names this filling of the book; another one means that it was lost meanwhile
     */
    record Place(String generation, Map<Integer, Long> next) {
        public Place {
            next = Map.copyOf(next);
        }
    }

    /** Opens the book of that log; it is begun if there is none. @param log the id of the topic */
    Place open(String log) throws MirrorAway;

    /**
     * Keeps the words and the place after them.
     *
     * @return false if the book is no longer that generation: open it again
     */
    boolean keep(Place place, List<Word> words) throws MirrorAway;

    /** The plans of those among these sellers who have one that is known. */
    Map<UserId, String> plans(Collection<UserId> sellers) throws MirrorAway;
}
