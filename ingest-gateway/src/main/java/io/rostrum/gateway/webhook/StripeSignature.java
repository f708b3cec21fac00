package io.rostrum.gateway.webhook;

import io.rostrum.gateway.webhook.RefusedWebhook.Reason;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature of a webhook: {@code t=SECONDS,v1=HEX[,v1=HEX]}, HMAC-SHA256 over {@code SECONDS.BODY}.
 *
 * <p>It is believed for five minutes. More than one secret may be in use while they are changed.
 *
 * @see <a href="https://docs.stripe.com/webhooks#verify-manually">Stripe: verify webhook signatures
 *     manually</a>
 */
public final class StripeSignature {

    /** How old a signature may be. */
    public static final long TOLERANCE_SECONDS = 300;

    private static final int HEADER_MAX = 1_024;
    private static final String SCHEME = "v1=";
    private static final String TIME = "t=";

    private final List<String> secrets;

    /** @param secrets at least one; never printed */
    public StripeSignature(List<String> secrets) {
        if (secrets.isEmpty() || secrets.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("a webhook's secret is empty");
        }
        this.secrets = List.copyOf(secrets);
    }

    /**
     * Refuses what was not signed with one of our secrets in the last five minutes. {@code header} may be
     * null.
     */
    public void verify(String header, byte[] body, long nowSeconds) throws RefusedWebhook {
        if (header == null || header.isBlank()) {
            throw new RefusedWebhook(Reason.SIGNATURE_MISSING, "the header Stripe-Signature is wanted");
        }
        if (header.length() > HEADER_MAX) {
            throw new RefusedWebhook(Reason.SIGNATURE_MALFORMED, "the header is too long");
        }
        long at = -1;
        List<byte[]> given = new ArrayList<>();
        for (String part : header.split(",")) {
            String item = part.strip();
            if (item.startsWith(TIME)) {
                at = seconds(item.substring(TIME.length()));
            } else if (item.startsWith(SCHEME)) {
                given.add(item.substring(SCHEME.length()).getBytes(StandardCharsets.US_ASCII));
            }
        }
        if (at < 0 || given.isEmpty()) {
            throw new RefusedWebhook(Reason.SIGNATURE_MALFORMED,
                    "a time and a signature of scheme v1 are wanted");
        }
        if (!fits(given, at, body)) {
            throw new RefusedWebhook(Reason.SIGNATURE_WRONG, "no signature fits");
        }
        if (at < nowSeconds - TOLERANCE_SECONDS) {
            throw new RefusedWebhook(Reason.SIGNATURE_OLD, "it was signed more than five minutes ago");
        }
    }

    private boolean fits(List<byte[]> given, long at, byte[] body) {
        boolean fits = false;
        for (String secret : secrets) {
            byte[] expected = sign(secret, at, body).getBytes(StandardCharsets.US_ASCII);
            for (byte[] one : given) {
                fits |= MessageDigest.isEqual(expected, one);
            }
        }
        return fits;
    }

    /** The signature in hex, for whoever sends. */
    static String sign(String secret, long atSeconds, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((atSeconds + ".").getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private static long seconds(String text) throws RefusedWebhook {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException noTime) {
            throw new RefusedWebhook(Reason.SIGNATURE_MALFORMED, "the time is no whole number");
        }
    }
}
