package io.rostrum.media.ingest;

import io.rostrum.contracts.media.DownReason;
import io.rostrum.media.flv.AudioTag;
import io.rostrum.media.flv.FlvTag;
import io.rostrum.media.flv.UnsupportedCodec;
import io.rostrum.media.flv.VideoTag;

import java.util.concurrent.atomic.AtomicBoolean;

/** One publisher of one show, from its publish to its end. */
final class Session implements PublishSession {

    private final ShowStream stream;
    private final Publisher publisher;
    private final String keyHash;
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicBoolean held = new AtomicBoolean();
    private volatile long lastMediaNanos = System.nanoTime();

    Session(ShowStream stream, Publisher publisher, String keyHash) {
        this.stream = stream;
        this.publisher = publisher;
        this.keyHash = keyHash;
    }

    String keyHash() {
        return keyHash;
    }

    @Override
    public void media(FlvTag tag) throws UnsupportedCodec {
        if (over.get()) {
            return;
        }
        try {
            VideoTag video = tag.kind() == FlvTag.Kind.VIDEO ? VideoTag.of(tag.body()) : null;
            AudioTag audio = tag.kind() == FlvTag.Kind.AUDIO ? AudioTag.of(tag.body()) : null;
            lastMediaNanos = System.nanoTime();
            stream.inbox().put(new Inbox.Item.Media(this, tag, video, audio, lastMediaNanos));
        } catch (UnsupportedCodec codec) {
            stream.refused(codec);
            over(DownReason.REFUSED);
            throw codec;
        }
    }

    @Override
    public void over(DownReason reason) {
        if (over.compareAndSet(false, true)) {
            stream.left(this, reason);
        }
    }

    /** Ends it from this side. */
    void drop(DownReason reason) {
        over(reason);
        publisher.drop(reason);
    }

    boolean isOver() {
        return over.get();
    }

    long silentMillis() {
        return (System.nanoTime() - lastMediaNanos) / 1_000_000;
    }

    void hold(boolean on) {
        if (held.compareAndSet(!on, on)) {
            publisher.reading(!on);
        }
    }
}
