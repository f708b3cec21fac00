package io.rostrum.media.origin;

import io.rostrum.media.hls.HlsTiming;
import io.rostrum.media.hls.Playlists;
import io.rostrum.media.hls.RenditionWindow;
import io.rostrum.media.hls.WindowView;
import io.rostrum.media.show.Show;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.zip.GZIPOutputStream;

/** The newest playlist of each rendition, written and zipped once for all who waited for it. */
final class PlaylistCache {

    private final HlsTiming timing;
    private final Map<RenditionWindow, Written[]> newest = new WeakHashMap<>();

    PlaylistCache(HlsTiming timing) {
        this.timing = timing;
    }

    /** One playlist in both forms. */
    record Written(long version, byte[] plain, byte[] zipped) {

        static Written of(long version, String text) {
            byte[] plain = text.getBytes(StandardCharsets.UTF_8);
            ByteArrayOutputStream zipped = new ByteArrayOutputStream(plain.length / 4 + 64);
            try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
                gzip.write(plain);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            return new Written(version, plain, zipped.toByteArray());
        }

        byte[] body(boolean zip) {
            return zip ? zipped : plain;
        }
    }

    Written live(Show show, String tier, RenditionWindow window, boolean skip) {
        WindowView view = window.view();
        int kind = skip ? 1 : 0;
        synchronized (this) {
            Written[] known = newest.get(window);
            if (known != null && known[kind] != null && known[kind].version() == view.version()) {
                return known[kind];
            }
        }
        Written written =
                Written.of(view.version(), Playlists.live(view, timing, skip, show.reports(tier)));
        synchronized (this) {
            Written[] known = newest.computeIfAbsent(window, none -> new Written[2]);
            if (known[kind] == null || known[kind].version() < written.version()) {
                known[kind] = written;
            }
        }
        return written;
    }
}
