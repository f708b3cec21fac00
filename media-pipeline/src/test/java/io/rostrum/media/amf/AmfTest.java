package io.rostrum.media.amf;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class AmfTest {

    @Test
    void whatIsWrittenIsReadAgain() throws MalformedAmf {
        Object[] values = {
            "connect", 1.0, true, null, Map.of("app", "live", "inner", Map.of("x", -2.5)), List.of("a", 2.0), "é".repeat(50)};
        AmfReader reader = new AmfReader(AmfWriter.write(values), 0, AmfLimits.USUAL);
        List<Object> read = new ArrayList<>();
        while (reader.more()) {
            read.add(reader.read());
        }
        assertEquals(Arrays.asList(values), read);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a number, 0040000000000000, a value is cut off",
        "a text, 02000a4142, a value is cut off",
        "an object, 03000161, a value is cut off",
        "an object without end, 0300016101, a value is cut off",
        "an array, 0a000000050100, a value is cut off",
        "a reference, 070001, the marker 7 is not read",
        "a typed object, 10000161, the marker 16 is not read",
        "a long text, 0c7fffffff41, a text of more than 4096 bytes",
        "a long text below zero, 0cffffffff41, a text of more than 4096 bytes",
        "a long array, 0a7fffffff, an array of more than 512 values",
        "an array below zero, 0affffffff, an array of more than 512 values",
    })
    void whatIsCutOffUnknownOrTooMuchIsMalformed(String what, String hex, String why) {
        AmfReader reader = new AmfReader(HexFormat.of().parseHex(hex), 0, AmfLimits.USUAL);
        assertEquals(why, assertThrows(MalformedAmf.class, reader::read, what).getMessage());
    }

    @Test
    void whatIsTooDeepIsMalformedAndTakesNoStack() {
        byte[] deep = new byte[200_000];
        for (int i = 0; i + 4 <= deep.length; i += 4) {
            deep[i] = AmfMarker.OBJECT;
            deep[i + 2] = 1;
            deep[i + 3] = 'a';
        }
        AmfReader reader = new AmfReader(deep, 0, AmfLimits.USUAL);
        assertTrue(assertThrows(MalformedAmf.class, reader::read).getMessage().contains("levels"));
    }

    @Test
    void manySmallValuesAreMalformedBeforeTheyTakeMemory() {
        byte[] many = AmfWriter.write(Collections.nCopies(100, Collections.nCopies(100, null)));
        AmfReader reader = new AmfReader(many, 0, AmfLimits.USUAL);
        assertTrue(assertThrows(MalformedAmf.class, reader::read).getMessage().contains("values"));
    }
}
