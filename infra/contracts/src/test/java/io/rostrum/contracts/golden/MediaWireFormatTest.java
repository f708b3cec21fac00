package io.rostrum.contracts.golden;

import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.media.DownReason;
import io.rostrum.contracts.media.HealthWarning;
import io.rostrum.contracts.media.MediaEvent;
import io.rostrum.contracts.media.MediaEventRecord;
import io.rostrum.contracts.media.PublishRefusal;
import io.rostrum.contracts.media.StreamKey;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.util.List;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Pins the wire format of what is told of streams, in the manner of {@link WireFormatTest}. */
class MediaWireFormatTest {

    private static final MediaEvent.Source SOURCE = new MediaEvent.Source("H.264 Main", 1280, 720, "AAC", true);
    private static final List<MediaEvent> EVENTS = List.of(
            new MediaEvent.StreamWentUp(1, 1_700_000_000_000L, 10_000, SOURCE),
            new MediaEvent.StreamWentDown(1, 70_033, DownReason.CONNECTION_LOST),
            new MediaEvent.StreamEnded(2, 190_000),
            new MediaEvent.PublishRefused(PublishRefusal.UNSUPPORTED_CODEC, "VP6"),
            new MediaEvent.HealthSeen(
                    2, 80_000, 2_480, 96, 1_799, 2_000, 12, SOURCE, List.of(HealthWarning.FALLING_BEHIND)),
            new MediaEvent.ThumbnailTaken(15_000, "thumbnails/15000.jpg"),
            new MediaEvent.ClipMade("lot-1", new LotId("lot-1"), 20_000, 50_000, 9_000_000, "clips/lot-1.mp4"));

    @TestFactory
    Stream<DynamicTest> everyEventKeepsItsForm() {
        return EVENTS.stream()
                .map(event -> new MediaEventRecord("show-1:run:1", new ShowId("show-1"), 1_700_000_000_456L, event))
                .map(record -> DynamicTest.dynamicTest(
                        record.event().getClass().getSimpleName(), () -> WireFormatTest.keepsItsForm(
                                "media", record.event(), record, MediaEventRecord.class)));
    }

    @Test
    void everyEventHasAnExample() {
        assertEquals(WireFormatTest.permitted(MediaEvent.class), WireFormatTest.classes(EVENTS));
    }

    @Test
    void aKeyIsLongUnlikeAnyOtherAndNeverPrinted() {
        StreamKey key = StreamKey.make();
        assertEquals(30, key.text().length());
        assertNotEquals(key, StreamKey.make());
        assertTrue(key.hash().matches(StreamKey.HASH_FORM));
        assertFalse(key.toString().contains(key.text().substring(3)));
    }

    @Test
    void aKeysHashIsWhatAPageWorksOut() {
        assertEquals(
                "97093e5d6bcd53933d10ef9b13618012e4b631d073c3348dcf3f013e98bd707d",
                new StreamKey("sk_abcdefgh").hash());
        assertThrows(IllegalArgumentException.class, () -> new StreamKey("short"));
        assertThrows(IllegalArgumentException.class, () -> new StreamKey("has a blank in it"));
    }
}
