package io.rostrum.bench.ledger;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.BookFact;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.ledger.PostJournalEntry;
import io.rostrum.contracts.ledger.Posting;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The transfers of a load: each debits one account and credits another, as two postings of one entry. */
final class Transfers {

    private static final String INDEX = "<index>";
    private static final String FROM_NUMBER = "111111111";
    private static final String TO_NUMBER = "222222222";
    private static final Account FROM = Account.tax("T" + FROM_NUMBER);
    private static final Account TO = Account.tax("T" + TO_NUMBER);
    private static final long MINOR = 333_333_333;
    private static final Pattern GAP =
            Pattern.compile(String.join("|", INDEX, FROM_NUMBER, TO_NUMBER, Long.toString(MINOR)));
    private static final int ROOM = 1_024;

    private final SplittableRandom random = new SplittableRandom(3);
    private final int accounts;
    private final boolean hot;
    private final String prefix;
    private final List<byte[]> pieces = new ArrayList<>();
    private final List<String> gaps = new ArrayList<>();

    /** @param hot whether every transfer debits the same account */
    Transfers(String leg, int accounts, boolean hot) {
        this.accounts = accounts;
        this.hot = hot;
        this.prefix = BookId.MAIN.value() + "/manual:" + leg + ".";
        cut(Json.text(PostJournalEntry.of(BookId.MAIN, null, new BookFact.ManualEntry(
                leg + "." + INDEX, "bench", "a", "b",
                List.of(Posting.debit(FROM, MINOR, "USD"), Posting.credit(TO, MINOR, "USD"))))));
    }

    private void cut(String template) {
        Matcher gap = GAP.matcher(template);
        int from = 0;
        while (gap.find()) {
            pieces.add(template.substring(from, gap.start()).getBytes(StandardCharsets.UTF_8));
            gaps.add(gap.group());
            from = gap.end();
        }
        pieces.add(template.substring(from).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The request for one transfer; {@code index} stands in its id. Put together from the pieces of one, so
     * that asking costs little.
     */
    byte[] request(int index) {
        int from = hot ? 0 : random.nextInt(accounts);
        int to = (from + 1 + random.nextInt(accounts - 1)) % accounts;
        int minor = 1 + random.nextInt(10_000);
        byte[] text = new byte[ROOM];
        int length = 0;
        for (int i = 0; i < pieces.size(); i++) {
            byte[] piece = pieces.get(i);
            System.arraycopy(piece, 0, text, length, piece.length);
            length += piece.length;
            if (i < gaps.size()) {
                length = write(text, length, switch (gaps.get(i)) {
                    case INDEX -> index;
                    case FROM_NUMBER -> from;
                    case TO_NUMBER -> to;
                    default -> minor;
                });
            }
        }
        return Arrays.copyOf(text, length);
    }

    /** The number in decimal; returns the place behind it. */
    private static int write(byte[] text, int at, int number) {
        int end = at + 1;
        for (int rest = number / 10; rest > 0; rest /= 10) {
            end++;
        }
        int rest = number;
        for (int i = end - 1; i >= at; i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return end;
    }

    /** The index in an entry's id, or -1 if it is of another leg. */
    int index(String entryId) {
        return entryId.startsWith(prefix) ? Integer.parseInt(entryId.substring(prefix.length())) : -1;
    }
}
