package io.rostrum.ledger.view;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.commerce.DeskLine;
import io.rostrum.contracts.commerce.DeskRecord;
import io.rostrum.contracts.commerce.DeskStanding;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Committed desks on disk: how each stands, and its last lines. A record that was read before is skipped by
 * its number.
 */
public final class DeskIndex implements CommittedReader.ValueIndex, AutoCloseable {

    /** Lines of one desk that are kept; the oldest are forgotten first. */
    public static final int LINES_MAX = 200;

    private final ViewStore store;

    /** A line with when it happened. */
    public record Happened(long atMillis, DeskLine line) {}

    /** A desk. @param lines the latest first */
    public record Desk(long seq, long atMillis, DeskStanding standing, List<Happened> lines) {
        public Desk {
            lines = List.copyOf(lines);
        }
    }

    public DeskIndex(Path folder) throws IOException {
        store = new ViewStore(folder);
    }

    @Override
    public void take(byte[] value) {
        DeskRecord record = Json.read(value, DeskRecord.class);
        byte[] kept = store.latest(record.desk());
        Desk before =
                kept == null ? new Desk(0, 0, record.standing(), List.of()) : Json.read(kept, Desk.class);
        if (record.seq() <= before.seq()) {
            return;
        }
        List<Happened> lines = new ArrayList<>();
        record.lines().forEach(line -> lines.add(0, new Happened(record.atMillis(), line)));
        lines.addAll(before.lines());
        store.put(record.desk(), Json.bytes(new Desk(
                record.seq(), record.atMillis(), record.standing(),
                lines.subList(0, Math.min(LINES_MAX, lines.size())))));
    }

    /** How a desk stands; empty while nothing happened at it. */
    public Optional<Desk> desk(String aggregate) {
        byte[] kept = store.get(aggregate);
        return kept == null ? Optional.empty() : Optional.of(Json.read(kept, Desk.class));
    }

    @Override
    public void commit(Map<Integer, Long> nextOffsets) {
        store.commit(nextOffsets);
    }

    @Override
    public long nextOffset(int partition) {
        return store.nextOffset(partition);
    }

    @Override
    public void close() {
        store.close();
    }
}
