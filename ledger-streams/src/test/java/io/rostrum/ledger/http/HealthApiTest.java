package io.rostrum.ledger.http;

import io.rostrum.contracts.ledger.BookId;
import io.rostrum.ledger.reconcile.ReconcileStatus;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class HealthApiTest {

    @Test
    void theAlarmAndTheAgeOfTheLastCleanPassAreNumbersForPrometheus() {
        ReconcileStatus status = new ReconcileStatus(
                BookId.MAIN, 30, 60, ReconcileStatus.State.DIFFERENT, true, 7, 1_000L, 500L, 1_500L, 12, 99,
                        null, null,
                List.of(), List.of(), 2, 1);
        String text = HealthApi.text(status);
        assertTrue(text.contains("\nrostrum_reconcile_differences{book=\"main\"} 2\n"), text);
        assertTrue(text.contains("\nrostrum_reconcile_alarm{book=\"main\"} 1\n"), text);
        assertTrue(text.contains("\nrostrum_reconcile_last_clean_age_seconds{book=\"main\"} 1.5\n"), text);
        assertEquals("2 differences, last clean 1 s ago, ALARM", status.sentence());
    }

    @Test
    void aBookThatWasNeverCleanHasNoAge() {
        String text = HealthApi.text(ReconcileStatus.off(BookId.MAIN));
        assertFalse(text.contains("age_seconds"), text);
        assertEquals("off", ReconcileStatus.off(BookId.MAIN).sentence());
    }
}
