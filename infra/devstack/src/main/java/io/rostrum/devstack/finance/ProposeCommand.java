package io.rostrum.devstack.finance;

import com.fasterxml.jackson.databind.JsonNode;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.commerce.BookCommand;
import io.rostrum.contracts.commerce.ProposedEntry;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.LedgerFact;
import io.rostrum.contracts.ledger.Month;
import io.rostrum.contracts.ledger.Posting;
import io.rostrum.contracts.ledger.Side;
import io.rostrum.contracts.ledger.Units;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code finance propose}. */
@Command(
        name = "propose",
        mixinStandardHelpOptions = true,
        description = {
            "Proposes an entry by hand; somebody else of finance approves it within 72 hours (finance "
                    + "approve). Prints its id.",
            "KIND is what is proposed:",
            "  entry      --debit ACCOUNT=AMOUNT --credit ACCOUNT=AMOUNT ... --currency C [--about NAME]",
            "  write-off  --account RECEIVABLE --amount A --currency C",
            "  reversal   --entry ID",
            "  goodwill   --user USER --amount A --currency C",
            "  reopen     --month 2026-10",
        })
final class ProposeCommand implements Callable<Integer> {

    /** What can be proposed. */
    enum Kind {
        ENTRY,
        WRITE_OFF,
        REVERSAL,
        GOODWILL,
        REOPEN
    }

    @Mixin
    private FinanceOptions options;

    @Parameters(paramLabel = "KIND", description = "entry, write-off, reversal, goodwill or reopen")
    private String kind;

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "why, for people")
    private String reason;

    @Option(names = "--debit", paramLabel = "ACCOUNT=AMOUNT", description = "such as bank=12.00")
    private List<String> debits = new ArrayList<>();

    @Option(names = "--credit", paramLabel = "ACCOUNT=AMOUNT", description = "such as breakage=12.00")
    private List<String> credits = new ArrayList<>();

    @Option(names = "--about", paramLabel = "NAME",
            description = "what the entry is about, such as a balance transaction")
    private String about;

    @Option(names = "--account", paramLabel = "NAME", description = "such as seller:ID:receivable")
    private String account;

    @Option(names = "--amount", paramLabel = "A", description = "in major units, such as 88.00")
    private String amount;

    @Option(names = "--currency", paramLabel = "C", description = "ISO 4217, or XCR for credits")
    private String currency;

    @Option(names = "--entry", paramLabel = "ID", description = "the entry's id, such as main/paid:ch_1")
    private String entry;

    @Option(names = "--user", paramLabel = "USER", description = "who is given the money")
    private String user;

    @Option(names = "--month", paramLabel = "MONTH", description = "such as 2026-10")
    private String month;

    @Option(names = "--effective", paramLabel = "TIME",
            description = "the day or moment on which it counts (when it is booked)")
    private String effective;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        ProposedEntry proposed = switch (kindOf(kind)) {
            case ENTRY -> new ProposedEntry.Postings(about, postings(), reason);
            case WRITE_OFF -> new ProposedEntry.WriteOff(
                    new Account(given("--account", account)), unit(), minor(given("--amount", amount)),
                            reason);
            case REVERSAL -> new ProposedEntry.Reversal(fact(given("--entry", entry)), reason);
            case GOODWILL -> new ProposedEntry.Goodwill(
                    new UserId(given("--user", user)), unit(), minor(given("--amount", amount)), reason);
            case REOPEN -> new ProposedEntry.Reopening(new Month(given("--month", month)), reason);
        };
        Long at = effective == null ? null : Long.valueOf(BookOptions.millis(effective, 0));
        return options.send(
                new BookCommand.ProposeEntry(options.bookId(), proposed, at), spec,
                "proposed %s; somebody else approves it: ./rostrum finance approve ID --as USER");
    }

    private static Kind kindOf(String text) {
        for (Kind one : Kind.values()) {
            if (one.name().replace('_', '-').equalsIgnoreCase(text)) {
                return one;
            }
        }
        throw new IllegalArgumentException(text + " is none of entry, write-off, reversal, goodwill, reopen");
    }

    private static String given(String name, String value) {
        if (value == null) {
            throw new IllegalArgumentException(name + " is wanted here");
        }
        return value;
    }

    private List<Posting> postings() {
        List<Posting> postings = new ArrayList<>();
        debits.forEach(text -> postings.add(posting(text, Side.DEBIT)));
        credits.forEach(text -> postings.add(posting(text, Side.CREDIT)));
        return postings;
    }

    private Posting posting(String text, Side side) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException(text + " is not ACCOUNT=AMOUNT");
        }
        return new Posting(new Account(text.substring(0, equals)), side, minor(text.substring(equals + 1)),
                unit());
    }

    private String unit() {
        String unit = given("--currency", currency);
        if (!Units.isKnown(unit)) {
            throw new IllegalArgumentException(unit + " is neither an ISO 4217 currency nor XCR");
        }
        return unit;
    }

    private long minor(String major) {
        try {
            return new BigDecimal(major).movePointRight(Units.fractionDigits(unit())).longValueExact();
        } catch (ArithmeticException | NumberFormatException fault) {
            throw new IllegalArgumentException(major + " is no amount of " + currency);
        }
    }

    /** The journal takes a reversal only with the very fact that it booked. */
    private LedgerFact fact(String entryId) throws IOException, InterruptedException {
        JsonNode found = options.at(finance -> finance.read(
                "/books/" + options.bookId() + "/entry?id=" + URLEncoder.encode(entryId,
                        StandardCharsets.UTF_8)));
        return Json.read(Json.bytes(found.path("fact")), LedgerFact.class);
    }
}
