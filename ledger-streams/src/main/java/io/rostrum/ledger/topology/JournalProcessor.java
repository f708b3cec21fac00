package io.rostrum.ledger.topology;

import io.rostrum.accounting.Fingerprint;
import io.rostrum.accounting.Journal;
import io.rostrum.accounting.JournalDecision;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.MalformedRecord;
import io.rostrum.contracts.commerce.InboxMessage;
import io.rostrum.contracts.commerce.InboxRecord;
import io.rostrum.contracts.ledger.Balance;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.ledger.JournalEntry;
import io.rostrum.contracts.ledger.LedgerRefusal;
import io.rostrum.contracts.ledger.PostJournalEntry;
import io.rostrum.contracts.log.DeadLetter;
import io.rostrum.contracts.log.RecordHeaders;
import io.rostrum.contracts.log.Topics;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The journal of the books of one partition: reads requests, asks {@link Journal}, and writes entries,
 * refusals, and the answer to whoever waits for one.
 *
 * <p>It keeps no state of its own. Its memory is the committed journal, read back by the same process, and
 * over it what it decided since ({@link BookMemory}); so the first thing it does is to wait until all that
 * is committed was read.
 *
 * <p>A balance is told a while after it changed rather than with each entry, so that an account that every
 * entry touches is told once; what had not been told when a task stopped is told when it starts again.
 */
final class JournalProcessor implements Processor<byte[], byte[], byte[], byte[]> {

    /** Changed balances of a book that wait to be told; more are told at once. */
    static final int UNTOLD_MAX = 50_000;

    /** Looks for what is due so many times while a balance waits. */
    private static final int LOOKS = 20;

    private static final String SOURCE = "/ledger/journal";
    private static final Logger LOG = LoggerFactory.getLogger(JournalProcessor.class);

    private final JournalSide side;
    private final long tellEveryMillis;
    private final Map<BookId, UntoldBalances> untold = new LinkedHashMap<>();
    private ProcessorContext<byte[], byte[]> context;
    private KeyValueStore<String, byte[]> toldSeqs;
    private BookMemory memory;

    JournalProcessor(JournalSide side, long tellEveryMillis) {
        this.side = side;
        this.tellEveryMillis = tellEveryMillis;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> processorContext) {
        context = processorContext;
        toldSeqs = context.getStateStore(LedgerTopology.TOLD_STORE);
        side.end().await(context.taskId().partition());
        memory = new BookMemory(side.books());
        untold.clear();
        side.books().books().stream().filter(this::isOurs).forEach(this::rememberUntold);
        context.schedule(
                Duration.ofMillis(Math.max(1, tellEveryMillis / LOOKS)), PunctuationType.WALL_CLOCK_TIME,
                this::tellWhatIsDue);
    }

    private boolean isOurs(BookId bookId) {
        return partition(bookId) == context.taskId().partition();
    }

    private void rememberUntold(BookId bookId) {
        long told = toldSeq(bookId);
        if (told < side.books().seq(bookId)) {
            side.books().changedAfter(bookId, told).forEach(balance -> untold(bookId)
                    .changedSince(balance, told + 1, context.currentSystemTimeMs()));
        }
    }

    private static int partition(BookId bookId) {
        return Utils.toPositive(Utils.murmur2(utf8(bookId.value()))) % Topics.LEDGER_REQUESTS.partitions();
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        PostJournalEntry request;
        try {
            request = Json.read(record.value(), PostJournalEntry.class);
            requireItsPartition(request.bookId(), record.key());
        } catch (MalformedRecord fault) {
            bury(record, fault.getMessage());
            return;
        }
        memory.settle();
        switch (Journal.decide(memory, request, record.timestamp())) {
            case JournalDecision.Booked booked -> book(booked);
            case JournalDecision.Refused refused -> refuse(refused.refusal());
            case JournalDecision.Repeated again -> LOG.atDebug()
                    .setMessage("a fact was asked for again")
                    .addKeyValue("entryId", again.entryId())
                    .log();
        }
    }

    /** A book that stood in two partitions would be two books. */
    private void requireItsPartition(BookId bookId, byte[] key) {
        if (key == null || !Arrays.equals(utf8(bookId.value()), key)) {
            throw new MalformedRecord("the key must be the bookId", null);
        }
        if (!isOurs(bookId)) {
            throw new MalformedRecord("the book's partition is " + partition(bookId), null);
        }
    }

    private void book(JournalDecision.Booked booked) {
        JournalEntry entry = booked.entry();
        byte[] bytes = WireText.of(entry, booked.factBytes());
        Journal.evolve(memory, booked, Fingerprint.link(bytes));
        Record<byte[], byte[]> record = new Record<>(utf8(entry.bookId().value()), bytes, entry.atMillis());
        head(record.headers(), entry.entryId(), "JournalEntry", entry.atMillis());
        context.forward(record, LedgerTopology.ENTRIES);
        if (entry.replyTo() != null) {
            answer(entry.replyTo(), entry.entryId(), entry.atMillis(), new InboxMessage.EntryTold(
                    entry.entryId(), PostJournalEntry.factIdIn(entry.entryId(), entry.bookId())));
        }
        UntoldBalances balances = untold(entry.bookId());
        long nowMillis = context.currentSystemTimeMs();
        booked.balances().forEach(balance -> balances.changed(balance, nowMillis));
        if (balances.size() > UNTOLD_MAX) {
            tell(entry.bookId(), balances.due(nowMillis), nowMillis);
        }
    }

    private UntoldBalances untold(BookId bookId) {
        return untold.computeIfAbsent(bookId, id -> new UntoldBalances());
    }

    private void tellWhatIsDue(long nowMillis) {
        untold.forEach((bookId, balances) ->
                tell(bookId, balances.due(nowMillis - tellEveryMillis), nowMillis));
    }

    private void tell(BookId bookId, List<Balance> due, long nowMillis) {
        if (due.isEmpty()) {
            return;
        }
        for (Balance balance : due) {
            String key = Balance.key(bookId, balance.account(), balance.unit());
            context.forward(
                    new Record<>(utf8(key), WireText.of(balance), nowMillis), LedgerTopology.BALANCES);
        }
        long told = Math.max(toldSeq(bookId), untold(bookId).toldSeq());
        toldSeqs.put(bookId.value(), ByteBuffer.allocate(Long.BYTES).putLong(told).array());
    }

    /** The last entry whose balances were told. */
    private long toldSeq(BookId bookId) {
        byte[] bytes = toldSeqs.get(bookId.value());
        return bytes == null ? 0 : ByteBuffer.wrap(bytes).getLong();
    }

    private void refuse(LedgerRefusal refusal) {
        LOG.atWarn()
                .setMessage("the journal refused a fact")
                .addKeyValue("entryId", refusal.entryId())
                .addKeyValue("reason", refusal.reason())
                .addKeyValue("detail", refusal.detail())
                .log();
        String key = refusal.replyTo() == null ? refusal.bookId().value() : refusal.replyTo();
        Record<byte[], byte[]> record = new Record<>(utf8(key), Json.bytes(refusal), refusal.atMillis());
        head(record.headers(), refusal.entryId(), "LedgerRefusal", refusal.atMillis());
        context.forward(record, LedgerTopology.REFUSALS);
        if (refusal.replyTo() != null) {
            String factId = PostJournalEntry.factIdIn(refusal.entryId(), refusal.bookId());
            answer(refusal.replyTo(), refusal.entryId(), refusal.atMillis(), new InboxMessage.RefusalTold(
                    refusal.entryId(), factId, refusal.reason().name()));
        }
    }

    /** Whoever waits is told in the transaction of the entry itself. */
    private void answer(String replyTo, String messageId, long atMillis, InboxMessage message) {
        context.forward(
                new Record<>(
                        utf8(replyTo), Json.bytes(new InboxRecord(replyTo, messageId, message)), atMillis),
                LedgerTopology.JOURNAL_INBOX);
    }

    private void bury(Record<byte[], byte[]> record, String reason) {
        RecordMetadata where = context.recordMetadata().orElseThrow();
        LOG.atError()
                .setMessage("a request cannot be read")
                .addKeyValue("topic", where.topic())
                .addKeyValue("partition", where.partition())
                .addKeyValue("offset", where.offset())
                .addKeyValue("reason", reason)
                .log();
        ProducerRecord<byte[], byte[]> letter = new DeadLetter(
                record.key(), record.value(), where.topic(), where.partition(), where.offset(), reason)
                .toRecord();
        context.forward(
                new Record<>(letter.key(), letter.value(), record.timestamp(), letter.headers()),
                LedgerTopology.DEAD_LETTERS);
    }

    private static void head(Headers headers, String id, String type, long atMillis) {
        RecordHeaders.put(headers, id, type, SOURCE, Instant.ofEpochMilli(atMillis));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
