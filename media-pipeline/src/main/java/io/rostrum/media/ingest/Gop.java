package io.rostrum.media.ingest;

import io.rostrum.media.flv.FlvTag;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjLongConsumer;

/**
 * The pictures since the last one that stands alone, and the sound beside them while no run takes it: what a
 * transcoder must be fed to begin. When it would grow over its bound it is dropped, and the next one is
 * waited for. For one thread.
 */
final class Gop {

    private record Piece(FlvTag tag, long atMillis) {}

    private final List<Piece> pieces = new ArrayList<>();
    private final int bound;
    private long bytes;

    Gop(int bound) {
        this.bound = bound;
    }

    void clear() {
        pieces.clear();
        bytes = 0;
    }

    boolean isEmpty() {
        return pieces.isEmpty();
    }

    /** The media time of the picture that stands alone. */
    long fromMillis() {
        return pieces.isEmpty() ? 0 : pieces.getFirst().atMillis();
    }

    void picture(FlvTag tag, long atMillis, boolean keyframe) {
        if (keyframe) {
            clear();
        }
        if (keyframe || !pieces.isEmpty()) {
            add(tag, atMillis);
        }
    }

    void sound(FlvTag tag, long atMillis) {
        if (!pieces.isEmpty()) {
            add(tag, atMillis);
        }
    }

    private void add(FlvTag tag, long atMillis) {
        pieces.add(new Piece(tag, atMillis));
        bytes += tag.body().length;
        if (bytes > bound) {
            clear();
        }
    }

    void dropSound() {
        pieces.removeIf(piece -> {
            boolean sound = piece.tag().kind() == FlvTag.Kind.AUDIO;
            bytes -= sound ? piece.tag().body().length : 0;
            return sound;
        });
    }

    void each(ObjLongConsumer<FlvTag> told) {
        List.copyOf(pieces).forEach(piece -> told.accept(piece.tag(), piece.atMillis()));
    }
}
