package io.rostrum.bench.load;

import io.rostrum.bench.load.Bid.Intent;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.log.ShowPartition;
import io.rostrum.contracts.log.Topics;

import java.util.ArrayList;
import java.util.List;

/**
 * The shows, lots and bidders of a load, and the bid that comes next: it goes round the shows, then round
 * their lots, and on each lot the bidders outbid each other by one step, so that a lot holds one limit for
 * each bidder and no more.
 *
 * <p>Of a lot's bids one in twenty repeats the leader's limit and one in twenty comes late; both are refused
 * by the decider. Not for several threads.
 */
public final class Hall {

    public static final String CURRENCY = "USD";
    public static final long OPENING_MINOR = 10_000;
    public static final long STEP_MINOR = 100;
    /** Enough for the leader to change hands, few enough for a lot to hold few limits. */
    public static final int BIDDERS_PER_SHOW = 4;
    /** One bid of this many repeats the leader's limit, and one comes late. */
    static final int REFUSED_EVERY = 20;

    private final List<ShowId> shows;
    private final List<LotId> lots;
    private final int biddersPerShow;
    private final long[] bids;
    private final long[] rises;
    private long next;

    private Hall(List<ShowId> shows, int lotsPerShow, int biddersPerShow) {
        this.shows = List.copyOf(shows);
        this.lots = lotIds(lotsPerShow);
        this.biddersPerShow = biddersPerShow;
        this.bids = new long[shows.size() * lotsPerShow];
        this.rises = new long[shows.size() * lotsPerShow];
    }

    /**
     * A hall whose shows stand evenly over the partitions, so that each subtask of a job gets its share.
     *
     * @param name begins the shows' ids; another one makes other shows
     * @param biddersPerShow at least 2
     */
    public static Hall of(String name, int shows, int lotsPerShow, int biddersPerShow) {
        if (biddersPerShow < 2) {
            throw new IllegalArgumentException("nobody outbids themself: a show needs two bidders");
        }
        List<ShowId> ids = new ArrayList<>();
        for (int i = 0; i < shows; i++) {
            ids.add(
                    showIn(name + "-" + i, i * Topics.SHOW_PARTITIONS / shows,
                            (i + 1) * Topics.SHOW_PARTITIONS / shows));
        }
        return new Hall(ids, lotsPerShow, biddersPerShow);
    }

    private static ShowId showIn(String prefix, int fromPartition, int toPartition) {
        for (int suffix = 0;; suffix++) {
            ShowId id = new ShowId(prefix + "-" + suffix);
            int partition = ShowPartition.of(id, Topics.SHOW_PARTITIONS);
            if (partition >= fromPartition && partition < toPartition) {
                return id;
            }
        }
    }

    private static List<LotId> lotIds(int count) {
        List<LotId> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(new LotId("lot-" + i));
        }
        return List.copyOf(ids);
    }

    public Bid next() {
        int show = (int) (next % shows.size());
        int lot = (int) (next / shows.size() % lots.size());
        next++;
        int place = show * lots.size() + lot;
        long nth = bids[place]++;
        Intent intent = rises[place] < 2 ? Intent.RISE : intent(nth);
        if (intent == Intent.RISE) {
            rises[place]++;
        }
        long rise = rises[place] - 1;
        return switch (intent) {
            case RISE -> bid(show, lot, rise, rise, intent);
            case REPEAT -> bid(show, lot, rise, rise, intent);
            case LATE -> bid(show, lot, rise + 1, rise - 1, intent);
        };
    }

    private static Intent intent(long nth) {
        int turn = (int) (nth % REFUSED_EVERY);
        if (turn == REFUSED_EVERY / 2 - 1) {
            return Intent.REPEAT;
        }
        return turn == REFUSED_EVERY - 1 ? Intent.LATE : Intent.RISE;
    }

    private Bid bid(int show, int lot, long bidderTurn, long step, Intent intent) {
        int bidder = (int) (bidderTurn % biddersPerShow);
        return new Bid(
                show, shows.get(show), lots.get(lot), show * biddersPerShow + bidder, user(show, bidder),
                OPENING_MINOR + step * STEP_MINOR, intent);
    }

    public UserId seller(int show) {
        return new UserId(shows.get(show).value() + "-seller");
    }

    public UserId user(int show, int bidderOfShow) {
        return new UserId(shows.get(show).value() + "-b" + bidderOfShow);
    }

    public List<ShowId> shows() {
        return shows;
    }

    public List<LotId> lots() {
        return lots;
    }

    public int biddersPerShow() {
        return biddersPerShow;
    }

    public int bidders() {
        return shows.size() * biddersPerShow;
    }
}
