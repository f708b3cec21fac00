package io.rostrum.media.lots;

import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.media.MediaEvent;
import io.rostrum.media.archive.Archive;
import io.rostrum.media.archive.Recording;
import io.rostrum.media.clip.ClipMaker;
import io.rostrum.media.clip.ClipRefused;
import io.rostrum.media.show.Facts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Makes a clip of each lot, from its opening to the hammer, once the picture of both is kept. A hammer that
 * was
 * undone and falls again makes the clip anew, under the same name.
 */
public final class LotClips {

    /** What is shown before the lot opens and after the hammer falls. */
    static final long LEAD_MILLIS = 2_000;
    static final long TAIL_MILLIS = 4_000;

    /** How long the picture of a hammer is waited for; then what there is counts. */
    static final long PATIENCE_MILLIS = 60_000;

    /** How long making a clip is tried again when the storage fails. */
    static final long STUBBORN_MILLIS = 3_600_000;

    private static final long TELL_SECONDS = 10;

    private static final Logger LOG = LoggerFactory.getLogger(LotClips.class);

    private final LotBook book;
    private final Archive archive;
    private final ClipMaker maker;
    private final Facts facts;
    private final Clock clock;

    public LotClips(LotBook book, Archive archive, ClipMaker maker, Facts facts, Clock clock) {
        this.book = book;
        this.archive = archive;
        this.maker = maker;
        this.facts = facts;
        this.clock = clock;
    }

    /** The name of a lot's clip. */
    static String clipOf(String lotId) {
        return "lot-" + lotId;
    }

    /** Where a clip is, relative to what else is kept of its show. */
    static String address(String clip) {
        return "clips/" + clip + ".mp4";
    }

    /** Makes what clips can be made; to be called every second or two, from one thread. */
    public void makeAll() throws IOException {
        for (String show : book.wanting()) {
            for (LotTime lot : book.of(show).lots()) {
                if (lot.wantsClip()) {
                    make(show, lot);
                }
            }
        }
    }

    private void make(String show, LotTime lot) throws IOException {
        Optional<Recording> recording = archive.find(show);
        long waited = clock.millis() - lot.closedMillis();
        if (recording.isEmpty()) {
            if (waited > PATIENCE_MILLIS) {
                done(show, lot);
            }
            return;
        }
        long epoch = recording.get().epochMillis();
        long to = lot.closedMillis() + TAIL_MILLIS - epoch;
        boolean there = recording.get().lastMediaMillis() >= to || recording.get().overMillis() > 0;
        if (there || waited > PATIENCE_MILLIS) {
            long from = Math.max(lot.openedMillis() - LEAD_MILLIS - epoch, to - ClipMaker.MAX_MILLIS);
            make(show, lot, Math.max(0, from), to, waited);
        }
    }

    private void make(String show, LotTime lot, long from, long to, long waited) throws IOException {
        try {
            ClipMaker.Made made = maker.make(show, clipOf(lot.lotId()), from, to);
            tell(show, lot, made);
            done(show, lot);
        } catch (ClipRefused nothing) {
            LOG.atInfo().setMessage("there is no clip of a lot")
                    .addKeyValue("showId", show)
                    .addKeyValue("lotId", lot.lotId())
                    .addKeyValue("why", nothing.getMessage())
                    .log();
            done(show, lot);
        } catch (IOException fault) {
            LOG.atWarn().setMessage("a clip could not be made")
                    .addKeyValue("showId", show)
                    .addKeyValue("lotId", lot.lotId())
                    .addKeyValue("fault", fault.toString())
                    .log();
            if (waited > STUBBORN_MILLIS) {
                done(show, lot);
            }
        }
    }

    /** Waits until it is told, since a clip that nobody knows of is made again. */
    private void tell(String show, LotTime lot, ClipMaker.Made made) throws IOException {
        try {
            facts.tell(
                    show + ":clip:" + lot.lotId() + ":" + lot.closedMillis(), new ShowId(show),
                    new MediaEvent.ClipMade(
                            made.clip(), new LotId(lot.lotId()), made.fromMillis(), made.toMillis(),
                            made.bytes(), "/shows/" + show + "/" + address(made.clip())))
                    .get(TELL_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException untold) {
            throw new IOException("the clip could not be told", untold);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", stop);
        }
    }

    private void done(String show, LotTime lot) throws IOException {
        book.change(show, lots -> lots.clipped(lot.lotId(), lot.closedMillis()));
    }
}
