package io.rostrum.contracts.identity;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ViewingPermitTest {

    private static final byte[] SECRET = key(7);
    private static final long NOW = 1_795_600_000_123L;
    private static final String PATH = "/shows/vinyl/720p/media.m3u8";

    private final ViewingPermit permit = ViewingPermit.of(SECRET, "vinyl", NOW);

    private static byte[] key(int with) {
        byte[] key = new byte[DevelopmentSecret.MIN_BYTES];
        Arrays.fill(key, (byte) with);
        return key;
    }

    private static String behind(String path, long nowMillis) {
        return ViewingPermit.pathBehind(SECRET, path, nowMillis);
    }

    @Test
    void opensEveryPathOfItsShowUntilItsEnd() {
        long end = permit.untilSeconds() * 1_000;
        assertEquals(PATH, behind(permit.prefix() + PATH, NOW));
        assertEquals("/shows/vinyl/lots.json", behind(permit.prefix() + "/shows/vinyl/lots.json", NOW));
        assertEquals(PATH, behind(permit.prefix() + PATH, end - 1));
        assertNull(behind(permit.prefix() + PATH, end));
    }

    @Test
    void isTheSameForAllInAnHourAndLivesAtLeastItsLife() {
        long hour = ViewingPermit.STEP.toMillis();
        long start = NOW / hour * hour;
        assertEquals(permit, ViewingPermit.of(SECRET, "vinyl", start));
        assertEquals(permit, ViewingPermit.of(SECRET, "vinyl", start + hour - 1));
        assertNotEquals(permit, ViewingPermit.of(SECRET, "vinyl", start + hour));
        long left = permit.untilSeconds() * 1_000 - NOW;
        assertTrue(left >= ViewingPermit.LIFE.toMillis() && left <= ViewingPermit.LIFE.plus(ViewingPermit.STEP).toMillis());
    }

    @Test
    void opensNoOtherShowAndNothingWithAnotherSecret() {
        assertNull(behind(permit.prefix() + "/shows/other/master.m3u8", NOW));
        ViewingPermit forged = ViewingPermit.of(key(8), "vinyl", NOW);
        assertNull(behind(forged.prefix() + PATH, NOW));
        ViewingPermit longer = new ViewingPermit(permit.untilSeconds() + 1, permit.mac());
        assertNull(behind(longer.prefix() + PATH, NOW));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "/", "/v/", "/shows/vinyl/master.m3u8", "/v/1/shows/vinyl/master.m3u8",
        "/v/999999999999./shows/vinyl/master.m3u8", "/v/-1.AAAAAAAAAAAAAAAAAAAAAA/shows/vinyl/x",
        "/v/9999999999999.AAAAAAAAAAAAAAAAAAAAAA/shows/vinyl/x",
        "/v/99999999999.AAAAAAAAAAAAAAAAAAAAAA/shows/../x", "/v/99999999999.AAAAAAAAAAAAAAAAAAAAAA/shows/vinyl"})
    void whatIsNoneOpensNothing(String path) {
        assertNull(behind(path, NOW));
    }
}
