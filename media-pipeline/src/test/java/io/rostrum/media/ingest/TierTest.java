package io.rostrum.media.ingest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class TierTest {

    @Test
    void tiersAreReadBestFirst() {
        assertEquals(Tier.USUAL, Tier.parse("720:2500, 480:1200,360:700"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "720", "720:2500:1", "480:1200,720:2500", "720:2500,720:1200", "90:500", "720:10",
        "1440:9000,1080:5000,720:2500,480:1200,360:700,240:400"})
    void whatIsNoLadderIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Tier.parse(text));
    }
}
