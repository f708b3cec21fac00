package io.rostrum.record.database;

/** What PostgreSQL can keep of a text. */
final class Texts {

    private Texts() {}

    /** The text with the one character that PostgreSQL has no place for, U+0000, made visible. */
    static String storable(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
    }
}
