package io.rostrum.auction.simulation;

import io.rostrum.auction.Inbound;
import io.rostrum.auction.RecordedEvent;
import io.rostrum.auction.Scene;
import io.rostrum.auction.ShowEngine;
import io.rostrum.auction.Step;
import io.rostrum.auction.projection.Projections;
import io.rostrum.auction.state.MemoryShowStore;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.CommandRecord;
import io.rostrum.contracts.auction.Outcome;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.id.CommandId;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * One seeded run of a show: random commands on a log that doubles, delays and replays them, with every
 * invariant at each step.
 */
final class Simulation {

    private final Random random;
    private final Wishes wishes;
    private final Invariants invariants;
    private final ReferenceShow reference = new ReferenceShow();
    private final ModelMirror mirror = new ModelMirror();
    private final ShowEngine engine = new ShowEngine();
    private final List<Inbound> log = new ArrayList<>();
    private final List<RecordedEvent> events = new ArrayList<>();
    private final Map<CommandId, Outcome> fates = new HashMap<>();
    private final List<CommandRecord> delayed = new ArrayList<>();
    private MemoryShowStore store = new MemoryShowStore();
    private MemoryShowStore checkpoint = new MemoryShowStore();
    private int checkpointAt;
    private int eventsAtCheckpoint;
    private long now = Scene.START;

    Simulation(long seed) {
        random = new Random(seed);
        wishes = new Wishes(random);
        invariants = new Invariants(wishes.secrets());
    }

    void run(int steps) {
        wishes.prologue().forEach(this::append);
        for (int i = 0; i < steps; i++) {
            pass();
            switch (random.nextInt(20)) {
                case 0 -> repeat();
                case 1 -> delayed.add(wishes.next(store, now));
                case 2 -> late();
                case 3 -> crash();
                default -> append(wishes.next(store, now));
            }
        }
        foldFromScratch();
    }

    /** The brokers' clock: mostly forward, now and then still, back, or far ahead. */
    private void pass() {
        now += switch (random.nextInt(12)) {
            case 0 -> 0;
            case 1 -> -random.nextInt(2_000);
            case 2 -> random.nextInt(9_000);
            default -> random.nextInt(1_500);
        };
    }

    /** Every event that was made. */
    List<RecordedEvent> events() {
        return events;
    }

    private void repeat() {
        CommandRecord old = log.get(random.nextInt(log.size())).command();
        append(new CommandRecord(
                old.commandId(), old.showId(), old.actor(), old.role(),
                old.notAfterMillis() + random.nextInt(3),
                old.command()));
    }

    private void late() {
        if (!delayed.isEmpty()) {
            append(delayed.remove(random.nextInt(delayed.size())));
        }
    }

    /** The job stops, and goes on from its last checkpoint: what it decides again must be what it decided. */
    private void crash() {
        if (random.nextBoolean()) {
            checkpoint = new MemoryShowStore(store);
            checkpointAt = log.size();
            eventsAtCheckpoint = events.size();
            return;
        }
        MemoryShowStore again = new MemoryShowStore(checkpoint);
        fold(again, checkpointAt, eventsAtCheckpoint);
        store = again;
    }

    private void foldFromScratch() {
        MemoryShowStore again = new MemoryShowStore();
        fold(again, 0, 0);
        assertEquals(store.show(), again.show(), "a fold from scratch ends with the same header");
        assertEquals(store.size(), again.size(), "and as many entries");
        assertEquals(
                Projections.whole(Wishes.SHOW, store), Projections.whole(Wishes.SHOW, again),
                "and the same projections");
    }

    private void fold(MemoryShowStore from, int records, int firstEvent) {
        ShowEngine other = new ShowEngine();
        int n = firstEvent;
        for (Inbound in : log.subList(records, log.size())) {
            for (RecordedEvent event : other.apply(from, in).events()) {
                assertArrayEquals(events.get(n).bytes(), event.bytes(),
                        "an event decided again is the same to the byte");
                n++;
            }
        }
        assertEquals(events.size(), n, "as many events as before");
    }

    private void append(CommandRecord record) {
        Inbound in = Inbound.of(Json.bytes(record), record, now, 3, log.size());
        log.add(in);
        long seqBefore = store.show() == null ? 0 : store.show().seq();
        Step step = engine.apply(store, in);
        if (step.fault() != null) {
            throw new AssertionError("the rules threw at " + record, step.fault());
        }
        events.addAll(step.events());
        invariants.check(store, step.events());
        reference.take(step.events(), record, store);
        reference.check(store);
        mirror.take(Wishes.SHOW, step.changes(), store);
        if (store.show() != null) {
            mirror.check(Wishes.SHOW, store);
        }
        checkFate(record, step, seqBefore);
    }

    private void checkFate(CommandRecord record, Step step, long seqBefore) {
        Outcome outcome = step.outcome();
        if (outcome == null || outcome.own() != null || outcome.seq() == 0) {
            return;
        }
        Outcome first = fates.get(record.commandId());
        boolean isRepeat = outcome.seq() <= seqBefore;
        if (isRepeat) {
            assertEquals(first.seq(), outcome.seq(), "a repeat is told the first event");
            assertEquals(first.reason(), outcome.reason(), "and the first fate");
            assertTrue(
                    step.events().stream().noneMatch(
                            each -> record.commandId().equals(each.event().commandId())),
                    "and makes no event");
            return;
        }
        assertTrue(
                first == null || outcome.reason() == Refusal.EXPIRED, "what was forgotten is too old to act");
        fates.put(record.commandId(), outcome);
        RecordedEvent own = events.get((int) outcome.seq() - 1);
        assertEquals(record.commandId(), own.event().commandId(), "the outcome's event names its command");
        assertEquals(
                1, step.events().stream().filter(each -> each.event().commandId() != null).count(),
                "one event names the command");
    }
}
