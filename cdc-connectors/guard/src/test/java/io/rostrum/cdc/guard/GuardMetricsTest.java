package io.rostrum.cdc.guard;

import io.rostrum.cdc.connect.ConnectorState;
import io.rostrum.cdc.slot.Finding;
import io.rostrum.cdc.slot.Severity;
import io.rostrum.cdc.slot.Slot;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class GuardMetricsTest {

    private static final ConnectorState RUNS = new ConnectorState("RUNNING", List.of("RUNNING"), "");

    @Test
    void aLostSlotRaisesTheAlarmAndIsNamedByItsStatus() {
        Slot lost = new Slot(true, false, "lost", -1, -1, -1, 1 << 30, "wal_removed");
        GuardReport report = new GuardReport("s", lost, "c", RUNS, List.of(
                new Finding(Severity.WARNING, "w", "Later.", ""), new Finding(Severity.ALARM, "slot-lost", "Lost.", "Recover.")), 7);
        String text = GuardMetrics.text(report);
        assertTrue(text.contains("\nrostrum_cdc_alarm 1\n"), text);
        assertTrue(text.contains("rostrum_cdc_slot_wal_status{slot=\"s\",status=\"lost\"} 1\n"), text);
        assertTrue(text.contains("rostrum_cdc_slot_wal_status{slot=\"s\",status=\"reserved\"} 0\n"), text);
        assertEquals("alarm: Lost. Recover.", report.sentence());
    }

    @Test
    void whatCannotBeAskedHasNoNumbers() {
        String text = GuardMetrics.text(new GuardReport("s", null, "c", null, List.of(), 0));
        assertTrue(text.contains("\nrostrum_cdc_slot_present{slot=\"s\"} 0\n"), text);
        assertTrue(text.contains("\nrostrum_cdc_connector_running{connector=\"c\"} 0\n"), text);
        assertFalse(text.contains("lag_bytes"), text);
    }
}
