package io.rostrum.accounting.export;

import io.rostrum.accounting.SampleBook;
import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.BookFact;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.ledger.EntryPhase;
import io.rostrum.contracts.ledger.JournalEntry;
import io.rostrum.contracts.ledger.Month;
import io.rostrum.contracts.ledger.Posting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class BookExportTest {

    private static final SampleBook BOOK = SampleBook.of(12, 3_000);
    private static final List<Posting> POSTINGS = List.of(
            Posting.debit(Account.hold("a_b.c-d~e"), 12_345, "USD"), Posting.credit(Account.hold("Z"), 12_345, "USD"),
            Posting.debit(Account.CREDITS_ISSUED, 7, "XCR"), Posting.credit(Account.credits("u"), 7, "XCR"),
            Posting.debit(Account.BANK, 1_234, "KWD"), Posting.credit(Account.tax("US-CA"), 1_234, "KWD"),
            Posting.debit(Account.BANK, 5, "JPY"), Posting.credit(Account.CREDITS_INCOME, 5, "JPY"));
    private static final JournalEntry STRANGE = new JournalEntry(
            "main/manual:; \"n\" | \\ \n,é", BookId.MAIN, 7, "", 1_700_000_000_000L, EntryPhase.BOOKED, null,
            new BookFact.ManualEntry("n", "why", "a", "b", POSTINGS), POSTINGS);

    @TempDir
    private Path folder;

    @Test
    void hledgerAcceptsTheExportInItsStrictestMode() throws Exception {
        Path file = written("book.journal", new HledgerExport());
        passes("hledger", "-f", file.toString(), "check", "--strict", "ordereddates");
        String everything = answer("hledger", "-f", file.toString(), "balance", "-N", "--depth", "0", "--flat");
        assertEquals("0", everything.strip().split("\\s+")[0], everything);
    }

    @Test
    void beanCheckAcceptsTheExport() throws Exception {
        passes("bean-check", written("book.beancount", new BeancountExport("Rostrum \"main\"")).toString());
    }

    @Test
    void whatIsUnbalancedIsRefusedByBothTools() throws Exception {
        Path hledger = written("book.journal", new HledgerExport());
        Files.writeString(hledger, Files.readString(hledger).replaceFirst("3000000?\\.00 EUR|30000\\.00 EUR", "1.00 EUR"));
        assertNotEquals(0, run("hledger", "-f", hledger.toString(), "check"));
        Path beancount = written("book.beancount", new BeancountExport("main"));
        Files.writeString(beancount, Files.readString(beancount).replaceFirst("30000\\.00 EUR", "1.00 EUR"));
        assertNotEquals(0, run("bean-check", beancount.toString()));
    }

    @Test
    void csvHasOneLineForEachPostingAndQuotesWhatMustBeQuoted() {
        CsvExport export = new CsvExport();
        export.begin(new Month("2023-11"));
        List<String> lines = export.entry(STRANGE);
        assertEquals(POSTINGS.size(), lines.size());
        assertEquals(
                "main,7,2023-11-14T22:13:20Z,\"main/manual:; \"\"n\"\" | \\ \n,é\",ManualEntry,hold:a_b.c-d~e,"
                        + "liabilities,DEBIT,12345,USD,123.45,2023-11,closed",
                lines.getFirst());
    }

    @Test
    void everyFormatSaysWhichMonthIsClosedAndWhenAnEntryCounts() {
        long october = new Month("2023-10").startMillis();
        JournalEntry dated = new JournalEntry(
                "main/manual:n", BookId.MAIN, 8, "", 1_700_000_000_000L, EntryPhase.BOOKED, null, october, october,
                STRANGE.fact(), POSTINGS, null);
        HledgerExport hledger = new HledgerExport();
        assertTrue(hledger.begin(new Month("2023-10")).contains("; Closed up to and with 2023-10."));
        assertTrue(hledger.entry(dated).contains("2023-11-14=2023-10-01 * (8) main/manual:n"));
        BeancountExport beancount = new BeancountExport("main");
        assertTrue(beancount.begin(null).contains("; No month is closed."));
        assertTrue(beancount.entry(dated).contains("  effective: 2023-10-01"));
        CsvExport csv = new CsvExport();
        csv.begin(new Month("2023-10"));
        assertTrue(csv.entry(dated).getFirst().endsWith(",2023-10,closed"));
        assertTrue(csv.entry(STRANGE).getFirst().endsWith(",2023-11,open"));
    }

    @Test
    void idsThatDifferStayDifferentForBeancount() {
        assertEquals("Liabilities:Hold:Id-a-ub-dc--d-te", BeancountExport.name(Account.hold("a_b.c-d~e")));
        assertEquals("Liabilities:Hold:Gift:Id-g", BeancountExport.name(Account.giftHold("g")));
        assertEquals("Equity:Credits:User:Id-u", BeancountExport.name(Account.credits("u")));
        assertEquals("Income:Credits", BeancountExport.name(Account.CREDITS_INCOME));
        assertEquals("Income:Buyers-premium", BeancountExport.name(Account.BUYERS_PREMIUM));
    }

    private Path written(String name, BookExport export) throws IOException {
        List<String> lines = new ArrayList<>(export.begin(new Month("2023-11")));
        lines.addAll(export.entry(STRANGE));
        BOOK.entries().stream().filter(entry -> entry.phase().counts()).map(export::entry).forEach(lines::addAll);
        return Files.write(folder.resolve(name), lines);
    }

    private void passes(String... command) throws Exception {
        assertEquals(0, run(command), () -> "see " + folder);
    }

    private int run(String... command) throws Exception {
        return start(command).waitFor();
    }

    private String answer(String... command) throws Exception {
        start(command).waitFor();
        return Files.readString(folder.resolve("out"));
    }

    private Process start(String... command) throws IOException {
        assumeTrue(installed(command[0]), command[0] + " is not installed; its check of the export is left out");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder.start();
    }

    private static boolean installed(String tool) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> Arrays.stream(new File[] {new File(folder, tool)}))
                .anyMatch(File::canExecute);
    }
}
