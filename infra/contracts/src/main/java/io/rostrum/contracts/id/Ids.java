package io.rostrum.contracts.id;

/** The one form that every textual id has: 1 to 64 characters of {@code A-Z a-z 0-9 _ -}. */
final class Ids {

    static final int MAX_LENGTH = 64;

    private Ids() {}

    static void require(String name, String value) {
        if (value == null || value.isEmpty() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(name + " must have 1 to " + MAX_LENGTH + " characters");
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean allowed =
                    (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'
                            || c == '-';
            if (!allowed) {
                throw new IllegalArgumentException(name + " may hold only letters, digits, '_' and '-'");
            }
        }
    }
}
