package io.rostrum.bench.bids;

import io.rostrum.bench.load.Hall;
import io.rostrum.bench.report.Asked;
import io.rostrum.bench.report.Row;
import io.rostrum.bench.saturation.Backlog;
import io.rostrum.bench.saturation.Saturation;
import io.rostrum.bench.saturation.SaturationMain.Kind;
import io.rostrum.bench.statistics.Spread;
import io.rostrum.devstack.engine.StackSettings;

import java.util.List;
import java.util.Map;

/** The job's greatest rate, as it is and beside a job that decides nothing, and with one show alone. */
final class SaturationPart {

    static final String JOB = "job at saturation, 10 shows";
    static final String IDENTITY = "identity job at saturation, 10 shows";
    static final String RATIO = "job / identity job at saturation";
    static final String HOT = "one hot show alone";
    static final Asked RATIO_ASKED = Asked.atLeast(0.7);
    static final Asked HOT_ASKED = Asked.atLeast(20_000);

    private static final String UNIT = "decisions/s";

    private final StackSettings settings;
    private final BidsPlan plan;
    private final Progress progress;
    private final Saturation saturation;

    SaturationPart(StackSettings settings, BidsPlan plan, Progress progress, List<String> jvmOptions) {
        this.settings = settings;
        this.plan = plan;
        this.progress = progress;
        this.saturation = new Saturation(
                settings.data().resolve("saturation"),
                Map.of(
                        "ROSTRUM_DATA", settings.data().resolve("saturation").toString(),
                        "ROSTRUM_KAFKA", settings.kafka().toString(),
                        "ROSTRUM_REDIS", settings.redis().toString(),
                        "ROSTRUM_PARALLELISM", "1"),
                jvmOptions);
    }

    void run(List<Row> rows) throws Exception {
        String kafka = settings.kafka().toString();
        Hall hall = Hall.of("backlog", BidsPlan.SHOWS, BidsPlan.LOTS_PER_SHOW, Hall.BIDDERS_PER_SHOW);
        progress.say(String.format("filling a log with %,d bids", plan.backlogBids()));
        Backlog backlog = Backlog.filled(kafka, "bench.saturation.v1", hall, plan.backlogBids());
        double[] job = new double[plan.saturationRounds()];
        double[] identity = new double[job.length];
        double[] ratio = new double[job.length];
        for (int round = 0; round < job.length; round++) {
            identity[round] = measured(Kind.IDENTITY, backlog);
            job[round] = measured(Kind.JOB, backlog);
            ratio[round] = job[round] / identity[round];
        }
        rows.add(Row.median(JOB, Spread.of(job), UNIT, Asked.NOTHING));
        rows.add(Row.median(IDENTITY, Spread.of(identity), UNIT, Asked.NOTHING));
        rows.add(Row.median(RATIO, Spread.of(ratio), "ratio", RATIO_ASKED));
        Hall hot = Hall.of("hot", 1, BidsPlan.LOTS_PER_SHOW, Hall.BIDDERS_PER_SHOW);
        Backlog hotBacklog = Backlog.filled(kafka, "bench.hot.v1", hot, plan.backlogBids());
        double[] hotJob = new double[plan.saturationRounds()];
        for (int round = 0; round < hotJob.length; round++) {
            hotJob[round] = measured(Kind.JOB, hotBacklog);
        }
        rows.add(Row.median(HOT, Spread.of(hotJob), UNIT, HOT_ASKED));
    }

    private double measured(Kind kind, Backlog backlog) throws Exception {
        double perSecond = saturation.perSecond(kind, backlog);
        progress.say(String.format("%s over %s: %,.0f/s", kind, backlog.commands(), perSecond));
        return perSecond;
    }

    static List<Row> unmeasured(String why) {
        return List.of(
                Row.unmeasured(JOB, UNIT, Asked.NOTHING, why),
                Row.unmeasured(IDENTITY, UNIT, Asked.NOTHING, why),
                Row.unmeasured(RATIO, "ratio", RATIO_ASKED, why),
                Row.unmeasured(HOT, UNIT, HOT_ASKED, why));
    }
}
