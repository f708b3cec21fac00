package io.rostrum.gateway.picture;

import java.util.regex.Pattern;

/**
 * A picture as it is kept and shown: encoded here, without what the camera wrote into it.
 *
 * @param id the hash of its bytes, with the ending of its kind
 */
public record Picture(String id, int width, int height, byte[] bytes) {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{40}\\.(?:jpg|png)");

    /** Whether a text has the form of a picture's id. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** The media type that the ending of an id stands for. */
    public static String mediaType(String id) {
        return id.endsWith(".png") ? "image/png" : "image/jpeg";
    }
}
