package io.rostrum.auction;

import io.rostrum.auction.bidding.ShowClock;
import io.rostrum.auction.deciding.Bounds;
import io.rostrum.auction.deciding.Consequence;
import io.rostrum.auction.deciding.Decider;
import io.rostrum.auction.deciding.Decision;
import io.rostrum.auction.deciding.Fact;
import io.rostrum.auction.deciding.Settling;
import io.rostrum.auction.evolving.Dues;
import io.rostrum.auction.evolving.Evolver;
import io.rostrum.auction.projection.ChangeLog;
import io.rostrum.auction.projection.Projections;
import io.rostrum.auction.projection.PublicView;
import io.rostrum.auction.state.DueEntry;
import io.rostrum.auction.state.Remembered;
import io.rostrum.auction.state.ShowDraft;
import io.rostrum.auction.state.ShowState;
import io.rostrum.auction.state.ShowStore;
import io.rostrum.auction.state.StoreFailure;
import io.rostrum.auction.state.Working;
import io.rostrum.contracts.auction.AuctionCommand;
import io.rostrum.contracts.auction.CommandRecord;
import io.rostrum.contracts.auction.EventRecord;
import io.rostrum.contracts.auction.Outcome;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.auction.ShowStatus;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.identity.Role;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Folds a show's commands, one by one: time, settling, deciding, keeping, recording, remembering.
 *
 * <p>{@link #apply} changes the store only when all of it is done. Not for several threads at once; one
 * engine serves any number of shows.
 */
public final class ShowEngine {

    private final Predicate<CommandRecord> trap;
    private final Working show = new Working();
    private final ChangeLog changes = new ChangeLog();
    private final EventRecorder recorder = new EventRecorder();
    private List<RecordedEvent> events;

    public ShowEngine() {
        this(command -> false);
    }

    /**
     * An engine that throws at some commands, for drills of what a fault of the rules does.
     *
     * @param trap names these commands; the job and the replay must be given the same
     */
    public ShowEngine(Predicate<CommandRecord> trap) {
        this.trap = trap;
    }

    /**
     * Applies one record to a show. What the rules throw freezes the show, and {@link Step#fault} says so.
     *
     * @throws StoreFailure if the store cannot be read or written
     * @throws ShowRules.Unknown if the show was begun under rules that this program does not have
     */
    public Step apply(ShowStore store, Inbound in) {
        Step step;
        try {
            begin(store);
            step = run(in);
        } catch (StoreFailure | ShowRules.Unknown e) {
            throw e;
        } catch (RuntimeException e) {
            begin(store);
            step = freeze(in, e);
        }
        show.commit();
        return step;
    }

    private void begin(ShowStore store) {
        show.begin(store);
        changes.clear();
        events = new ArrayList<>(2);
    }

    private Step run(Inbound in) {
        CommandRecord record = in.command();
        ShowState header = show.show();
        long now = ShowClock.now(header, in.logTimeMillis());
        if (header != null) {
            ShowRules.require(header.rulesVersion(), header.eventFormat());
            advance(record, now);
        }
        if (trap.test(record)) {
            throw new IllegalStateException("a drill");
        }
        AuctionCommand command = record.command();
        if (Decider.isNudge(command)) {
            beat(record);
            return step(record.showId(), null, null);
        }
        if (Decider.isQuery(command)) {
            return step(record.showId(), answer(record, now), null);
        }
        return step(record.showId(), outcome(in, now), null);
    }

    /** Brings the show to {@code now}: first outages, then every deadline up to it, each at its own time. */
    private void advance(CommandRecord record, long now) {
        ShowId showId = record.showId();
        ShowDraft draft = show.show().draft();
        draft.nowMillis = now;
        show.putShow(draft.build());
        Memory.forget(show, Decider.isNudge(record.command()));
        if (Settling.wasSilent(show)) {
            long gap = now - show.show().heartbeatMillis();
            if (show.show().dues() > 0) {
                keep(showId, new Fact.OutageBridged(gap), now, null);
            } else {
                beatNow();
            }
        }
        while (Settling.isRunning(show.show())) {
            DueEntry due = Dues.take(show, ShowClock.at(show.show()));
            if (due == null) {
                return;
            }
            Fact fact = Settling.due(show, new LotId(due.lotId()), due.atMillis());
            keep(showId, fact, ShowClock.toLog(show.show(), due.atMillis()), null);
        }
    }

    private void beat(CommandRecord record) {
        boolean alive = record.command() instanceof AuctionCommand.Heartbeat && record.role() == Role.SYSTEM;
        if (alive && show.show() != null) {
            beatNow();
        }
    }

    private void beatNow() {
        ShowDraft draft = show.show().draft();
        draft.heartbeatMillis = draft.nowMillis;
        show.putShow(draft.build());
    }

    private Outcome answer(CommandRecord record, long now) {
        Decision decision = Decider.decide(show, record, now);
        return Outcomes.of(
                show, record, new Remembered(0, decision.refusal(), decision.detail(), 0), decision.own());
    }

    private Outcome outcome(Inbound in, long now) {
        CommandRecord record = in.command();
        long fingerprint = BodyHash.fingerprint(in.bodyHash(), record.actor().value());
        if (show.show() != null) {
            Remembered known = show.remembered(record.commandId());
            if (known != null) {
                return known.fingerprint() == fingerprint
                        ? Outcomes.of(show, record, known, null)
                        : Outcomes.unrecorded(record, Refusal.ID_REUSED, null);
            }
            if (Memory.isFull(show.show())) {
                return Outcomes.unrecorded(
                        record, Refusal.TOO_MANY,
                        "a show remembers at most " + Bounds.REMEMBERED + " commands");
            }
        }
        Decision decision = Decider.decide(show, record, now);
        long seq = keep(record, decision, now);
        Remembered fate = new Remembered(fingerprint, decision.refusal(), decision.detail(), seq);
        if (show.show() != null) {
            Memory.remember(show, record.commandId(), fate);
        }
        return Outcomes.of(show, record, fate, null);
    }

    /**
     * Keeps a decision's facts, then decides and keeps what follows from them; the number of the first event,
     * or 0.
     */
    private long keep(CommandRecord record, Decision decision, long now) {
        long first = 0;
        for (Fact fact : decision.facts()) {
            long seq = keep(record.showId(), fact, now, first == 0 ? record.commandId() : null);
            first = first == 0 ? seq : first;
        }
        for (Consequence consequence : decision.then()) {
            for (Fact fact : consequence.in(show)) {
                keep(record.showId(), fact, now, null);
            }
        }
        return first;
    }

    private long keep(ShowId showId, Fact fact, long atMillis, CommandId cause) {
        ShowState before = show.show();
        long seq = before == null ? 1 : before.seq() + 1;
        String previous = before == null ? EventRecord.NO_EVENT : before.lastHash();
        Evolver.evolve(show, changes, fact, seq, atMillis);
        events.add(recorder.record(show, showId, seq, previous, atMillis, cause, PublicView.of(show, fact)));
        return seq;
    }

    /** From the store as it was before the record: the fault's half-done work is gone. */
    private Step freeze(Inbound in, RuntimeException fault) {
        CommandRecord record = in.command();
        boolean nudge = Decider.isNudge(record.command());
        if (show.show() == null || show.show().status() != ShowStatus.FROZEN) {
            long now = ShowClock.now(show.show(), in.logTimeMillis());
            if (show.show() != null) {
                ShowDraft draft = show.show().draft();
                draft.nowMillis = now;
                show.putShow(draft.build());
            }
            Fact frozen = new Fact.ShowFrozen(fault.getClass().getName(), in.partition(), in.offset());
            keep(record.showId(), frozen, now, nudge ? null : record.commandId());
        }
        Outcome outcome = nudge ? null : Outcomes.unrecorded(record, Refusal.SHOW_FROZEN, null);
        return step(record.showId(), outcome, fault);
    }

    private Step step(ShowId showId, Outcome outcome, RuntimeException fault) {
        ShowState header = show.show();
        boolean due = header != null && header.dues() > 0 && Settling.isRunning(header);
        return new Step(
                List.copyOf(events), outcome, Projections.of(showId, show, changes),
                due ? ShowClock.toLog(header, header.nextDueMillis()) : Step.NEVER,
                due ? new LotId(header.nextDueLot()) : null,
                header != null && Settling.wantsHeartbeat(header), fault);
    }
}
