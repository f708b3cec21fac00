package io.rostrum.gateway.stream;

import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.identity.DevelopmentSecret;
import io.rostrum.contracts.identity.ViewingPermit;

import java.io.IOException;
import java.nio.file.Path;

/** Where streams are watched and published. */
public final class StreamPlaces {

    private final String watch;
    private final String publish;
    private final byte[] secret;

    /**
     * Reads the secret of the permits.
     *
     * @param watch the address of the media process, or of the edge before it, without a slash at the end
     * @param publish what an encoder publishes to, without the key
     * @param secretFile null: streams need no permit
     */
    public StreamPlaces(String watch, String publish, Path secretFile) throws IOException {
        this.watch = watch;
        this.publish = publish;
        this.secret = secretFile == null ? null : DevelopmentSecret.read(secretFile);
    }

    public String watch() {
        return watch;
    }

    public String publish() {
        return publish;
    }

    /** Where a player begins, with the permit of now. */
    public String playlist(ShowId showId, long nowMillis) {
        String permit = secret == null ? "" : ViewingPermit.of(secret, showId.value(), nowMillis).prefix();
        return watch + permit + "/shows/" + showId + "/master.m3u8";
    }
}
