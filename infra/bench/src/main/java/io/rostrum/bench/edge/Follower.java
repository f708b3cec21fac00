package io.rostrum.bench.edge;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Follows one rendition as a player does: it asks for the playlist that has the next part, takes the part,
 * and
 * asks again.
 */
final class Follower {

    private static final Pattern HINT =
            Pattern.compile("#EXT-X-PRELOAD-HINT:TYPE=PART,URI=\"p([0-9]+)\\.([0-9]+)\\.m4s\"");
    private static final int OK = 200;

    private final HttpClient client;
    private final String rendition;
    private final Audience audience;
    private volatile boolean stopping;

    /** @param rendition its address, without a slash at its end */
    Follower(HttpClient client, String rendition, Audience audience) {
        this.client = client;
        this.rendition = rendition;
        this.audience = audience;
    }

    void stop() {
        stopping = true;
    }

    /** Watches until it is stopped. */
    CompletableFuture<Void> watch() {
        return get("/media.m3u8", false).thenCompose(this::next);
    }

    private CompletableFuture<Void> next(HttpResponse<byte[]> playlist) {
        if (stopping) {
            return CompletableFuture.completedFuture(null);
        }
        Matcher hint = HINT.matcher(new String(playlist.body()));
        if (playlist.statusCode() != OK || !hint.find()) {
            audience.failed();
            return watchLater();
        }
        String number = hint.group(1);
        String part = hint.group(2);
        String ask = "/media.m3u8?_HLS_msn=" + number + "&_HLS_part=" + part + "&_HLS_skip=YES";
        return get(ask, true).thenCompose(told -> take(told, "p" + number + "." + part + ".m4s"));
    }

    private CompletableFuture<Void> watchLater() {
        return CompletableFuture.supplyAsync(
                        () -> null, CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS))
                .thenCompose(waited -> watch());
    }

    private CompletableFuture<Void> take(HttpResponse<byte[]> told, String part) {
        boolean there = told.statusCode() == OK && new String(told.body()).contains("URI=\"" + part + "\"");
        return there ? get("/" + part, false).thenCompose(taken -> next(told)) : next(told);
    }

    private CompletableFuture<HttpResponse<byte[]>> get(String path, boolean waits) {
        long asked = System.nanoTime();
        HttpRequest request = HttpRequest.newBuilder(URI.create(rendition + path)).build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray()).thenApply(answer -> {
            audience.took(answer, waits ? System.nanoTime() - asked : -1);
            return answer;
        });
    }
}
