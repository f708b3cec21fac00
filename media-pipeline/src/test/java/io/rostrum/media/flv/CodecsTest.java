package io.rostrum.media.flv;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.HexFormat;
import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CodecsTest {

    /** As an encoder wrote it: constrained baseline, 854 by 480 out of 864. */
    private static final String SETTINGS =
            "17000000000142c01fffe100106742c01f8c680d83de6f0101e1108d4001000468ce3c80";

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "1700000000, H.264, true, false, 0", "1701000021, H.264, false, true, 33", "2701fffff0, H.264, false, false, -16",
        "1702000000, H.264, false, false, 0", "1c01000000, HEVC, false, true, 0",
        "9061766331, H.264, true, false, 0", "9161766331000010, H.264, false, true, 16", "a161766331000000, H.264, false, false, 0",
        "9368766331, HEVC, false, true, 0", "9161763031, AV1, false, true, 0", "9176703039, VP9, false, true, 0",
    })
    void picturesAreToldApart(String hex, String codec, boolean settings, boolean key, int offset) throws Exception {
        VideoTag tag = VideoTag.of(HexFormat.of().parseHex(hex));
        assertEquals(codec, tag.codec());
        assertEquals(settings, tag.configuration());
        assertEquals(key, tag.keyframe());
        assertEquals(offset, tag.compositionMillis());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "1200000000, Sorenson H.263", "1300000000, Screen video", "1400000000, VP6", "1000000000, video codec 0",
        "9176703038, vp08", "9600000000, multitrack", "17, 1 bytes", "1701, 2 bytes", "9100ff00ff, an unknown codec",
        "916176633100, 6 bytes",
    })
    void whatIsNotTakenIsRefusedByName(String hex, String name) {
        String said = assertThrows(UnsupportedCodec.class, () -> VideoTag.of(HexFormat.of().parseHex(hex))).getMessage();
        assertTrue(said.contains(name), said);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"af00, AAC, true, false", "af01, AAC, false, true", "2fff, MP3, false, true", "906d703461, AAC, true, false",
        "914f707573, Opus, false, true", "af, AAC, false, false"})
    void soundsAreToldApart(String hex, String codec, boolean settings, boolean sound) throws Exception {
        AudioTag tag = AudioTag.of(HexFormat.of().parseHex(hex));
        assertEquals(codec, tag.codec());
        assertEquals(settings, tag.configuration());
        assertEquals(sound, tag.sound());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"0f00, PCM", "5f00, Nellymoser", "bf00, Speex", "7f00, G.711", "9161632d33, ac-3", "9500, multitrack"})
    void soundsThatAreNotTakenAreRefusedByName(String hex, String name) {
        String said = assertThrows(UnsupportedCodec.class, () -> AudioTag.of(HexFormat.of().parseHex(hex))).getMessage();
        assertTrue(said.contains(name), said);
    }

    @Test
    void settingsTellSizeAndProfile() throws Exception {
        H264Settings settings = H264Settings.of(HexFormat.of().parseHex(SETTINGS), 5);
        assertEquals("Baseline", settings.profile());
        assertEquals(854, settings.width());
        assertEquals(480, settings.height());
        assertTrue(settings.plain());
    }

    @Test
    void mutilatedSettingsAreRefusedAndNeverMisread() {
        Random chance = new Random(7);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = HexFormat.of().parseHex(SETTINGS);
            for (int hits = chance.nextInt(4) + 1; hits > 0; hits--) {
                bytes[chance.nextInt(bytes.length)] = (byte) chance.nextInt();
            }
            try {
                H264Settings settings = H264Settings.of(bytes, 5);
                assertTrue(settings.width() >= 16 && settings.width() <= 8_192, settings.toString());
                assertTrue(settings.height() >= 16 && settings.height() <= 8_192, settings.toString());
            } catch (UnsupportedCodec named) {
                assertFalse(named.getMessage().isEmpty());
                refused++;
            }
        }
        assertTrue(refused > 1_000, refused + " were refused");
    }
}
