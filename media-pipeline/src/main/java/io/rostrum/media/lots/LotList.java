package io.rostrum.media.lots;

import io.rostrum.contracts.Json;
import io.rostrum.media.archive.Archive;
import io.rostrum.media.archive.Recording;
import io.rostrum.media.show.Replays;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the lots of a show stand in its replay, for pages that jump from lot to lot. */
public final class LotList {

    private final LotBook book;
    private final Archive archive;

    /**
     * One lot.
     *
     * @param openedMillis log time
     * @param closedMillis log time; 0 while it is open
     * @param fromMillis where it begins in the replay; absent if that is not kept
     * @param clip the address of its clip, relative to that of the list; absent if there is none
     */
    record Row(String lotId, long openedMillis, long closedMillis, Long fromMillis, String clip) {}

    /** @param epochMillis the date-time of media time 0 */
    record Rows(long epochMillis, long replayMillis, List<Row> lots) {}

    public LotList(LotBook book, Archive archive) {
        this.book = book;
        this.archive = archive;
    }

    /** As JSON; absent if nothing is kept of the show. */
    public Optional<String> json(String show) throws IOException {
        Optional<Recording> kept = archive.find(show);
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        Recording recording = kept.get();
        Replays.TimeLine line = Replays.timeLine(recording);
        List<Row> rows = new ArrayList<>();
        for (LotTime lot : book.of(show).lots()) {
            long from = line.at(Math.max(0, lot.openedMillis() - recording.epochMillis()));
            String clip = LotClips.clipOf(lot.lotId());
            rows.add(new Row(
                    lot.lotId(), lot.openedMillis(), lot.closedMillis(), from < 0 ? null : from,
                    recording.clipSize(clip) < 0 ? null : LotClips.address(clip)));
        }
        return Optional.of(Json.text(new Rows(recording.epochMillis(), line.length(), rows)));
    }
}
