package io.rostrum.gateway.outcome;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.EventRecord;
import io.rostrum.contracts.auction.Outcome;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.ShowId;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The events that recorded the outcomes of recent commands, by command id, as the bytes that they were read
 * as: only what is asked for is parsed. Bounded by bytes; the oldest are forgotten first.
 */
public final class RecentOutcomes {

    /** What an entry costs besides its bytes, about. */
    private static final int ENTRY_BYTES = 160;

    private final long bytesMax;
    private final Map<CommandId, byte[]> events = new LinkedHashMap<>();
    private long bytes;

    /** @param bytesMax how much may be remembered */
    public RecentOutcomes(long bytesMax) {
        this.bytesMax = bytesMax;
    }

    /** Remembers the event, unless one of the same command is known: the first one is the outcome. */
    public synchronized void remember(CommandId id, byte[] event) {
        if (events.putIfAbsent(id, event) != null) {
            return;
        }
        bytes += event.length + ENTRY_BYTES;
        var oldest = events.entrySet().iterator();
        while (bytes > bytesMax && oldest.hasNext()) {
            bytes -= oldest.next().getValue().length + ENTRY_BYTES;
            oldest.remove();
        }
    }

    /** The outcome of that command in that show, if it is remembered. */
    public Optional<Outcome> find(CommandId id, ShowId showId) {
        byte[] event;
        synchronized (this) {
            event = events.get(id);
        }
        return event == null
                ? Optional.empty()
                : OutcomeOf.event(Json.read(event, EventRecord.class))
                        .filter(outcome -> outcome.showId().equals(showId));
    }

    public synchronized int size() {
        return events.size();
    }
}
