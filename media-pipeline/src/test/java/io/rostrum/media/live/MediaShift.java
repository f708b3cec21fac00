package io.rostrum.media.live;

import io.rostrum.media.mp4.FragmentReader;
import io.rostrum.media.mp4.InitSegment;
import io.rostrum.media.stream.Rendition;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Moves fragments in media time by writing their decode time anew, so that a short sample goes on for hours.
 */
final class MediaShift {

    private static final Map<Rendition, Long> TIMESCALES = new ConcurrentHashMap<>();

    private MediaShift() {}

    static TestPicture.Piece later(TestPicture.Piece piece, long seconds) throws Exception {
        if (piece.millis() == 0) {
            TIMESCALES.put(piece.rendition(), InitSegment.parse(piece.bytes()).track().timescale());
            return piece;
        }
        byte[] bytes = FragmentReader.moved(piece.bytes(), seconds * TIMESCALES.get(piece.rendition()));
        return new TestPicture.Piece(piece.rendition(), piece.millis() + seconds * 1_000, bytes);
    }
}
