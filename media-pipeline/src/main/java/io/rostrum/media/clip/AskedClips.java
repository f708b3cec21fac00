package io.rostrum.media.clip;

import io.rostrum.media.archive.Archive;
import io.rostrum.media.archive.Recording;
import io.rostrum.media.clip.ClipRefused.Reason;

import java.io.IOException;
import java.util.concurrent.Semaphore;

/**
 * Clips by time that viewers ask for: each is made once and kept with the replay. Bounded in number for each
 * show, and in how many are made at a time.
 */
public final class AskedClips {

    /** How many clips by time a show may have. */
    public static final int MAX_CLIPS = 200;

    private static final int AT_A_TIME = 2;

    private final Archive archive;
    private final ClipMaker maker;
    private final Semaphore making = new Semaphore(AT_A_TIME);

    public AskedClips(Archive archive, ClipMaker maker) {
        this.archive = archive;
        this.maker = maker;
    }

    /** The name of the clip, which is made if it is not there. Media times in milliseconds. */
    public String make(String show, long fromMillis, long toMillis) throws ClipRefused, IOException {
        ClipMaker.requireRange(fromMillis, toMillis);
        String clip = fromMillis + "-" + toMillis;
        Recording recording = archive.find(show).orElseThrow(() -> new ClipRefused(Reason.NOT_KEPT));
        if (recording.clipSize(clip) >= 0) {
            return clip;
        }
        if (recording.lastMediaMillis() < toMillis && recording.overMillis() == 0) {
            throw new ClipRefused(Reason.NOT_YET);
        }
        long asked = recording.clips().stream().filter(name -> name.matches("[0-9]+-[0-9]+")).count();
        if (asked >= MAX_CLIPS || !making.tryAcquire()) {
            throw new ClipRefused(Reason.TOO_MANY);
        }
        try {
            maker.make(show, clip, fromMillis, toMillis);
            return clip;
        } finally {
            making.release();
        }
    }
}
