package io.rostrum.contracts.wire;

import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.ledger.EntryOutline;
import io.rostrum.contracts.ledger.EntryPhase;
import io.rostrum.contracts.ledger.Posting;
import io.rostrum.contracts.ledger.Side;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the outline of an entry that stands as nearly every entry does: properties in the journal's order,
 * text without escapes. Anything else is left to {@link EntryReader}, which reads every form.
 */
final class EntryScan {

    private static final byte[] ENTRY_ID = ascii("{\"entryId\":\"");
    private static final byte[] BOOK_ID = ascii(",\"bookId\":\"");
    private static final byte[] SEQ = ascii(",\"seq\":");
    private static final byte[] PREVIOUS_HASH = ascii(",\"previousHash\":\"");
    private static final byte[] AT_MILLIS = ascii(",\"atMillis\":");
    private static final byte[] PHASE = ascii(",\"phase\":\"");
    private static final byte[] REPLY_TO = ascii(",\"replyTo\":\"");
    private static final byte[] FACT = ascii(",\"fact\":");
    private static final byte[] FACT_TYPE = ascii("{\"type\":\"");
    private static final byte[] POSTINGS = ascii(",\"postings\":[");
    private static final byte[] ACCOUNT = ascii("{\"account\":\"");
    private static final byte[] SIDE = ascii(",\"side\":\"");
    private static final byte[] MINOR = ascii(",\"minor\":");
    private static final byte[] UNIT = ascii(",\"unit\":\"");
    private static final int DIGITS_MAX = 18;

    private final byte[] bytes;
    private int at;

    /** It stands otherwise. */
    private static final class Otherwise extends Exception {

        private static final long serialVersionUID = 1L;
        static final Otherwise IT_IS = new Otherwise();

        private Otherwise() {
            super(null, null, false, false);
        }
    }

    private EntryScan(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The outline, or null if the entry must be read the slow way. */
    static EntryOutline outline(byte[] bytes) {
        try {
            return new EntryScan(bytes).outline();
        } catch (Otherwise otherwise) {
            return null;
        }
    }

    private EntryOutline outline() throws Otherwise {
        require(ENTRY_ID);
        String entryId = text();
        require(BOOK_ID);
        BookId bookId = new BookId(text());
        require(SEQ);
        long seq = number();
        require(PREVIOUS_HASH);
        String previousHash = text();
        require(AT_MILLIS);
        long atMillis = number();
        require(PHASE);
        EntryPhase phase = EntryPhase.valueOf(text());
        String replyTo = skips(REPLY_TO) ? text() : null;
        require(FACT);
        int factFrom = at;
        require(FACT_TYPE);
        String factType = text();
        at = factFrom;
        skipObject();
        int factTo = at;
        List<Posting> postings = postings();
        if (at != bytes.length) {
            throw Otherwise.IT_IS;
        }
        return new EntryOutline(
                entryId, bookId, seq, previousHash, atMillis, phase, replyTo, null, factType, factFrom,
                factTo, postings);
    }

    private List<Posting> postings() throws Otherwise {
        require(POSTINGS);
        List<Posting> postings = new ArrayList<>(6);
        if (next() == ']') {
            require((byte) ']');
        } else {
            postings.add(posting());
            while (next() == ',') {
                at++;
                postings.add(posting());
            }
            require((byte) ']');
        }
        require((byte) '}');
        return postings;
    }

    private Posting posting() throws Otherwise {
        require(ACCOUNT);
        Account account = new Account(text());
        require(SIDE);
        Side side = Side.valueOf(text());
        require(MINOR);
        long minor = number();
        require(UNIT);
        String unit = text();
        require((byte) '}');
        return new Posting(account, side, minor, unit);
    }

    /** Text up to its closing quote, which is passed as well. */
    private String text() throws Otherwise {
        int from = at;
        while (true) {
            byte b = next();
            if (b == '"') {
                break;
            }
            if (b < ' ' || b == '\\') {
                throw Otherwise.IT_IS;
            }
            at++;
        }
        String text = new String(bytes, from, at - from, StandardCharsets.ISO_8859_1);
        at++;
        return text;
    }

    private long number() throws Otherwise {
        int from = at;
        long number = 0;
        for (byte b = next(); b >= '0' && b <= '9'; b = next()) {
            number = 10 * number + b - '0';
            at++;
        }
        int digits = at - from;
        if (digits == 0 || digits > DIGITS_MAX || digits > 1 && bytes[from] == '0') {
            throw Otherwise.IT_IS;
        }
        return number;
    }

    private void skipObject() throws Otherwise {
        int depth = 0;
        boolean quoted = false;
        do {
            byte b = next();
            if (quoted) {
                if (b == '\\') {
                    at++;
                } else if (b == '"') {
                    quoted = false;
                }
            } else if (b == '"') {
                quoted = true;
            } else if (b == '{' || b == '[') {
                depth++;
            } else if (b == '}' || b == ']') {
                depth--;
            }
            at++;
        } while (depth > 0);
    }

    private boolean skips(byte[] wanted) {
        if (at + wanted.length > bytes.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[at + i] != wanted[i]) {
                return false;
            }
        }
        at += wanted.length;
        return true;
    }

    private void require(byte[] wanted) throws Otherwise {
        if (!skips(wanted)) {
            throw Otherwise.IT_IS;
        }
    }

    private void require(byte wanted) throws Otherwise {
        if (next() != wanted) {
            throw Otherwise.IT_IS;
        }
        at++;
    }

    private byte next() throws Otherwise {
        if (at >= bytes.length) {
            throw Otherwise.IT_IS;
        }
        return bytes[at];
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
