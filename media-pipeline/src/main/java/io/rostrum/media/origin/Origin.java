package io.rostrum.media.origin;

import io.rostrum.contracts.id.ShowId;
import io.rostrum.media.archive.Archive;
import io.rostrum.media.archive.KeptSegment;
import io.rostrum.media.archive.Recording;
import io.rostrum.media.clip.AskedClips;
import io.rostrum.media.clip.ClipRefused;
import io.rostrum.media.hls.HlsTiming;
import io.rostrum.media.hls.Place;
import io.rostrum.media.hls.PlaylistRequest;
import io.rostrum.media.hls.RenditionWindow;
import io.rostrum.media.hls.Segment;
import io.rostrum.media.hls.WindowView;
import io.rostrum.media.lots.LotList;
import io.rostrum.media.mp4.InitSegment;
import io.rostrum.media.show.Replays;
import io.rostrum.media.show.Show;
import io.rostrum.media.show.Shows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Answers what an address names, at once or when it is there.
 *
 * <p>Caching follows rfc8216bis, appendix B: a playlist that was waited for may be kept for six target
 * durations,
 * since the same question always gets at least that answer; one that was not, for half a target duration;
 * media
 * for ever; what is missing for a second.
 */
final class Origin {

    private final Shows shows;
    private final Archive archive;
    private final HlsTiming timing;
    private final AskedClips asked;
    private final LotList lots;
    private final PlaylistCache playlists;
    private final String afterWaiting;
    private final String asItStands;

    Origin(Shows shows, Archive archive, HlsTiming timing, AskedClips asked, LotList lots) {
        this.shows = shows;
        this.archive = archive;
        this.timing = timing;
        this.asked = asked;
        this.lots = lots;
        playlists = new PlaylistCache(timing);
        afterWaiting = "public, max-age=" + 6 * timing.segmentMillis() / 1_000;
        asItStands = "public, max-age=" + Math.max(1, timing.segmentMillis() / 2_000);
    }

    /** How long somebody waits at most: three target durations. */
    private long patienceMillis() {
        return 3L * timing.segmentMillis();
    }

    /**
     * The answer.
     *
     * @param query undecoded; may be absent
     * @param zip whether the reader takes gzip
     */
    CompletableFuture<Reply> answer(Address address, String query, boolean zip) throws IOException {
        return switch (address) {
            case Address.Media media -> media(media, query, zip);
            case Address.Part part -> part(part);
            case Address.Master master -> now(playlist(master(master.show()), zip));
            case Address.ReplayMaster all -> now(playlist(
                    archive.find(all.show()).flatMap(Replays::multivariant), zip));
            case Address.Replay replay -> now(playlist(
                    archive.find(replay.show()).flatMap(kept -> Replays.media(kept, replay.tier(), timing)),
                    zip));
            case Address.Init init -> now(init(init));
            case Address.Segment segment -> now(segment(segment));
            case Address.Storyboard board -> now(storyboard(board));
            case Address.Thumb thumb -> now(archive.thumb(thumb.show(), thumb.mediaMillis())
                    .map(jpeg -> Reply.of("image/jpeg", Reply.FOR_EVER, jpeg))
                    .orElseGet(Reply::missing));
            case Address.Lots list -> now(lots.json(list.show())
                    .map(json -> Reply.of(
                            "application/json", asItStands, json.getBytes(StandardCharsets.UTF_8)))
                    .orElseGet(Reply::missing));
            case Address.Clip clip -> now(clip(clip));
            case Address.ClipByTime range -> now(clipByTime(range));
        };
    }

    private static CompletableFuture<Reply> now(Reply reply) {
        return CompletableFuture.completedFuture(reply);
    }

    private Reply playlist(Optional<String> text, boolean zip) {
        return text.map(written -> zip(PlaylistCache.Written.of(0, written), asItStands, zip))
                .orElseGet(Reply::missing);
    }

    private static Reply zip(PlaylistCache.Written written, String cache, boolean zip) {
        return new Reply(200, Reply.PLAYLIST, cache, written.body(zip), zip, null);
    }

    private Optional<Show> live(String show) {
        return shows.find(new ShowId(show));
    }

    private Optional<String> master(String name) throws IOException {
        Optional<Show> show = live(name);
        boolean live = show.isPresent() && !show.get().isOver();
        Optional<String> text = live ? show.get().multivariant() : Optional.empty();
        return text.isPresent() ? text : archive.find(name).flatMap(Replays::multivariant);
    }

    private CompletableFuture<Reply> media(Address.Media media, String query, boolean zip) {
        Optional<Show> show = live(media.show());
        RenditionWindow window = show.flatMap(live -> live.find(media.tier())).orElse(null);
        if (window == null) {
            return now(Reply.missing());
        }
        PlaylistRequest request;
        try {
            request = PlaylistRequest.parse(query);
        } catch (IllegalArgumentException wrong) {
            return now(Reply.refused(400, wrong.getMessage(), Reply.NEVER));
        }
        Supplier<PlaylistCache.Written> written =
                () -> playlists.live(show.get(), media.tier(), window, request.skip());
        if (request.place() == null) {
            return now(zip(written.get(), asItStands, zip));
        }
        return waiting(window, request.place(), view -> zip(written.get(), afterWaiting, zip));
    }

    /** What is answered once the place is there. */
    private interface Then {
        Reply answer(WindowView view);
    }

    private CompletableFuture<Reply> waiting(RenditionWindow window, Place place, Then then) {
        if (!window.view().ended() && window.view().isTooFarAhead(place)) {
            return now(Reply.refused(400, "so far ahead nobody may ask", Reply.NEVER));
        }
        CompletableFuture<WindowView> there = window.when(place, patienceMillis());
        if (there == null) {
            return now(Reply.refused(503, "too many wait", Reply.NEVER));
        }
        return there.handle((view, late) -> view == null
                ? Reply.refused(503, "it did not come in time", Reply.NEVER)
                : then.answer(view));
    }

    private CompletableFuture<Reply> part(Address.Part part) {
        RenditionWindow window = live(part.show()).flatMap(show -> show.find(part.tier())).orElse(null);
        if (window == null) {
            return now(Reply.missing());
        }
        Place place = new Place(part.number(), part.index());
        Place next = window.view().next();
        if (place.compareTo(next) > 0) {
            return now(Reply.missing());
        }
        return waiting(window, place, view -> part(view, place));
    }

    private static Reply part(WindowView view, Place place) {
        Segment segment = view.segment(place.number());
        return segment == null || segment.parts().size() <= place.part()
                ? Reply.missing()
                : Reply.of(Reply.SEGMENT, Reply.FOR_EVER, segment.parts().get(place.part()).bytes());
    }

    private Reply init(Address.Init address) throws IOException {
        Optional<InitSegment> init = live(address.show())
                .flatMap(show -> show.init(address.tier(), address.run()));
        if (init.isEmpty()) {
            init = archive.find(address.show())
                    .flatMap(kept -> Optional.ofNullable(kept.init(address.tier(), address.run())));
        }
        return init.map(found -> Reply.of(Reply.MP4, Reply.FOR_EVER, found.bytes()))
                .orElseGet(Reply::missing);
    }

    private Reply segment(Address.Segment address) throws IOException {
        Optional<byte[]> bytes = live(address.show())
                .flatMap(show -> show.segment(address.tier(), address.number()));
        if (bytes.isEmpty()) {
            bytes = kept(address);
        }
        return bytes.map(found -> Reply.of(Reply.SEGMENT, Reply.FOR_EVER, found)).orElseGet(Reply::missing);
    }

    private Optional<byte[]> kept(Address.Segment address) throws IOException {
        Optional<Recording> recording = archive.find(address.show());
        KeptSegment kept = recording.isEmpty() ? null
                : recording.get().segment(address.tier(), address.number());
        return kept == null ? Optional.empty() : archive.segment(address.show(), address.tier(), kept);
    }

    private Reply storyboard(Address.Storyboard board) throws IOException {
        return archive.find(board.show())
                .map(kept -> Reply.of(
                        "text/vtt; charset=utf-8", asItStands,
                        Storyboard.of(kept).getBytes(StandardCharsets.UTF_8)))
                .orElseGet(Reply::missing);
    }

    private Reply clipByTime(Address.ClipByTime range) throws IOException {
        try {
            String clip = asked.make(range.show(), range.fromMillis(), range.toMillis());
            return clip(new Address.Clip(range.show(), clip));
        } catch (ClipRefused refused) {
            int status = switch (refused.reason()) {
                case BAD_RANGE -> 400;
                case NOT_KEPT, NOT_YET -> 404;
                case TOO_MANY -> 503;
            };
            return Reply.refused(status, refused.getMessage(), Reply.NEVER);
        }
    }

    private Reply clip(Address.Clip address) throws IOException {
        Optional<Recording> kept = archive.find(address.show());
        long size = kept.isEmpty() ? -1 : kept.get().clipSize(address.clip());
        // A clip is made anew when a hammer is undone, under the same name.
        return size < 0 ? Reply.missing() : Reply.stored(Reply.MP4, "public, max-age=60", new Reply.Stored(
                size, (offset, length) -> archive
                        .clip(address.show(), address.clip(), offset, length)
                        .orElseThrow(() -> new IOException("the clip was removed"))));
    }
}
