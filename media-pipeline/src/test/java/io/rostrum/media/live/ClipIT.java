package io.rostrum.media.live;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.AuctionEvent;
import io.rostrum.contracts.auction.EventRecord;
import io.rostrum.contracts.auction.LotPhase;
import io.rostrum.contracts.auction.LotStanding;
import io.rostrum.contracts.auction.ReserveState;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.media.MediaEvent;
import io.rostrum.media.live.TestPicture.Piece;
import io.rostrum.media.stream.LiveStream;
import io.rostrum.media.stream.RunSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Clips out of a real picture, read and decoded by ffmpeg. */
class ClipIT {

    private static final String CLIPS = "/shows/show-1/clips/";

    @TempDir
    static Path pictures;

    private static List<Piece> first;
    private static List<Piece> second;

    @TempDir
    Path folder;

    private Stage stage;
    private LiveStream stream;
    private long seq;

    @BeforeAll
    static void paint() throws Exception {
        first = TestPicture.pieces(pictures, 20, 10_000);
        second = TestPicture.pieces(pictures, 12, 40_000);
    }

    @BeforeEach
    void recordOneRun() throws Exception {
        stage = new Stage(folder.resolve("shows"));
        stream = stage.open(Stage.SHOW);
        RunSink run = stream.begin(Stage.start(1, 10_000));
        Stage.feed(run, first);
        run.thumbnail(10_000, new byte[] {1});
        run.thumbnail(15_000, new byte[] {2});
        run.end();
        stage.awaitKept();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private void recordAnotherRun() {
        RunSink run = stream.begin(Stage.start(2, 40_000));
        Stage.feed(run, second);
        run.end();
        stage.awaitKept();
    }

    /** Decodes every frame of a clip; its length and the start of each stream, in seconds. */
    private double[] probe(String name) throws Exception {
        HttpResponse<byte[]> clip = stage.get(CLIPS + name);
        assertEquals(200, clip.statusCode(), new String(clip.body()));
        Path file = folder.resolve("clip.mp4");
        Files.write(file, clip.body());
        TestPicture.ffmpeg(List.of("-i", file.toString(), "-f", "null", "-"));
        String length = TestPicture.ffprobe(
                "-show_entries", "format=duration", "-of", "csv=p=0", file.toString());
        String starts = TestPicture.ffprobe(
                "-show_entries", "stream=start_time,duration", "-of", "csv=p=0", file.toString());
        String[] streams = starts.strip().split("\n");
        assertEquals(2, streams.length, starts);
        return new double[] {
            Double.parseDouble(length.strip()), Double.parseDouble(streams[0].split(",")[0]),
            Double.parseDouble(streams[1].split(",")[0])};
    }

    @Test
    void aClipBeginsWithItsKeyframeAndEndsWhereItShould() throws Exception {
        double[] clip = probe("15000-20500.mp4");
        assertEquals(6.5, clip[0], 0.06);
        assertEquals(0, clip[1], 0.001);
        assertEquals(clip[1], clip[2], 0.04);
    }

    @Test
    void aClipOverADiscontinuityLeavesNoTimeBetween() throws Exception {
        recordAnotherRun();
        double[] clip = probe("26000-44000.mp4");
        assertEquals(4.0 + 4.0, clip[0], 0.1);
        assertEquals(clip[1], clip[2], 0.04);
    }

    @Test
    void whatIsNotRecordedYetOrNeverWasIsSaidSo() throws Exception {
        assertEquals("that time is not recorded yet\n", refused(404, "25000-60000.mp4"));
        recordAnotherRun();
        assertEquals("nothing of that time is kept\n", refused(404, "31000-39000.mp4"));
        assertEquals("nothing of that time is kept\n", refused(404, "1000-9000.mp4"));
        String range = "a clip ends after it begins, and is at most 15 minutes long\n";
        assertEquals(range, refused(400, "20000-20000.mp4"));
        assertEquals(range, refused(400, "1-999999999999.mp4"));
    }

    private String refused(int status, String name) throws Exception {
        HttpResponse<byte[]> answer = stage.get(CLIPS + name);
        assertEquals(status, answer.statusCode(), name);
        return new String(answer.body());
    }

    @Test
    void aClipIsSentInRanges() throws Exception {
        byte[] all = stage.get(CLIPS + "12000-18000.mp4").body();
        HttpResponse<byte[]> some = stage.get(CLIPS + "12000-18000.mp4", "Range", "bytes=100-299");
        assertEquals(206, some.statusCode());
        assertEquals("bytes 100-299/" + all.length, some.headers().firstValue("Content-Range").orElseThrow());
        assertArrayEquals(Arrays.copyOfRange(all, 100, 300), some.body());
        assertEquals(416, stage.get(CLIPS + "12000-18000.mp4", "Range", "bytes=99999999-").statusCode());
    }

    @Test
    void eachLotGetsItsClipAndAnUndoneHammerMakesItAnew() throws Exception {
        event(new AuctionEvent.LotOpened(new LotId("a"), 0, List.of(), standing(LotPhase.OPEN)), 14_000);
        event(new AuctionEvent.LotSold(new LotId("a"), 1, 100, standing(LotPhase.SOLD)), 18_000);
        stage.clips.makeAll();
        assertEquals(4.0 + 4.0 + 2.0, probe("lot-a.mp4")[0], 0.1);
        MediaEvent.ClipMade made = clips().getLast();
        assertEquals(new LotId("a"), made.lotId());
        assertEquals(12_000, made.fromMediaMillis());
        assertEquals("/shows/show-1/clips/lot-a.mp4", made.path());

        event(new AuctionEvent.HammerUndone(new LotId("a"), standing(LotPhase.OPEN)), 19_000);
        stage.clips.makeAll();
        assertEquals(1, clips().size());
        event(new AuctionEvent.LotSold(new LotId("a"), 2, 200, standing(LotPhase.SOLD)), 24_000);
        stage.clips.makeAll();
        stage.clips.makeAll();
        assertEquals(2, clips().size());
        assertEquals(10.0 + 6.0, probe("lot-a.mp4")[0], 0.1);

        String lots = stage.text("/shows/show-1/lots.json");
        var row = Json.LOG.readTree(lots).path("lots").get(0);
        assertEquals("a", row.path("lotId").asText());
        assertEquals(4_000, row.path("fromMillis").asLong());
        assertEquals("clips/lot-a.mp4", row.path("clip").asText());
    }

    @Test
    void aLotWhosePictureIsStillComingWaitsForIt() throws Exception {
        event(new AuctionEvent.LotOpened(new LotId("b"), 0, List.of(), standing(LotPhase.OPEN)), 28_000);
        event(new AuctionEvent.LotPassed(new LotId("b"), false, standing(LotPhase.PASSED)), 32_000);
        stage.clips.makeAll();
        assertTrue(clips().isEmpty());
        stream.end();
        stage.awaitKept();
        stage.clips.makeAll();
        assertEquals(1, clips().size());
    }

    @Test
    void picturesForTheSeekBarStandOnTheReplaysTimeLine() throws Exception {
        String board = stage.text("/shows/show-1/storyboard.vtt");
        assertTrue(board.startsWith("WEBVTT\n"), board);
        assertTrue(board.contains("00:00:00.000 --> 00:00:05.000\nthumbs/10000.jpg"), board);
        assertArrayEquals(new byte[] {2}, stage.get("/shows/show-1/thumbs/15000.jpg").body());
        assertTrue(stage.facts.contains(
                new MediaEvent.ThumbnailTaken(10_000, "/shows/show-1/thumbs/10000.jpg")));
    }

    private List<MediaEvent.ClipMade> clips() {
        return stage.facts.stream()
                .filter(MediaEvent.ClipMade.class::isInstance)
                .map(MediaEvent.ClipMade.class::cast)
                .toList();
    }

    private void event(AuctionEvent event, long mediaMillis) throws Exception {
        long at = Stage.EPOCH.toEpochMilli() + mediaMillis;
        stage.record(new EventRecord(Stage.SHOW, ++seq, "", at, null, event));
    }

    private static LotStanding standing(LotPhase phase) {
        return new LotStanding(phase, 0, 100, 0, 0, ReserveState.NONE, 0, 0, 0, 0);
    }
}
