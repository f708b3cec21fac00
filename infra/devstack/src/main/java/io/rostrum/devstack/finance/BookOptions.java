package io.rostrum.devstack.finance;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.ledger.JournalEntry;
import io.rostrum.contracts.log.Topics;
import io.rostrum.devstack.engine.StackSettings;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.function.BiConsumer;

/** What every finance command takes: which book, and where a program's answer goes. */
final class BookOptions {

    @Option(names = "--book", paramLabel = "ID", defaultValue = "main",
            description = "which book (${DEFAULT-VALUE})")
    private String book;

    @Option(names = "--json", paramLabel = "FILE",
            description = "also writes the answer here, for programs to read")
    private Path json;

    BookId bookId() {
        return new BookId(book);
    }

    String kafka() {
        return StackSettings.from(System.getenv()).kafka().toString();
    }

    /** Tells every committed entry of the book with its bytes. */
    void entries(BiConsumer<JournalEntry, byte[]> told) {
        BookId bookId = bookId();
        CommittedTopic.read(kafka(), Topics.LEDGER_ENTRIES, record -> {
            JournalEntry entry = Json.read(record.value(), JournalEntry.class);
            if (entry.bookId().equals(bookId)) {
                told.accept(entry, record.value());
            }
        });
    }

    void write(Object answer) throws IOException {
        if (json != null) {
            Files.write(json, Json.bytes(answer));
        }
    }

    /**
     * A day ({@code 2026-01-31}, its first moment in UTC) or a moment ({@code 2026-01-31T12:00:00Z}) as epoch
     * milliseconds.
     */
    static long millis(String text, long otherwise) {
        if (text == null) {
            return otherwise;
        }
        try {
            return text.length() == "2026-01-31".length()
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli()
                    : Instant.parse(text).toEpochMilli();
        } catch (DateTimeParseException fault) {
            throw new IllegalArgumentException(
                    text + " is neither a day (2026-01-31) nor a moment (2026-01-31T12:00:00Z)");
        }
    }
}
