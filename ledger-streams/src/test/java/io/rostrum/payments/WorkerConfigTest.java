package io.rostrum.payments;

import com.stripe.exception.StripeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class WorkerConfigTest {

    @TempDir
    private Path folder;

    @Test
    void startIsRefusedWithoutAKeyAndWithoutAnEmulator() {
        var invalid = assertThrows(WorkerConfig.Invalid.class, () -> WorkerConfig.from(Map.of()));
        assertTrue(invalid.getMessage().contains("ROSTRUM_STRIPE_KEY is missing"));
    }

    @Test
    void liveKeyIsNeverSentToAnEmulatorAndNeverPrinted() throws WorkerConfig.Invalid {
        assertThrows(WorkerConfig.Invalid.class, () -> WorkerConfig.from(Map.of(
                "ROSTRUM_STRIPE_KEY", "sk_live_secret", "ROSTRUM_STRIPE_BASE", "http://127.0.0.1:12111")));
        WorkerConfig live = WorkerConfig.from(Map.of("ROSTRUM_STRIPE_KEY", "sk_live_secret"));
        assertEquals(WorkerConfig.STRIPE, live.base());
        assertFalse(live.toString().contains("secret"));
    }

    @Test
    void platformThatPaysOutByItselfIsRefused() throws IOException, StripeException, InterruptedException {
        try (EmulatedStripe manual = new EmulatedStripe(folder.resolve("a"), "manual");
                EmulatedStripe daily = new EmulatedStripe(folder.resolve("b"), "daily")) {
            assertTrue(WorkerMain.isOnManualPayouts(manual.client));
            assertFalse(WorkerMain.isOnManualPayouts(daily.client));
        }
    }

    @Test
    void offsetsAreCommittedOnlyUpToTheFirstOpenRequest() {
        Progress progress = new Progress(10, 12);
        progress.taken(10);
        progress.taken(11);
        progress.taken(12);
        progress.decided(11);
        progress.decided(12);
        assertEquals(10, progress.decidedUpTo());
        assertTrue(progress.maybeTried(11));
        assertFalse(progress.maybeTried(12));
        progress.decided(10);
        assertEquals(13, progress.decidedUpTo());
    }
}
