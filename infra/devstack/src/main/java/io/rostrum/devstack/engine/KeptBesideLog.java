package io.rostrum.devstack.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What engines keep in the data folder and know only by one command log: the ledger's state and views,
 * what the emulator of Stripe was asked, the record, and what Pinot made of it. Beside another log (Kafka's
 * folder was removed, or {@code ROSTRUM_KAFKA} names another) it would show orders and books that never were,
 * so it is set aside, and comes back with its log.
 *
 * <p>The bid processor keeps its checkpoints by log itself, and drops another log's shows out of the mirror.
 */
final class KeptBesideLog {

    private static final List<String> FOLDERS = List.of("ledger", "stripe", "postgres", "pinot", "media");
    private static final Set<EngineName> KEEPERS =
            EnumSet.of(
                    EngineName.STRIPE, EngineName.LEDGER, EngineName.PAYMENTS, EngineName.POSTGRES,
                    EngineName.PINOT, EngineName.RECORD, EngineName.MEDIA);

    private final Path data;
    private final Path setAside;
    private final Path known;

    KeptBesideLog(Path data) {
        this.data = data;
        this.setAside = data.resolve("set-aside");
        this.known = data.resolve("log.id");
    }

    /**
     * Makes the folder fit the log that stands now.
     *
     * @param logId the id of the commands' topic, which no other log ever has
     * @param running engines that run already
     * @throws CannotStart if one of those would lose its files under its feet
     */
    void fit(String logId, Set<EngineName> running, Progress progress) throws IOException {
        String before = Files.exists(known) ? Files.readString(known).strip() : logId;
        if (!before.equals(logId)) {
            requireStopped(running);
            boolean kept = move(data, setAside.resolve(before));
            boolean back = move(setAside.resolve(logId), data);
            progress.say("log      is " + (back ? "one that was here before" : "a new one, and empty")
                    + ": shows, orders and books of the one before are not in it");
            if (kept) {
                progress.say("log      what was kept of the one before is in " + setAside.resolve(before));
            }
        }
        Files.writeString(known, logId + System.lineSeparator());
    }

    private static void requireStopped(Set<EngineName> running) {
        Set<EngineName> keepers = EnumSet.copyOf(KEEPERS);
        keepers.retainAll(running);
        if (!keepers.isEmpty()) {
            throw new CannotStart("Kafka has another log than before, and " + keepers
                    + " still run beside the old one. Stop them first: ./rostrum down");
        }
    }

    /** Moves what is there; tells whether anything was. */
    private static boolean move(Path from, Path to) throws IOException {
        List<String> moved = new ArrayList<>();
        for (String folder : FOLDERS) {
            if (Files.exists(from.resolve(folder))) {
                Files.createDirectories(to);
                Files.move(from.resolve(folder), to.resolve(folder));
                moved.add(folder);
            }
        }
        return !moved.isEmpty();
    }
}
