package io.rostrum.media.hls;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a player asks of a live media playlist with delivery directives (rfc8216bis, 6.2.5).
 *
 * @param place what must be there before the answer; absent is now
 * @param skip whether a delta update is wanted
 */
public record PlaylistRequest(Place place, boolean skip) {

    /** The longest query that is read, in characters. */
    public static final int MAX_QUERY = 512;

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}");
    private static final Pattern INDEX = Pattern.compile("[0-9]{1,5}");

    /**
     * Reads a query, which may be absent.
     *
     * @throws IllegalArgumentException with the reason, if it cannot be meant
     */
    public static PlaylistRequest parse(String query) {
        Map<String, String> directives = directives(query == null ? "" : query);
        String number = directives.get("_HLS_msn");
        String part = directives.get("_HLS_part");
        String skip = directives.get("_HLS_skip");
        if (number == null && part != null) {
            throw new IllegalArgumentException("_HLS_part needs _HLS_msn");
        }
        if (number != null && !NUMBER.matcher(number).matches()) {
            throw new IllegalArgumentException("_HLS_msn is no media sequence number");
        }
        if (part != null && !INDEX.matcher(part).matches()) {
            throw new IllegalArgumentException("_HLS_part is no index");
        }
        if (skip != null && !skip.equals("YES") && !skip.equals("v2")) {
            throw new IllegalArgumentException("_HLS_skip is YES or v2");
        }
        Place place = number == null ? null
                : new Place(Long.parseLong(number), part == null ? Place.WHOLE : Integer.parseInt(part));
        return new PlaylistRequest(place, skip != null);
    }

    /** Those that start with _HLS_; others belong to somebody else. */
    private static Map<String, String> directives(String query) {
        if (query.length() > MAX_QUERY) {
            throw new IllegalArgumentException("a query has at most " + MAX_QUERY + " characters");
        }
        Map<String, String> found = new HashMap<>();
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            boolean twice = name.startsWith("_HLS_")
                    && found.put(name, equals < 0 ? "" : pair.substring(equals + 1)) != null;
            if (twice) {
                throw new IllegalArgumentException("a directive stands there twice");
            }
        }
        return found;
    }
}
