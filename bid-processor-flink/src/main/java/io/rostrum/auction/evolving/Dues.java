package io.rostrum.auction.evolving;

import io.rostrum.auction.state.DueEntry;
import io.rostrum.auction.state.LotClock;
import io.rostrum.auction.state.LotDraft;
import io.rostrum.auction.state.LotState;
import io.rostrum.auction.state.ShowDraft;
import io.rostrum.auction.state.ShowState;
import io.rostrum.auction.state.Working;

/**
 * The coming deadlines of a show: a binary heap by (time, lot id), kept entry by entry, so that a change
 * costs the logarithm of the open lots.
 *
 * <p>A deadline that moves later touches nothing: the lot's entry comes up early and is put back. An entry
 * that its lot no longer stands under comes up once and is dropped.
 */
public final class Dues {

    private Dues() {}

    /** Gives a lot that is being changed a deadline; 0 takes it away. */
    static void set(Working show, String lotId, LotDraft lot, long deadlineMillis) {
        long queued = lot.clock.queuedMillis();
        if (deadlineMillis != 0 && (queued == 0 || deadlineMillis < queued)) {
            push(show, new DueEntry(deadlineMillis, lotId));
            queued = deadlineMillis;
        }
        lot.clock = new LotClock(deadlineMillis, queued, lot.clock.extensions());
    }

    /**
     * Takes the earliest lot whose deadline is not after {@code clockMillis}; {@code null} if there is none.
     * What is taken stands in the heap no longer.
     */
    public static DueEntry take(Working show, long clockMillis) {
        while (show.show().dues() > 0 && show.show().nextDueMillis() <= clockMillis) {
            DueEntry first = show.due(0);
            pop(show);
            LotState lot = show.lot(first.lotId());
            if (lot == null || lot.clock().queuedMillis() != first.atMillis()) {
                continue;
            }
            long deadline = lot.clock().deadlineMillis();
            boolean later = deadline > first.atMillis();
            LotDraft draft = lot.draft();
            draft.clock = new LotClock(deadline, later ? deadline : 0, lot.clock().extensions());
            show.putLot(first.lotId(), draft.build());
            if (later) {
                push(show, new DueEntry(deadline, first.lotId()));
            } else if (deadline != 0) {
                return first;
            }
        }
        return null;
    }

    private static void push(Working show, DueEntry entry) {
        int n = show.show().dues();
        while (n > 0) {
            int parent = (n - 1) / 2;
            DueEntry above = show.due(parent);
            if (!isBefore(entry, above)) {
                break;
            }
            show.putDue(n, above);
            n = parent;
        }
        show.putDue(n, entry);
        resize(show, show.show().dues() + 1);
    }

    private static void pop(Working show) {
        int size = show.show().dues() - 1;
        DueEntry last = show.due(size);
        show.putDue(size, null);
        int n = 0;
        while (size > 0) {
            int child = 2 * n + 1;
            if (child >= size) {
                break;
            }
            if (child + 1 < size && isBefore(show.due(child + 1), show.due(child))) {
                child++;
            }
            DueEntry below = show.due(child);
            if (!isBefore(below, last)) {
                break;
            }
            show.putDue(n, below);
            n = child;
        }
        if (size > 0) {
            show.putDue(n, last);
        }
        resize(show, size);
    }

    private static void resize(Working show, int size) {
        ShowDraft draft = show.show().draft();
        DueEntry first = size == 0 ? null : show.due(0);
        draft.dues = size;
        draft.nextDueMillis = first == null ? ShowState.NONE : first.atMillis();
        draft.nextDueLot = first == null ? null : first.lotId();
        show.putShow(draft.build());
    }

    private static boolean isBefore(DueEntry entry, DueEntry other) {
        return entry.atMillis() < other.atMillis()
                || (entry.atMillis() == other.atMillis() && entry.lotId().compareTo(other.lotId()) < 0);
    }
}
