package io.rostrum.cdc.slot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is wrong with a slot. A slot that nobody reads keeps the server's log until {@code
 * max_slot_wal_keep_size} is reached; then the server gives the slot up without a word to its reader, and
 * rows would be missing in Kafka for ever.
 *
 * @param lagBytesMax from here on an unread log is worth a warning
 * @param idleMillisMax how long a slot may be without a reader, as at a restart, before that is worth a
 *     warning
 */
public record SlotRules(long lagBytesMax, long idleMillisMax) {

    /** Below this share of {@code max_slot_wal_keep_size} the slot is nearly lost. */
    private static final long SAFE_SHARE = 4;
    private static final String RECOVER = "Run ./rostrum cdc recover: it reads all rows once more.";
    private static final String READER =
            "See that Kafka Connect runs and its connector does not fail (./rostrum cdc status).";

    /**
     * Judges a slot; an empty list says that it is well.
     *
     * @param name the slot's
     * @param expected whether a connector has been reading, so that a slot must be there
     * @param idleMillis for how long nobody has read from it; 0 when somebody does
     */
    public List<Finding> judge(String name, Slot slot, boolean expected, long idleMillis) {
        List<Finding> found = new ArrayList<>();
        if (slot.keepBytesMax() < 0) {
            found.add(warning("slot-unbounded", "max_slot_wal_keep_size is not set: a slot that nobody reads "
                    + "fills the disk, and then the record stops.", "Set it in postgresql.conf."));
        }
        if (!slot.present()) {
            if (expected) {
                found.add(alarm("slot-missing", "The slot " + name + " is gone: what was changed "
                        + "since is not in Kafka.", RECOVER));
            }
            return found;
        }
        if (slot.lost()) {
            found.add(alarm("slot-lost", "The slot " + name + " is lost (" + why(slot) + "): what was "
                    + "changed since is not in Kafka, and nothing follows.", RECOVER));
            return found;
        }
        danger(name, slot).ifPresent(found::add);
        if (idleMillis > idleMillisMax) {
            found.add(warning("slot-unread", "Nobody has read from the slot " + name + " for "
                    + idleMillis / 1_000 + " s; " + megabytes(slot.retainedBytes()) + " are kept for it.",
                    READER));
        }
        return found;
    }

    private Optional<Finding> danger(String name, Slot slot) {
        boolean nearlyLost = slot.walStatus().equals("unreserved")
                || slot.keepBytesMax() > 0 && slot.safeBytes() >= 0
                        && slot.safeBytes() < slot.keepBytesMax() / SAFE_SHARE;
        if (nearlyLost) {
            return Optional.of(alarm("slot-in-danger", "The slot " + name + " is nearly lost: "
                    + megabytes(Math.max(0, slot.safeBytes())) + " more of the log, and it is given up.",
                    READER));
        }
        if (slot.lagBytes() > lagBytesMax) {
            return Optional.of(warning("slot-behind", "The slot " + name + " is "
                    + megabytes(slot.lagBytes()) + " behind.", READER));
        }
        return Optional.empty();
    }

    private static String why(Slot slot) {
        return slot.invalidation().isEmpty() ? "wal_status " + slot.walStatus() : slot.invalidation();
    }

    private static Finding warning(String code, String sentence, String remedy) {
        return new Finding(Severity.WARNING, code, sentence, remedy);
    }

    private static Finding alarm(String code, String sentence, String remedy) {
        return new Finding(Severity.ALARM, code, sentence, remedy);
    }

    private static String megabytes(long bytes) {
        return bytes < 0 ? "an unknown amount" : (bytes >> 20) + " MB";
    }
}
