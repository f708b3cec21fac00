package io.rostrum.bidding.job;

import io.rostrum.bidding.mirror.Mirror;
import io.rostrum.bidding.mirror.MirrorItem;
import io.rostrum.bidding.nudge.Nudges;
import io.rostrum.bidding.restore.RecordedEvents;
import io.rostrum.contracts.auction.CommandRecord;
import io.rostrum.contracts.auction.Outcome;

import java.util.ArrayList;
import java.util.List;

/** Ports that keep what they are given, in this process; one at a time. */
final class FakePorts implements Ports {
    private static final long serialVersionUID = 1L;

    /** What the steps gave away; static, as Flink copies its functions. */
    static final List<MirrorItem> SHOWN = new ArrayList<>();

    static final List<Outcome> TOLD = new ArrayList<>();
    static final List<CommandRecord> NUDGES = new ArrayList<>();
    static long generation;
    static boolean nudgesGetLost;

    /** The newest recorded events: partition, show, seq and bytes; none unless the test says so. */
    static List<RecordedBefore> recorded = List.of();

    record RecordedBefore(int partition, String showId, long seq, byte[] bytes) {}

    static FakePorts reset() {
        SHOWN.clear();
        TOLD.clear();
        NUDGES.clear();
        generation = 1;
        nudgesGetLost = false;
        recorded = List.of();
        return new FakePorts();
    }

    @Override
    public Mirror mirror(String name) {
        return new Mirror() {
            @Override
            public boolean show(MirrorItem item) {
                return SHOWN.add(item);
            }

            @Override
            public void tell(String node, Outcome outcome) {
                TOLD.add(outcome);
            }

            @Override
            public long generation() {
                return generation;
            }

            @Override
            public double load() {
                return 0;
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public Nudges nudges() {
        return new Nudges() {
            @Override
            public void send(CommandRecord nudge, Runnable lost) {
                NUDGES.add(nudge);
                if (nudgesGetLost) {
                    lost.run();
                }
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public RecordedEvents recordedEvents() {
        return new RecordedEvents("events", () -> new RecordedConsumer(recorded));
    }
}
