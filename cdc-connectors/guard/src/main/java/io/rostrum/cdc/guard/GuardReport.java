package io.rostrum.cdc.guard;

import io.rostrum.cdc.connect.ConnectorState;
import io.rostrum.cdc.slot.Finding;
import io.rostrum.cdc.slot.Severity;
import io.rostrum.cdc.slot.Slot;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What the guard saw when it last looked.
 *
 * @param slot null while PostgreSQL could not be asked
 * @param connector null while Connect could not be asked
 * @param findings what is wrong, the worst first, and causes before what follows from them
 * @param looks how often it has looked since it started
 */
public record GuardReport(
        String slotName, Slot slot, String connectorName, ConnectorState connector, List<Finding> findings,
        long looks) {

    public GuardReport {
        findings = findings.stream()
                .sorted(Comparator.comparing(Finding::severity).reversed())
                .toList();
    }

    public Severity severity() {
        return findings.isEmpty() ? Severity.WELL : findings.getFirst().severity();
    }

    /** One line: that all is well, or the worst that is wrong with what to do about it. */
    public String sentence() {
        if (!findings.isEmpty()) {
            return severity().toString().toLowerCase(Locale.ROOT) + ": " + findings.getFirst().line();
        }
        if (looks == 0) {
            return "not looked at yet";
        }
        if (!slot.active()) {
            return "nobody reads from the slot " + slotName + " yet";
        }
        return "well: slot " + slotName + " is " + (Math.max(0, slot.lagBytes()) >> 10)
                + " KB behind, connector " + connectorName + " runs";
    }
}
