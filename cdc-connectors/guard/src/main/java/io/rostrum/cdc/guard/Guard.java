package io.rostrum.cdc.guard;

import io.rostrum.cdc.connect.Application;
import io.rostrum.cdc.connect.ConnectRefused;
import io.rostrum.cdc.connect.ConnectRest;
import io.rostrum.cdc.connect.ConnectorState;
import io.rostrum.cdc.connector.ConnectorFile;
import io.rostrum.cdc.slot.Finding;
import io.rostrum.cdc.slot.Severity;
import io.rostrum.cdc.slot.Slot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Applies the connectors once Connect answers, looks at the slot and at the connectors every few seconds,
 * starts again what failed, and says in the log what a person must do: once when it begins and once when it
 * is over.
 *
 * <p>It stands beside Connect and PostgreSQL and needs neither: that one of them is away is something it
 * tells. Used by one thread; {@link #report()} may be asked by any.
 */
public final class Guard implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);
    private static final String FAULTY = "connector-faulty";
    private static final Set<String> ON_PURPOSE = Set.of("STOPPED", "PAUSED");
    /** Of what others say, characters; Debezium says much. */
    private static final int SENTENCE_MAX = 240;
    /** Between two attempts to start again what failed. */
    private static final long RESTART_EVERY_NANOS = 10_000_000_000L;

    private final GuardConfig config;
    private final boolean acts;
    private final List<ConnectorFile> files;
    private final ConnectorFile followed;
    private final ConnectRest connect;
    private final SlotQueries postgres;
    private final Set<String> applied = new HashSet<>();
    private final Map<String, Finding> standing = new HashMap<>();
    private volatile GuardReport report;
    /**
     * Whether the connector has read before, so that there must be a slot; whoever stops it may mean to drop
     * the slot.
     */
    private boolean expected;
    private long lastReaderNanos = System.nanoTime();
    private long lastRestartNanos = System.nanoTime() - RESTART_EVERY_NANOS;

    /**
     * @param acts whether it sets connectors and starts again what failed, or only looks, and says nothing
     *     in the log
     */
    public Guard(GuardConfig config, List<ConnectorFile> files, boolean acts) {
        this.config = config;
        this.acts = acts;
        this.files = files;
        this.followed = files.stream()
                .filter(file -> file.settings().containsKey("slot.name"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        config.connectors() + " holds no connector with a slot.name"));
        this.connect = new ConnectRest(config.connect());
        this.postgres = new SlotQueries(config.database());
        this.report = new GuardReport(slotName(), null, followed.name(), null, List.of(), 0);
    }

    private String slotName() {
        return followed.settings().get("slot.name");
    }

    public GuardReport report() {
        return report;
    }

    /** Looks once. */
    public void look() throws InterruptedException {
        List<Finding> ofConnect = new ArrayList<>();
        ConnectorState connector = lookAtConnect(ofConnect);
        expected |= connector != null && connector.running();
        List<Finding> found = new ArrayList<>();
        Slot slot = lookAtSlot(found);
        boolean gone = slot != null && (!slot.present() && expected || slot.lost());
        found.addAll(slot == null ? ofConnect.stream().map(Guard::waiting).toList() : ofConnect);
        report = new GuardReport(slotName(), slot, followed.name(), connector, found, report.looks() + 1);
        if (acts) {
            tell(report);
        }
        if (connector != null && connector.failed() && !gone && acts) {
            restart();
        }
    }

    /** Whether a file is faulty cannot be told while its database is away. */
    private static Finding waiting(Finding finding) {
        return finding.code().equals(FAULTY)
                ? new Finding(Severity.WARNING, "connector-waits", finding.sentence(), "It is tried again.")
                : finding;
    }

    private ConnectorState lookAtConnect(List<Finding> found) throws InterruptedException {
        try {
            for (ConnectorFile file : files) {
                apply(file, found);
            }
            ConnectorState state = connect.state(followed.name());
            if (!state.present()) {
                applied.remove(followed.name());
            }
            if (ON_PURPOSE.contains(state.state())) {
                expected = false;
            } else if (!expected && state.present()) {
                expected = !connect.offsets(followed.name()).isEmpty();
            }
            judge(state, found);
            return state;
        } catch (IOException away) {
            found.add(new Finding(Severity.WARNING, "connect-away", "Kafka Connect does not answer at "
                    + config.connect() + ": no change reaches Kafka.", "See that it runs."));
        } catch (ConnectRefused refusal) {
            found.add(new Finding(Severity.ALARM, "connect-refuses", sentence(refusal.getMessage()),
                    "See Connect's log."));
        }
        return null;
    }

    /**
     * A file is applied once by each run of the guard, and again if its connector was deleted; a faulty one
     * is tried again, as a database may be away.
     */
    private void apply(ConnectorFile file, List<Finding> found) throws IOException, InterruptedException {
        if (!acts || applied.contains(file.name())) {
            return;
        }
        try {
            Application.Outcome outcome = new Application(connect).apply(file);
            applied.add(file.name());
            LOG.atInfo().addKeyValue("connector", file.name()).addKeyValue("outcome", outcome)
                    .log("connector applied");
        } catch (ConnectorFile.Faulty faulty) {
            found.add(new Finding(Severity.ALARM, FAULTY, sentence(faulty.getMessage()),
                    "Mend the file, or what it speaks of."));
        }
    }

    private void judge(ConnectorState state, List<Finding> found) {
        if (state.failed()) {
            found.add(new Finding(Severity.ALARM, "connector-failed", "The connector " + followed.name()
                    + " failed: " + sentence(state.fault()), "It is started again unless its slot is gone; "
                    + "see Connect's log."));
        } else if (ON_PURPOSE.contains(state.state())) {
            found.add(new Finding(Severity.WARNING, "connector-idle", "The connector " + followed.name()
                    + " is " + state.state() + ": no change reaches Kafka.", "Resume it when it may go on."));
        }
    }

    private void restart() throws InterruptedException {
        if (System.nanoTime() - lastRestartNanos < RESTART_EVERY_NANOS) {
            return;
        }
        lastRestartNanos = System.nanoTime();
        try {
            connect.restartFailed(followed.name());
            LOG.atInfo().addKeyValue("connector", followed.name()).log("started again what failed");
        } catch (IOException | ConnectRefused notNow) {
            LOG.atWarn().addKeyValue("connector", followed.name()).setCause(notNow)
                    .log("could not start again what failed");
        }
    }

    private Slot lookAtSlot(List<Finding> found) {
        try {
            Slot slot = postgres.slot(slotName());
            if (slot.active() || !slot.present()) {
                lastReaderNanos = System.nanoTime();
            }
            found.addAll(config.rules().judge(
                    slotName(), slot, expected, (System.nanoTime() - lastReaderNanos) / 1_000_000));
            return slot;
        } catch (SQLException away) {
            found.add(new Finding(Severity.WARNING, "postgres-away", "PostgreSQL cannot be asked about the "
                    + "slot: " + sentence(away.getMessage()), "See that it runs and holds the record."));
            lastReaderNanos = System.nanoTime();
            return null;
        }
    }

    /** Once when something begins, once when it is over. */
    private void tell(GuardReport now) {
        Map<String, Finding> before = Map.copyOf(standing);
        standing.clear();
        for (Finding finding : now.findings()) {
            standing.put(finding.code(), finding);
            if (!before.containsKey(finding.code())) {
                LOG.atLevel(finding.severity() == Severity.ALARM ? Level.ERROR : Level.WARN)
                        .addKeyValue("code", finding.code()).log(finding.line());
            }
        }
        before.forEach((code, finding) -> {
            if (!standing.containsKey(code)) {
                LOG.atInfo().addKeyValue("code", code).log("over: {}", finding.sentence());
            }
        });
    }

    private static String sentence(String text) {
        String bounded = text.length() > SENTENCE_MAX ? text.substring(0, SENTENCE_MAX) + "…" : text;
        return bounded.endsWith(".") ? bounded : bounded + ".";
    }

    @Override
    public void close() throws SQLException {
        connect.close();
        postgres.close();
    }
}
