package io.rostrum.contracts.ledger;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names one book: the whole ledger of one tenant, in every currency. 1 to 64 characters of
 * {@code A-Z a-z 0-9 _ - . ~}.
 */
public record BookId(@JsonValue String value) {

    /** The book of an installation that serves one tenant. */
    public static final BookId MAIN = new BookId("main");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public BookId {
        if (value == null || value.length() > 64 || !Account.isId(value, 0, value.length())) {
            throw new IllegalArgumentException(
                    "bookId must have 1 to 64 letters, digits, '_', '-', '.' or '~'");
        }
    }

    /** Asked at every posting, where the generated one shows in profiles. */
    @Override
    public boolean equals(Object other) {
        return other instanceof BookId(String one) && value.equals(one);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
