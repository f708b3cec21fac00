package io.rostrum.contracts.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Leave to see the stream of one show until a moment, as the first part of its address:
 * {@code /v/UNTIL.MAC/shows/SHOW/master.m3u8}. The gateway, which knows who has a pass, gives it; the media
 * process, which knows nobody, checks it.
 *
 * <p>It is the same for everybody who is given it in the same hour, so that an edge keeps one object for
 * all of them and needs to know no secret: who makes one up asks for an object that no edge has, and is
 * refused by the origin. Playlists name their parts relative to themselves, so that it is carried from one
 * to the next.
 *
 * @param untilSeconds epoch seconds until which it is good
 * @param mac HMAC-SHA256 over show and end, its first 16 bytes (RFC 2104, section 5, allows half of them)
 */
public record ViewingPermit(long untilSeconds, String mac) {

    /** How long a permit is good at least; longer than a show. */
    public static final Duration LIFE = Duration.ofHours(12);

    /** How often there is a new one: a permit is good for at most this longer than {@link #LIFE}. */
    public static final Duration STEP = Duration.ofHours(1);

    private static final int MAC_BYTES = 16;
    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern IN_PATH =
            Pattern.compile("/v/([0-9]{1,12})\\.([A-Za-z0-9_-]{22})(/shows/.*)");
    private static final Pattern SHOW = Pattern.compile("/shows/([A-Za-z0-9_-]{1,64})/.*");

    /** @param secret of {@link DevelopmentSecret#MIN_BYTES} or more */
    public static ViewingPermit of(byte[] secret, String showId, long nowMillis) {
        long step = STEP.toSeconds();
        long until = (nowMillis / 1_000 / step + 1) * step + LIFE.toSeconds();
        return new ViewingPermit(until, macOf(secret, showId, until));
    }

    /** What stands before {@code /shows/…}. */
    public String prefix() {
        return "/v/" + untilSeconds + "." + mac;
    }

    /**
     * The path behind a permit that is good now; null if there is none, or one that is not good.
     *
     * @param path as it was sent
     */
    public static String pathBehind(byte[] secret, String path, long nowMillis) {
        Matcher parts = IN_PATH.matcher(path);
        if (!parts.matches()) {
            return null;
        }
        Matcher show = SHOW.matcher(parts.group(3));
        long until = Long.parseLong(parts.group(1));
        boolean good = show.matches()
                && nowMillis < until * 1_000
                && MessageDigest.isEqual(
                        macOf(secret, show.group(1), until).getBytes(StandardCharsets.US_ASCII),
                        parts.group(2).getBytes(StandardCharsets.US_ASCII));
        return good ? parts.group(3) : null;
    }

    private static String macOf(byte[] secret, String showId, long untilSeconds) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            byte[] whole = mac.doFinal((untilSeconds + " " + showId).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(whole, MAC_BYTES));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every JVM has " + ALGORITHM, missing);
        }
    }
}
