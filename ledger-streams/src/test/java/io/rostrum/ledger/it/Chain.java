package io.rostrum.ledger.it;

import io.rostrum.accounting.Fingerprint;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.ledger.JournalEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What the committed entries of one book must be: each once, in order, naming the hash of the one before. */
final class Chain {

    private Chain() {}

    static void check(int wanted, List<ConsumerRecord<byte[], byte[]>> records) {
        assertEquals(wanted, records.size());
        String hash = JournalEntry.NO_ENTRY;
        long seq = 0;
        Set<String> ids = new HashSet<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            JournalEntry entry = Json.read(record.value(), JournalEntry.class);
            assertEquals(++seq, entry.seq());
            assertEquals(hash, entry.previousHash());
            assertTrue(ids.add(entry.entryId()), entry.entryId());
            hash = Fingerprint.link(record.value());
        }
    }
}
