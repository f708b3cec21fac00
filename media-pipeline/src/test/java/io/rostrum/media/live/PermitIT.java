package io.rostrum.media.live;

import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.identity.DevelopmentSecret;
import io.rostrum.contracts.identity.ViewingPermit;
import io.rostrum.media.origin.Door;
import io.rostrum.media.stream.LiveStream;
import io.rostrum.media.stream.RunSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** An origin that asks for a permit: what one opens, and what nobody gets without. */
class PermitIT {

    private static final byte[] SECRET = new byte[DevelopmentSecret.MIN_BYTES];
    private static final String IN_SHOW = "/shows/" + Stage.SHOW;

    private final String permit =
            ViewingPermit.of(SECRET, Stage.SHOW.value(), Stage.CLOCK.millis()).prefix();

    @TempDir
    static Path pictures;

    @TempDir
    Path folder;

    private Stage stage;

    @BeforeEach
    void aStreamThatIsKept() throws IOException {
        stage = new Stage(folder, Door.guarded(SECRET, Stage.CLOCK));
        LiveStream stream = stage.open(Stage.SHOW);
        RunSink run = stream.begin(Stage.start(1, 10_000));
        Stage.feed(run, TestPicture.pieces(pictures, 6, 10_000));
        run.end();
        stage.awaitKept();
    }

    @AfterEach
    void close() throws Exception {
        stage.close();
    }

    /** What a playlist names, one after the other, relative to it. */
    private List<String> named(String path) throws IOException {
        HttpResponse<byte[]> answer = stage.get(path);
        assertEquals(200, answer.statusCode(), path);
        return new String(answer.body(), StandardCharsets.UTF_8).lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    @Test
    void aPermitIsCarriedFromOnePlaylistToWhatItNames() throws IOException {
        List<String> tiers = named(permit + IN_SHOW + "/master.m3u8");
        assertFalse(tiers.isEmpty());
        String tier = permit + IN_SHOW + "/" + tiers.getFirst();
        List<String> segments = named(tier);
        assertTrue(segments.size() > 1);
        // The first is the gap before the picture.
        for (String segment : segments.subList(1, segments.size())) {
            assertFalse(segment.startsWith("/"), segment);
            assertEquals(200, stage.get(tier.replace("media.m3u8", segment)).statusCode(), segment);
        }
        assertEquals(200, stage.get(permit + IN_SHOW + "/replay.m3u8").statusCode());
        assertEquals(200, stage.get(permit + IN_SHOW + "/lots.json").statusCode());
    }

    @Test
    void withoutAPermitThereIsNothingAndNoCacheKeepsThat() throws IOException {
        String forged = ViewingPermit.of("x".repeat(32).getBytes(StandardCharsets.US_ASCII), Stage.SHOW.value(), Stage.CLOCK.millis()).prefix();
        String ended = ViewingPermit.of(SECRET, Stage.SHOW.value(), 0).prefix();
        String other = ViewingPermit.of(SECRET, new ShowId("other").value(), Stage.CLOCK.millis()).prefix();
        for (String prefix : List.of("", "/v/1.x", forged, ended, other, permit.replaceFirst("v/1", "v/2"))) {
            for (String path : List.of(
                    "/master.m3u8", "/720p/media.m3u8", "/720p/s5.m4s", "/lots.json", "/clips/10000-12000.mp4")) {
                HttpResponse<byte[]> answer = stage.get(prefix + IN_SHOW + path);
                assertEquals(403, answer.statusCode(), prefix + path);
                assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElseThrow());
                assertTrue(new String(answer.body(), StandardCharsets.UTF_8).contains("permit"));
            }
        }
        assertEquals(200, stage.get("/health").statusCode());
    }
}
