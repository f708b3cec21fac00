package io.rostrum.contracts.commerce;

/**
 * The form of ids that are put together of other ids: the parts joined by a full stop, which no part may
 * hold.
 */
final class Parts {

    private static final int MAX_PART = 64;
    private static final int MAX_PARTS = 4;

    private Parts() {}

    /** The parts of an id, each of 1 to 64 characters of {@code A-Z a-z 0-9 _ -}. */
    static String[] of(String name, String text, int atLeast, int atMost) {
        if (text == null || text.length() > MAX_PARTS * (MAX_PART + 1)) {
            throw new IllegalArgumentException(name + " is absent or too long");
        }
        String[] parts = text.split("\\.", -1);
        if (parts.length < atLeast || parts.length > atMost) {
            throw new IllegalArgumentException(name + " has " + atLeast + " to " + atMost + " parts");
        }
        for (String part : parts) {
            if (!part.matches("[A-Za-z0-9_-]{1," + MAX_PART + "}")) {
                throw new IllegalArgumentException(
                        name + "'s parts may hold only letters, digits, '_' and '-'");
            }
        }
        return parts;
    }

    static int number(String name, String part) {
        if (!part.matches("0|[1-9][0-9]{0,5}")) {
            throw new IllegalArgumentException(name + " ends with a number");
        }
        return Integer.parseInt(part);
    }

    /** A reference to something kept elsewhere: an id without spaces, of at most 120 characters. */
    static String reference(String name, String text) {
        if (text == null || !text.matches("[A-Za-z0-9._:/-]{1,120}")) {
            throw new IllegalArgumentException(name + " must have 1 to 120 characters of an id");
        }
        return text;
    }
}
