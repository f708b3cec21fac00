package io.rostrum.bench.saturation;

import io.rostrum.bench.load.ClientSettings;
import io.rostrum.bench.process.ChildJvm;
import io.rostrum.bench.saturation.SaturationMain.Kind;
import org.apache.kafka.clients.admin.Admin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** Lets a job loose on a backlog and counts its events while it works it off. */
public final class Saturation {

    /** Counted between these parts of the backlog: after the code is compiled, before the end thins out. */
    private static final double FROM = 0.4;

    private static final double TO = 0.97;
    private static final long LOOK_MILLIS = 100;
    private static final long STALLED_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final Path folder;
    private final Map<String, String> environment;
    private final List<String> jvmOptions;
    private int runs;

    /**
     * @param folder for checkpoints
     * @param environment the job's settings
     */
    public Saturation(Path folder, Map<String, String> environment, List<String> jvmOptions) {
        this.folder = folder;
        this.environment = Map.copyOf(environment);
        this.jvmOptions = List.copyOf(jvmOptions);
    }

    /** Runs the job over the whole backlog and returns its events a second. */
    public double perSecond(Kind kind, Backlog backlog)
            throws IOException, InterruptedException, ExecutionException {
        String events = backlog.commands() + "." + kind + "-" + ++runs;
        backlog.createTopic(events, Map.of());
        List<String> arguments =
                List.of(kind.name(), backlog.commands(), events, folder.resolve(events).toString());
        try (ChildJvm job = ChildJvm.start(SaturationMain.class, jvmOptions, environment, arguments);
                Admin admin = Admin.create(ClientSettings.address(backlog.kafka()))) {
            return counted(job, admin, events, backlog.bids());
        }
    }

    private static double counted(ChildJvm job, Admin admin, String events, int bids)
            throws IOException, InterruptedException, ExecutionException {
        long firstNanos = 0;
        long first = 0;
        long last = 0;
        long lastNanos = System.nanoTime();
        while (last < TO * bids) {
            long now = System.nanoTime();
            long count = Backlog.records(admin, events);
            if (count > last) {
                last = count;
                lastNanos = now;
            } else if (!job.isAlive() || now - lastNanos > STALLED_NANOS) {
                throw new IOException("the job stopped after " + count + " of " + bids + " bids");
            }
            if (firstNanos == 0 && count >= FROM * bids) {
                firstNanos = now;
                first = count;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        return (last - first) * 1e9 / (lastNanos - firstNanos);
    }
}
