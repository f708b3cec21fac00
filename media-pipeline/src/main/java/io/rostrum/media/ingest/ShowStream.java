package io.rostrum.media.ingest;

import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.media.DownReason;
import io.rostrum.contracts.media.MediaEvent;
import io.rostrum.contracts.media.PublishRefusal;
import io.rostrum.media.flv.UnsupportedCodec;
import io.rostrum.media.ingest.Inbox.Item;
import io.rostrum.media.ingest.Publishers.Admission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.TimeUnit;

/**
 * One show's stream while it is taken in.
 *
 * <pre>
 *   waiting for a publisher ─joined─► on ─left─► grace ─joined─► on
 *                                                 └─ nobody came back ─► over
 * </pre>
 *
 * <p>One thread of its own does everything that may wait; the connections only put into its inbox.
 */
final class ShowStream implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(ShowStream.class);
    private static final long TICK_MILLIS = 100;

    private final ShowId showId;
    private final IngestTerms terms;
    private final MediaJournal journal;
    private final StreamDesk desk;
    private final Inbox inbox;
    private final Production production;
    private Session current;
    private Session active;
    private long graceEndsNanos;
    private volatile boolean stopping;

    ShowStream(
            ShowId showId, IngestTerms terms, MediaJournal journal, StreamDesk desk, Production production) {
        this.showId = showId;
        this.terms = terms;
        this.journal = journal;
        this.desk = desk;
        this.production = production;
        this.inbox = new Inbox(terms.heldBytes());
        this.graceEndsNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(terms.graceMillis());
        production.onDeath(run -> inbox.put(new Item.RunDied(run)));
    }

    Inbox inbox() {
        return inbox;
    }

    /** Whether somebody is on who is not over. */
    synchronized boolean occupied() {
        return current != null && !current.isOver();
    }

    /** Admits a publisher beside, or in the place of, whoever is there. */
    synchronized Admission join(Publisher publisher, String keyHash, boolean takeOver) {
        Session before = current;
        if (before != null && !before.isOver()) {
            if (!takeOver && before.silentMillis() < terms.takeOverMillis()) {
                journal.tell(
                        showId, "refused:" + System.nanoTime(),
                        new MediaEvent.PublishRefused(PublishRefusal.ALREADY_LIVE, ""));
                return new Admission.Refused(
                        PublishRefusal.ALREADY_LIVE,
                        "another encoder is live with this key; end it, or add ?takeover=1 to the key");
            }
            before.drop(DownReason.TAKEN_OVER);
        }
        current = new Session(this, publisher, keyHash);
        inbox.put(new Item.Joined(current));
        return new Admission.Taken(current);
    }

    void left(Session session, DownReason reason) {
        inbox.put(new Item.Left(session, reason));
    }

    void refused(UnsupportedCodec codec) {
        journal.tell(
                showId, "refused:" + System.nanoTime(),
                new MediaEvent.PublishRefused(PublishRefusal.UNSUPPORTED_CODEC, codec.getMessage()));
    }

    /** Cuts off whoever publishes with another key than this one. */
    void keyIsNow(String keyHash) {
        Session session;
        synchronized (this) {
            session = current;
        }
        if (session != null && !session.isOver() && !session.keyHash().equals(keyHash)) {
            session.drop(DownReason.KEY_ROTATED);
        }
    }

    /** The process ends: what was taken in is finished, and the stream is left as one that may go on. */
    void stop() {
        stopping = true;
        Session session;
        synchronized (this) {
            session = current;
        }
        if (session != null) {
            session.drop(DownReason.SHUT_DOWN);
        }
    }

    /** Called by a clock: a run that gives nothing is killed, and its end is noticed like any other. */
    void watch() {
        production.watch(terms.hangMillis());
    }

    @Override
    public void run() {
        try {
            while (!isOver()) {
                Item item = inbox.poll(TICK_MILLIS);
                if (item != null) {
                    handle(item);
                }
                production.tick(active != null && !active.isOver());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException fault) {
            LOG.atError().setMessage("a stream failed").addKeyValue("showId", showId).setCause(fault).log();
        } finally {
            finish();
        }
    }

    /** Over when nobody is on, the grace is past, and nobody joined meanwhile. */
    private boolean isOver() {
        if (stopping && active == null) {
            return true;
        }
        return active == null && System.nanoTime() - graceEndsNanos > 0 && desk.forgetIfAlone(this);
    }

    private void finish() {
        Session session;
        synchronized (this) {
            session = current;
        }
        if (session != null && !session.isOver()) {
            session.drop(DownReason.SHUT_DOWN);
        }
        production.endRun(DownReason.SHUT_DOWN);
        production.close(!stopping);
        desk.forget(this);
    }

    private void handle(Item item) {
        switch (item) {
            case Item.Media media -> {
                if (media.from() == active) {
                    production.take(media);
                }
            }
            case Item.Joined joined -> {
                production.endRun(DownReason.TAKEN_OVER);
                active = joined.session();
                production.newPublisher();
                LOG.atInfo().setMessage("a publisher is on").addKeyValue("showId", showId).log();
            }
            case Item.Left left -> {
                if (left.session() == active) {
                    gone(left.reason());
                }
            }
            case Item.RunDied died -> production.died(died.run());
        }
        if (active != null && production.givesUp()) {
            active.drop(DownReason.TRANSCODER_DIED);
        }
    }

    private void gone(DownReason reason) {
        active = null;
        production.endRun(reason);
        int grace = reason == DownReason.UNPUBLISHED
                ? Math.min(terms.farewellMillis(), terms.graceMillis())
                : terms.graceMillis();
        graceEndsNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(grace);
        LOG.atInfo().setMessage("a publisher is gone")
                .addKeyValue("showId", showId)
                .addKeyValue("reason", reason)
                .log();
    }

    ShowId showId() {
        return showId;
    }
}
