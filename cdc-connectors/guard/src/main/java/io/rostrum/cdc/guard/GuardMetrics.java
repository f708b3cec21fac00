package io.rostrum.cdc.guard;

import io.rostrum.cdc.slot.Severity;
import io.rostrum.cdc.slot.Slot;

import java.util.List;

/** The guard's numbers, in the form that Prometheus reads. */
final class GuardMetrics {

    private static final List<String> WAL_STATUSES = List.of("reserved", "extended", "unreserved", "lost");

    private GuardMetrics() {}

    static String text(GuardReport report) {
        StringBuilder text = new StringBuilder(1_024);
        String slot = "{slot=\"" + report.slotName() + "\"}";
        gauge(text, "alarm", "1 while a person must act", "", report.severity() == Severity.ALARM ? 1 : 0);
        gauge(text, "findings", "what is wrong, warnings too", "", report.findings().size());
        gauge(text, "looks", "looks since the guard started", "", report.looks());
        gauge(text, "connector_running", "1 while the connector and its task run",
                "{connector=\"" + report.connectorName() + "\"}",
                report.connector() != null && report.connector().running() ? 1 : 0);
        gauge(text, "slot_present", "1 while there is the slot", slot, present(report.slot()) ? 1 : 0);
        if (present(report.slot())) {
            slot(text, slot, report);
        }
        return text.toString();
    }

    private static boolean present(Slot slot) {
        return slot != null && slot.present();
    }

    private static void slot(StringBuilder text, String label, GuardReport report) {
        Slot slot = report.slot();
        gauge(text, "slot_active", "1 while somebody reads from the slot", label, slot.active() ? 1 : 0);
        gauge(text, "slot_lag_bytes", "of the log that the reader has not confirmed", label, slot.lagBytes());
        gauge(text, "slot_retained_bytes", "of the log that are kept for the slot", label,
                slot.retainedBytes());
        gauge(text, "slot_safe_bytes", "until the slot is in danger; -1 is without a bound", label,
                slot.safeBytes());
        header(text, "slot_wal_status", "1 for PostgreSQL's word for the slot");
        for (String status : WAL_STATUSES) {
            text.append("rostrum_cdc_slot_wal_status{slot=\"").append(report.slotName())
                    .append("\",status=\"").append(status).append("\"} ")
                    .append(slot.walStatus().equals(status) ? 1 : 0).append('\n');
        }
    }

    private static void gauge(StringBuilder text, String name, String help, String labels, long value) {
        header(text, name, help);
        text.append("rostrum_cdc_").append(name).append(labels).append(' ').append(value).append('\n');
    }

    private static void header(StringBuilder text, String name, String help) {
        text.append("# HELP rostrum_cdc_").append(name).append(' ').append(help).append('\n')
                .append("# TYPE rostrum_cdc_").append(name).append(" gauge\n");
    }
}
