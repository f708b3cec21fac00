package io.rostrum.contracts.payments;

/** The forms of the references in this package: our own (bounded, printable) and Stripe's ids. */
final class Refs {

    static final int MAX_LENGTH = 200;
    private static final int MAX_STRIPE_ID = 255;

    private Refs() {}

    /** 1 to 200 characters of {@code A-Z a-z 0-9 _ - : . /}. */
    static void require(String name, String value) {
        if (value == null || value.isEmpty() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(name + " must have 1 to " + MAX_LENGTH + " characters");
        }
        if (!value.chars().allMatch(c -> word(c) || c == '-' || c == ':' || c == '.' || c == '/')) {
            throw new IllegalArgumentException(name + " may hold only letters, digits and _ - : . /");
        }
    }

    /** An id that Stripe gave: letters, digits and underscores, so that it can stand in a path as it is. */
    static void stripeId(String name, String value) {
        boolean bounded = value != null && !value.isEmpty() && value.length() <= MAX_STRIPE_ID;
        if (!bounded || !value.chars().allMatch(Refs::word)) {
            throw new IllegalArgumentException(name + " must be an id of Stripe");
        }
    }

    /** An id that Stripe gave, or nothing. */
    static void optionalStripeId(String name, String value) {
        if (value != null) {
            stripeId(name, value);
        }
    }

    /** A short word of Stripe's, such as an error code; absent is allowed. */
    static void optionalWord(String name, String value) {
        if (value != null && value.length() > MAX_STRIPE_ID) {
            throw new IllegalArgumentException(name + " is too long");
        }
    }

    private static boolean word(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }
}
