package io.rostrum.media.ingest;

import io.rostrum.contracts.media.DownReason;
import io.rostrum.media.flv.AudioTag;
import io.rostrum.media.flv.FlvTag;
import io.rostrum.media.flv.VideoTag;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What waits for a stream's own thread. It is bounded by holding the publisher back: from half of its bound
 * on the connection is not read any more, so that no more comes than was under way.
 */
final class Inbox {

    /** What waits. */
    sealed interface Item {

        /** A piece of media, with what its first bytes say: one of both, or neither for metadata. */
        record Media(Session from, FlvTag tag, VideoTag video, AudioTag audio, long arrivedNanos)
                implements Item {}

        record Joined(Session session) implements Item {}

        record Left(Session session, DownReason reason) implements Item {}

        record RunDied(int run) implements Item {}
    }

    private final LinkedBlockingQueue<Item> items = new LinkedBlockingQueue<>();
    private final AtomicLong bytes = new AtomicLong();
    private final long bound;

    Inbox(long bound) {
        this.bound = bound;
    }

    void put(Item item) {
        items.add(item);
        if (item instanceof Item.Media media) {
            long now = bytes.addAndGet(media.tag().body().length);
            if (now > bound / 2) {
                media.from().hold(true);
                release(media.from(), bytes.get());
            }
        }
    }

    /** The next item; {@code null} if none came in time. */
    Item poll(long millis) throws InterruptedException {
        Item item = items.poll(millis, TimeUnit.MILLISECONDS);
        if (item instanceof Item.Media media) {
            release(media.from(), bytes.addAndGet(-media.tag().body().length));
        }
        return item;
    }

    private void release(Session session, long now) {
        if (now < bound / 4) {
            session.hold(false);
        }
    }
}
