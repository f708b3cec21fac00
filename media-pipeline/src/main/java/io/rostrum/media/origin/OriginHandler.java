package io.rostrum.media.origin;

import io.rostrum.media.show.Show;
import io.rostrum.media.show.Shows;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingNestedCallback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Joins the origin to HTTP. Nothing here waits for a reader: what is sent is sent as it is taken. */
final class OriginHandler extends Handler.Abstract {

    /** How much of a stored object is in memory for one reader. */
    private static final int PIECE = 128 << 10;

    private static final Logger LOG = LoggerFactory.getLogger(OriginHandler.class);
    private static final HttpField ANY_PAGE =
            new PreEncodedHttpField("Access-Control-Allow-Origin", "*");
    private static final HttpField TIMES = new PreEncodedHttpField("Timing-Allow-Origin", "*");
    private static final HttpField SHOWN = new PreEncodedHttpField(
            "Access-Control-Expose-Headers", "Date, Age, Content-Length, Content-Range");

    private static final Reply NO_PERMIT =
            Reply.refused(403, "this address has no permit, or one that has ended", Reply.NEVER);

    private final Origin origin;
    private final Door door;
    private final Shows shows;
    private final Traffic traffic;

    OriginHandler(Origin origin, Door door, Shows shows, Traffic traffic) {
        this.origin = origin;
        this.door = door;
        this.shows = shows;
        this.traffic = traffic;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        response.getHeaders().put(ANY_PAGE);
        switch (request.getMethod()) {
            case "GET", "HEAD" -> get(request, response, callback);
            case "OPTIONS" -> preflight(response, callback);
            default -> {
                response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD, OPTIONS");
                send(request, response, callback, Reply.refused(405, "only read here", Reply.NEVER),
                        Traffic.Kind.OTHER);
            }
        }
        return true;
    }

    private static void preflight(Response response, Callback callback) {
        response.setStatus(204);
        response.getHeaders().put("Access-Control-Allow-Methods", "GET, HEAD");
        response.getHeaders().put("Access-Control-Allow-Headers", "Range");
        response.getHeaders().put("Access-Control-Max-Age", "86400");
        callback.succeeded();
    }

    private void get(Request request, Response response, Callback callback) {
        String path = request.getHttpURI().getPath();
        Optional<String> open = path == null ? Optional.empty() : door.open(path);
        if (open.isEmpty()) {
            send(request, response, callback, NO_PERMIT, Traffic.Kind.OTHER);
            return;
        }
        Optional<Address> address = Address.of(open.get());
        if (address.isEmpty()) {
            send(request, response, callback, own(path), Traffic.Kind.OTHER);
            return;
        }
        Traffic.Kind kind = Traffic.kind(address.get());
        boolean zip = kind == Traffic.Kind.PLAYLIST && takesGzip(request);
        answer(address.get(), request.getHttpURI().getQuery(), zip).whenComplete((reply, fault) -> {
            if (fault != null) {
                LOG.atError().setMessage("a request could not be answered").setCause(fault)
                        .addKeyValue("showId", address.get().show()).log();
            }
            send(request, response, callback,
                    fault == null ? reply : Reply.refused(503, "the storage does not answer", Reply.NEVER),
                    kind);
        });
    }

    private CompletableFuture<Reply> answer(Address address, String query, boolean zip) {
        try {
            return origin.answer(address, query, zip);
        } catch (IOException fault) {
            return CompletableFuture.failedFuture(fault);
        }
    }

    private Reply own(String path) {
        if ("/health".equals(path)) {
            return Reply.of("text/plain", Reply.NEVER, "ok\n".getBytes(StandardCharsets.UTF_8));
        }
        if ("/metrics".equals(path)) {
            long waiting = shows.all().stream().mapToLong(Show::waiting).sum();
            return Reply.of("text/plain; version=0.0.4", Reply.NEVER,
                    traffic.metrics(waiting).getBytes(StandardCharsets.UTF_8));
        }
        return Reply.missing();
    }

    private static boolean takesGzip(Request request) {
        String accepted = request.getHeaders().get(HttpHeader.ACCEPT_ENCODING);
        return accepted != null && accepted.contains("gzip") && !accepted.contains("gzip;q=0");
    }

    private void send(Request request, Response response, Callback callback, Reply reply, Traffic.Kind kind) {
        response.setStatus(reply.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, reply.type());
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, reply.cache());
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        response.getHeaders().put(TIMES);
        response.getHeaders().put(SHOWN);
        if (reply.type().equals(Reply.PLAYLIST)) {
            response.getHeaders().put(HttpHeader.VARY, "Accept-Encoding");
        }
        if (reply.zipped()) {
            response.getHeaders().put(HttpHeader.CONTENT_ENCODING, "gzip");
        }
        if (reply.stored() != null) {
            sendStored(request, response, callback, reply, kind);
            return;
        }
        boolean head = request.getMethod().equals("HEAD");
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, reply.body().length);
        traffic.sent(kind, reply.status(), head ? 0 : reply.body().length);
        response.write(true, head ? null : ByteBuffer.wrap(reply.body()), callback);
    }

    private void sendStored(
            Request request, Response response, Callback callback, Reply reply, Traffic.Kind kind) {
        long size = reply.stored().size();
        ByteRange asked = ByteRange.of(request.getHeaders().get(HttpHeader.RANGE), size);
        response.getHeaders().put(HttpHeader.ACCEPT_RANGES, "bytes");
        if (asked == ByteRange.NONE) {
            response.setStatus(416);
            response.getHeaders().put(HttpHeader.CONTENT_RANGE, "bytes */" + size);
            traffic.sent(kind, 416, 0);
            response.write(true, null, callback);
            return;
        }
        ByteRange range = asked == null ? new ByteRange(0, size - 1) : asked;
        if (asked != null) {
            response.setStatus(206);
            response.getHeaders().put(
                    HttpHeader.CONTENT_RANGE, "bytes " + range.from() + "-" + range.to() + "/" + size);
        }
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, range.length());
        boolean head = request.getMethod().equals("HEAD");
        traffic.sent(kind, response.getStatus(), head ? 0 : range.length());
        if (head) {
            response.write(true, null, callback);
        } else {
            new Pieces(response, reply.stored(), range, callback).iterate();
        }
    }

    /** Sends a stored object piece by piece, each read when the one before was taken. */
    private static final class Pieces extends IteratingNestedCallback {

        private final Response response;
        private final Reply.Stored stored;
        private final long end;
        private long at;

        Pieces(Response response, Reply.Stored stored, ByteRange range, Callback callback) {
            super(callback);
            this.response = response;
            this.stored = stored;
            at = range.from();
            end = range.to() + 1;
        }

        @Override
        protected Action process() throws IOException {
            if (at >= end) {
                return Action.SUCCEEDED;
            }
            byte[] piece = stored.pieces().read(at, (int) Math.min(PIECE, end - at));
            if (piece.length == 0) {
                throw new IOException("the object is shorter than it was");
            }
            at += piece.length;
            response.write(at >= end, ByteBuffer.wrap(piece), this);
            return Action.SCHEDULED;
        }
    }
}
