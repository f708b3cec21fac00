package io.rostrum.ledger.topology;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.MalformedRecord;
import io.rostrum.contracts.commerce.InboxMessage;
import io.rostrum.contracts.commerce.InboxRecord;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.ledger.LedgerFact;
import io.rostrum.contracts.ledger.PostJournalEntry;
import io.rostrum.contracts.payments.PaymentEventRecord;
import io.rostrum.orders.treasury.Treasury;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Optional;

/**
 * Brings what the payment provider says to the aggregates that wait for it, and what concerns the platform's
 * own money to the journal.
 */
final class AnswersProcessor implements Processor<byte[], byte[], byte[], byte[]> {

    private static final Logger LOG = LoggerFactory.getLogger(AnswersProcessor.class);

    private final BookId book;
    private ProcessorContext<byte[], byte[]> context;

    AnswersProcessor(BookId book) {
        this.book = book;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> processorContext) {
        context = processorContext;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        try {
            payment(record, Json.read(record.value(), PaymentEventRecord.class));
        } catch (MalformedRecord fault) {
            Letters.bury(context, record, LedgerTopology.ANSWERS_LETTERS, fault.getMessage());
        }
    }

    private void payment(Record<byte[], byte[]> record, PaymentEventRecord told) {
        Optional<LedgerFact> own = Treasury.factOf(told.event());
        own.ifPresent(fact -> {
            PostJournalEntry request = PostJournalEntry.of(book, null, told.atMillis(), fact);
            context.forward(
                    new Record<>(Letters.utf8(book.value()), Json.bytes(request), record.timestamp()),
                    LedgerTopology.TREASURY_REQUESTS);
        });
        if (!told.replyTo().equals(PaymentEventRecord.PLATFORM)) {
            tell(record, told.replyTo(), told.factId(), new InboxMessage.PaymentTold(told));
        } else if (Treasury.alarms(told.event())) {
            LOG.atError()
                    .setMessage("money moved at the provider that no fact of ours stands for")
                    .addKeyValue("factId", told.factId())
                    .log();
        }
    }

    private void tell(
            Record<byte[], byte[]> record, String aggregate, String messageId, InboxMessage message) {
        InboxRecord told = new InboxRecord(aggregate, messageId, message);
        context.forward(
                new Record<>(Letters.utf8(aggregate), Json.bytes(told), record.timestamp()),
                LedgerTopology.ANSWERS_INBOX);
    }
}
