package io.rostrum.media.ingest;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class StreamClockTest {

    private final StreamClock clock = new StreamClock();

    @Test
    void thePublishersClockIsSetToMediaTime() {
        clock.begin(10_000);
        assertEquals(10_000, clock.map(5_000_000));
        assertEquals(10_033, clock.map(5_000_033));
        assertEquals(10_020, clock.map(5_000_020));
        assertEquals(10_033, clock.highest());
    }

    @Test
    void aClockThatWrapsGoesOn() {
        clock.begin(50_000);
        clock.map(0xffff_fff0L);
        assertEquals(50_026, clock.map(10));
        assertEquals(50_015, clock.map(0xffff_ffffL));
        assertEquals(50_036, clock.map(20));
    }

    @Test
    void aJumpIsTakenForNothing() {
        clock.begin(10_000);
        clock.map(0);
        clock.map(1_000);
        assertEquals(11_001, clock.map(900_000));
        assertEquals(11_034, clock.map(900_033));
        assertEquals(11_035, clock.map(0));
        assertEquals(11_068, clock.map(33));
    }

    /** An hour of sound and picture, each on its own grid: neither drifts from the other. */
    @Test
    void soundAndPictureStayTogetherForAnHour() {
        clock.begin(10_000);
        long pictures = 0;
        long sounds = 0;
        double worst = 0;
        for (long millis = 0; millis < 3_600_000; millis++) {
            if (millis >= Math.round(pictures * 1000.0 / 30)) {
                worst = Math.max(worst, Math.abs(clock.map(millis) - 10_000 - pictures * 1000.0 / 30));
                pictures++;
            }
            if (millis >= Math.round(sounds * 1024_000.0 / 48_000)) {
                worst = Math.max(worst, Math.abs(clock.map(millis) - 10_000 - sounds * 1024_000.0 / 48_000));
                sounds++;
            }
        }
        assertTrue(worst <= 1, worst + " ms");
        assertEquals(108_000, pictures);
    }
}
