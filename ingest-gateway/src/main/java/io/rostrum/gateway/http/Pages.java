package io.rostrum.gateway.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.id.ShowId;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/**
 * The pages and what they load, from {@code /web} on the class path, at the root. Each file is kept with its
 * gzip form and its ETag; a browser asks again whether it has changed. A page's inline import map is allowed
 * by its hash; beside its own origin a page may load from that of the media process.
 */
final class Pages {

    private static final int FILES_MAX = 2_000;
    private static final String PLAYER_SOON = "</vendor/hls/hls.min.js>; rel=preload; as=script";
    private static final int GZIP_FROM_BYTES = 512;
    private static final Pattern SAFE =
            Pattern.compile("(?:[A-Za-z0-9@_-][A-Za-z0-9@._-]*/)*[A-Za-z0-9@_-][A-Za-z0-9@._-]*");
    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\"[^>]*>(.*?)</script>", Pattern.DOTALL);
    private static final String POLICY = "default-src 'none'; script-src 'self'%1$s; style-src 'self'; "
            + "img-src 'self' data: blob: %2$s; font-src 'self'; media-src 'self' blob: %2$s; "
            + "worker-src 'self' blob:; manifest-src 'self'; connect-src 'self' %2$s; base-uri 'none'; "
            + "form-action 'self'; "
            + "frame-ancestors 'none'; object-src 'none'";
    private static final Map<String, String> MEDIA_TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("mjs", "text/javascript; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("map", "application/json"),
            Map.entry("txt", "text/plain; charset=utf-8"),
            Map.entry("csv", "text/csv; charset=utf-8"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("webp", "image/webp"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("wasm", "application/wasm"),
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("mp4", "video/mp4"));

    private final Map<String, Optional<Asset>> assets = new ConcurrentHashMap<>();
    private final String mediaOrigin;
    private final Predicate<ShowId> hasPicture;

    /**
     * @param mediaUrl where streams are watched: pages may load pictures and video from its origin
     * @param hasPicture whether somebody publishes there now: then a page that plays it says so at once
     */
    Pages(String mediaUrl, Predicate<ShowId> hasPicture) {
        this.hasPicture = hasPicture;
        URI media = URI.create(mediaUrl);
        this.mediaOrigin = media.getScheme() + "://" + media.getRawAuthority();
    }

    /** A file as it is sent. @param gzip its gzip form; null if that is not shorter */
    private record Asset(byte[] bytes, byte[] gzip, String tag, String mediaType, String policy) {}

    void define(RoutesConfig routes) {
        routes.get("/", ctx -> send(ctx, "web/index.html"));
        routes.get("/room/{showId}", ctx -> sendWithPlayer(ctx, "web/room.html"));
        routes.get("/replay/{showId}", ctx -> send(ctx, "web/replay.html"));
        routes.get("/console/{showId}", ctx -> sendWithPlayer(ctx, "web/console.html"));
        routes.get("/desk", ctx -> send(ctx, "web/desk.html"));
        routes.get("/desk/{showId}", ctx -> send(ctx, "web/desk.html"));
        routes.get("/dashboard", ctx -> send(ctx, "web/dashboard.html"));
        routes.get("/dashboard/{showId}", ctx -> send(ctx, "web/dashboard.html"));
        routes.get("/finance", ctx -> send(ctx, "web/finance.html"));
        routes.get("/disputes", ctx -> send(ctx, "web/disputes.html"));
        routes.get("/disputes/{orderId}", ctx -> send(ctx, "web/disputes.html"));
        routes.get("/orders", ctx -> send(ctx, "web/orders.html"));
        routes.get("/orders/{orderId}", ctx -> send(ctx, "web/orders.html"));
        routes.get("/wallet", ctx -> send(ctx, "web/wallet.html"));
        routes.get("/sales", ctx -> send(ctx, "web/sales.html"));
        routes.get("/sales/{orderId}", ctx -> send(ctx, "web/sales.html"));
        routes.get("/<file>", ctx -> send(ctx, "web/" + safe(ctx.pathParam("file"))));
    }

    /**
     * The player's library is large, and a page asks for it once it knows of a stream: here that is known.
     */
    private void sendWithPlayer(Context ctx, String file) throws RefusedRequest {
        if (plays(ctx.pathParam("showId"))) {
            ctx.header("Link", PLAYER_SOON);
        }
        send(ctx, file);
    }

    private boolean plays(String show) {
        try {
            return hasPicture.test(new ShowId(show));
        } catch (IllegalArgumentException noShow) {
            return false;
        }
    }

    private static String safe(String path) throws RefusedRequest {
        if (path.length() > 300 || !SAFE.matcher(path).matches()) {
            throw notFound();
        }
        return path;
    }

    private static RefusedRequest notFound() {
        return new RefusedRequest(404, Refusal.FORM, "there is nothing at this address");
    }

    private void send(Context ctx, String path) throws RefusedRequest {
        Optional<Asset> found = assets.get(path);
        if (found == null) {
            found = load(path);
            if (found.isPresent() && assets.size() < FILES_MAX) {
                assets.put(path, found);
            }
        }
        Asset asset = found.orElseThrow(Pages::notFound);
        ctx.header("ETag", asset.tag()).header("Cache-Control", "no-cache").header("Vary", "Accept-Encoding");
        ctx.disableCompression();
        if (asset.policy() != null) {
            ctx.header("Content-Security-Policy", asset.policy());
        }
        String known = ctx.header("If-None-Match");
        if (known != null && known.contains(asset.tag())) {
            ctx.status(304);
            return;
        }
        String takes = ctx.header("Accept-Encoding");
        ctx.contentType(asset.mediaType());
        if (asset.gzip() != null && takes != null && takes.contains("gzip")) {
            ctx.header("Content-Encoding", "gzip").result(asset.gzip());
        } else {
            ctx.result(asset.bytes());
        }
    }

    private Optional<Asset> load(String path) {
        try (InputStream in = Pages.class.getClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                return Optional.empty();
            }
            byte[] bytes = in.readAllBytes();
            String type = MEDIA_TYPES.get(path.substring(path.lastIndexOf('.') + 1));
            byte[] gzip = bytes.length < GZIP_FROM_BYTES ? null : gzip(bytes);
            boolean shorter = gzip != null && gzip.length < bytes.length;
            String tag = "\"" + hash(bytes).substring(0, 22) + "\"";
            return type == null
                    ? Optional.empty()
                    : Optional.of(new Asset(bytes, shorter ? gzip : null, tag, type, policy(type, bytes)));
        } catch (IOException e) {
            throw new UncheckedIOException("the class path cannot be read", e);
        }
    }

    private String policy(String type, byte[] bytes) {
        if (!type.startsWith("text/html")) {
            return null;
        }
        Matcher maps = IMPORT_MAP.matcher(new String(bytes, StandardCharsets.UTF_8));
        String hashes = maps.results()
                .map(map -> " 'sha256-" + hash(map.group(1).getBytes(StandardCharsets.UTF_8)) + "'")
                .collect(Collectors.joining());
        return POLICY.formatted(hashes, mediaOrigin);
    }

    private static String hash(byte[] bytes) {
        try {
            return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
