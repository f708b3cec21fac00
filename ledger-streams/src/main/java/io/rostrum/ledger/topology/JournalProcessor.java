package io.rostrum.ledger.topology;

import io.rostrum.accounting.Fingerprint;
import io.rostrum.accounting.Journal;
import io.rostrum.accounting.JournalDecision;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.MalformedRecord;
import io.rostrum.contracts.ledger.Balance;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.ledger.JournalEntry;
import io.rostrum.contracts.ledger.LedgerRefusal;
import io.rostrum.contracts.ledger.PostJournalEntry;
import io.rostrum.contracts.ledger.PostedLine;
import io.rostrum.contracts.ledger.Posting;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The journal of the books of one partition: reads requests, asks {@link Journal}, and writes entries,
 * postings and refusals.
 *
 * <p>Balances are told a few times a second rather than with each entry, so that an account that every entry
 * touches is told once; what had not been told when a task stopped is told when it starts again.
 */
final class JournalProcessor implements Processor<byte[], byte[], byte[], byte[]> {

    /** Changed balances that wait to be told; more are told at once. */
    static final int UNTOLD_MAX = 10_000;

    private static final String SOURCE = "/ledger/journal";
    private static final Logger LOG = LoggerFactory.getLogger(JournalProcessor.class);

    private final long tellEveryMillis;
    private final Map<String, Balance> untold = new LinkedHashMap<>();
    private ProcessorContext<byte[], byte[]> context;
    private StreamsJournalStore store;

    JournalProcessor(long tellEveryMillis) {
        this.tellEveryMillis = tellEveryMillis;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> processorContext) {
        context = processorContext;
        store = new StreamsJournalStore(
                context.getStateStore(LedgerTopology.BOOKS_STORE),
                context.getStateStore(LedgerTopology.ENTRIES_STORE),
                context.getStateStore(LedgerTopology.BALANCES_STORE));
        untold.clear();
        store.untold().forEach(this::changed);
        context.schedule(Duration.ofMillis(tellEveryMillis), PunctuationType.WALL_CLOCK_TIME, this::tell);
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
        switch (Journal.decide(store, request, record.timestamp())) {
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
        byte[] wanted = bookId.value().getBytes(StandardCharsets.UTF_8);
        int partition = Utils.toPositive(Utils.murmur2(wanted)) % Topics.LEDGER_REQUESTS.partitions();
        if (key == null || !Arrays.equals(wanted, key)) {
            throw new MalformedRecord("the key must be the bookId", null);
        }
        if (partition != context.taskId().partition()) {
            throw new MalformedRecord("the book's partition is " + partition, null);
        }
    }

    private void book(JournalDecision.Booked booked) {
        JournalEntry entry = booked.entry();
        byte[] bytes = WireText.of(entry, booked.factBytes());
        Journal.evolve(store, booked, Fingerprint.link(bytes));
        byte[] key = utf8(entry.bookId().value());
        Record<byte[], byte[]> record = new Record<>(key, bytes, entry.atMillis());
        head(record.headers(), entry.entryId(), "JournalEntry", entry.atMillis());
        context.forward(record, LedgerTopology.ENTRIES);
        String factType = entry.fact().getClass().getSimpleName();
        for (int line = 0; line < entry.postings().size(); line++) {
            Posting posting = entry.postings().get(line);
            PostedLine posted = new PostedLine(
                    entry.bookId(), entry.entryId(), entry.seq(), line, entry.atMillis(), entry.phase(),
                    factType, posting);
            context.forward(
                    new Record<>(utf8(posting.account().name()), WireText.of(posted), entry.atMillis()),
                    LedgerTopology.POSTINGS);
        }
        booked.balances().forEach(this::changed);
        if (untold.size() > UNTOLD_MAX) {
            tell(entry.atMillis());
        }
    }

    private void changed(Balance balance) {
        untold.put(Balance.key(balance.bookId(), balance.account(), balance.unit()), balance);
    }

    private void tell(long nowMillis) {
        untold.forEach((key, balance) -> {
            context.forward(
                    new Record<>(utf8(key), WireText.of(balance), nowMillis), LedgerTopology.BALANCES);
            if (balance.seq() > store.toldSeq(balance.bookId())) {
                store.putToldSeq(balance.bookId(), balance.seq());
            }
        });
        untold.clear();
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
