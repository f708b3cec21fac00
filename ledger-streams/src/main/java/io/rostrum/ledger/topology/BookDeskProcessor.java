package io.rostrum.ledger.topology;

import io.rostrum.accounting.control.BookDesk;
import io.rostrum.accounting.control.BookDeskState;
import io.rostrum.accounting.control.BookDeskStep;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.MalformedRecord;
import io.rostrum.contracts.commerce.BookCommand;
import io.rostrum.contracts.commerce.CommerceRecord;
import io.rostrum.contracts.commerce.InboxRecord;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.log.RecordHeaders;
import io.rostrum.contracts.log.Topics;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The desks of books: takes what finance wishes and what the journal answers, asks {@link BookDesk}, and
 * writes what follows in one transaction. A clock only proposes that a proposal's time is over; the log's
 * time decides.
 */
final class BookDeskProcessor implements Processor<byte[], byte[], byte[], byte[]> {

    private static final byte[] PREFIX = BookCommand.AGGREGATE.getBytes(StandardCharsets.UTF_8);
    private static final String SOURCE = "/ledger/controls";
    private static final long PROPOSE_AGAIN_MILLIS = 10_000;
    private static final long NOT_AFTER_MILLIS = 24L * 60 * 60 * 1_000;

    private final long tickMillis;
    private final Map<BookId, Long> due = new HashMap<>();
    private final Map<BookId, Long> proposed = new HashMap<>();
    private ProcessorContext<byte[], byte[]> context;
    private KeyValueStore<String, byte[]> desks;

    BookDeskProcessor(long tickMillis) {
        this.tickMillis = tickMillis;
    }

    /** Whether a record of the aggregates' topics is for the desk of a book. */
    static boolean isForBooks(Record<byte[], byte[]> record) {
        byte[] key = record.key();
        return key != null && key.length > PREFIX.length && Arrays.equals(key, 0, PREFIX.length, PREFIX, 0,
                PREFIX.length);
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> processorContext) {
        context = processorContext;
        desks = context.getStateStore(LedgerTopology.BOOK_DESK_STORE);
        due.clear();
        proposed.clear();
        List<KeyValue<String, byte[]>> all = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> found = desks.all()) {
            found.forEachRemaining(all::add);
        }
        all.forEach(one -> due.put(new BookId(one.key), Json.read(one.value,
                BookDeskState.class).nextDueMillis()));
        context.schedule(Duration.ofMillis(tickMillis), PunctuationType.WALL_CLOCK_TIME, this::propose);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        if (!isForBooks(record)) {
            return;
        }
        try {
            String aggregate = Letters.text(record.key());
            BookId bookId = bookId(aggregate);
            if (context.recordMetadata().orElseThrow().topic().equals(Topics.COMMERCE_COMMANDS.name())) {
                CommerceRecord command = Json.read(record.value(), CommerceRecord.class);
                if (!command.aggregate().equals(aggregate)) {
                    throw new MalformedRecord("the key must be the aggregate", null);
                }
                keep(bookId, BookDesk.take(desk(bookId), command, record.timestamp()));
            } else {
                InboxRecord told = Json.read(record.value(), InboxRecord.class);
                keep(bookId, BookDesk.hear(desk(bookId), bookId, told.message(), record.timestamp()));
            }
        } catch (MalformedRecord fault) {
            Letters.bury(context, record, LedgerTopology.BOOK_DESK_LETTERS, fault.getMessage());
        }
    }

    private static BookId bookId(String aggregate) {
        try {
            return new BookId(aggregate.substring(BookCommand.AGGREGATE.length()));
        } catch (IllegalArgumentException fault) {
            throw new MalformedRecord("nobody is called " + aggregate, fault);
        }
    }

    private BookDeskState desk(BookId bookId) {
        byte[] bytes = desks.get(bookId.value());
        return bytes == null ? BookDeskState.NEW : Json.read(bytes, BookDeskState.class);
    }

    private void keep(BookId bookId, BookDeskStep step) {
        desks.put(bookId.value(), Json.bytes(step.state()));
        due.put(bookId, step.state().nextDueMillis());
        step.events().forEach(event -> {
            Record<byte[], byte[]> out =
                    new Record<>(Letters.utf8(bookId.value()), Json.bytes(event), event.atMillis());
            RecordHeaders.put(
                    out.headers(), bookId + ":control:" + event.seq(),
                            event.event().getClass().getSimpleName(), SOURCE,
                    Instant.ofEpochMilli(event.atMillis()));
            context.forward(out, LedgerTopology.CONTROLS);
        });
        step.asks().forEach(ask ->
                send(LedgerTopology.CONTROL_REQUESTS, ask.bookId().value(), ask, step.state().nowMillis()));
        step.outcomes().forEach(outcome ->
                send(LedgerTopology.CONTROL_OUTCOMES, outcome.aggregate(), outcome, outcome.atMillis()));
    }

    private void send(String child, String key, Object value, long atMillis) {
        context.forward(new Record<>(Letters.utf8(key), Json.bytes(value), atMillis), child);
    }

    private void propose(long wallMillis) {
        due.forEach((bookId, deadline) -> {
            Long before = proposed.get(bookId);
            boolean again = before == null || wallMillis - before > PROPOSE_AGAIN_MILLIS;
            if (deadline <= wallMillis && again) {
                proposed.put(bookId, wallMillis);
                CommerceRecord proposal = CommerceRecord.of(
                        CommandId.derived(wallMillis, "book:" + bookId + "/" + deadline),
                                CommerceRecord.PLATFORM,
                        Role.SYSTEM, wallMillis + NOT_AFTER_MILLIS, new BookCommand.ProposalDue(bookId,
                                deadline));
                send(LedgerTopology.CONTROL_PROPOSALS, proposal.aggregate(), proposal, wallMillis);
            }
        });
    }
}
