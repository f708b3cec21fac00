package io.rostrum.contracts.auction;

import java.util.Locale;

/**
 * What a text of a person must be to be shown to others: bounded, and free of characters that hide or reorder
 * it.
 *
 * <p>Refused are control characters but line feed and tab, zero-width characters and the bidirectional
 * overrides and isolates (Unicode Technical Report 36); right-to-left letters themselves are welcome.
 */
final class Texts {

    private Texts() {}

    static void require(String name, String text, int min, int max) {
        if (text == null || text.strip().length() < min || text.length() > max) {
            throw new IllegalArgumentException(name + " must have " + min + " to " + max + " characters");
        }
        text.codePoints().filter(Texts::hides).findFirst().ifPresent(point -> {
            throw new IllegalArgumentException(
                    name + " holds the character U+" + Integer.toHexString(point).toUpperCase(Locale.ROOT)
                            + ", which hides or reorders text");
        });
    }

    private static boolean hides(int point) {
        return switch (point) {
            case '\n', '\t' -> false;
            case 0x200B, 0x200C, 0x2060, 0xFEFF, 0x00AD, 0x061C, 0x180E -> true;
            default ->
                Character.isISOControl(point)
                        || (point >= 0x200E && point <= 0x200F)
                        || (point >= 0x202A && point <= 0x202E)
                        || (point >= 0x2066 && point <= 0x2069)
                        || (point >= 0xD800 && point <= 0xDFFF);
        };
    }
}
