package io.rostrum.ledger.topology;

import io.rostrum.contracts.log.Topics;
import io.rostrum.ledger.LedgerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The data flow of the ledger, one line a step.
 *
 * <pre>
 * ledger.requests ─► journal ─┬─► ledger.entries
 *                             ├─► ledger.postings
 *                             ├─► ledger.balances
 *                             ├─► ledger.refusals
 *                             └─► dead-letters
 * </pre>
 */
public final class LedgerTopology {

    static final String REQUESTS = "ledger-requests";
    static final String JOURNAL = "journal";
    static final String ENTRIES = "ledger-entries";
    static final String POSTINGS = "ledger-postings";
    static final String BALANCES = "ledger-balances";
    static final String REFUSALS = "ledger-refusals";
    static final String DEAD_LETTERS = "journal-dead-letters";
    static final String BOOKS_STORE = "journal-books";
    static final String ENTRIES_STORE = "journal-entries";
    static final String BALANCES_STORE = "journal-balances";

    private static final Deserializer<byte[]> READ = new ByteArrayDeserializer();
    private static final Serializer<byte[]> WRITE = new ByteArraySerializer();

    private LedgerTopology() {}

    /** The whole topology. */
    public static Topology build(LedgerConfig config) {
        Topology topology = new Topology();
        addJournal(topology, config);
        return topology;
    }

    private static void addJournal(Topology topology, LedgerConfig config) {
        topology.addSource(REQUESTS, READ, READ, Topics.LEDGER_REQUESTS.name())
                .addProcessor(JOURNAL, () -> new JournalProcessor(config.balancesEveryMillis()), REQUESTS)
                .addStateStore(inMemory(BOOKS_STORE), JOURNAL)
                .addStateStore(onDisk(ENTRIES_STORE), JOURNAL)
                .addStateStore(onDisk(BALANCES_STORE), JOURNAL)
                .addSink(ENTRIES, Topics.LEDGER_ENTRIES.name(), WRITE, WRITE, JOURNAL)
                .addSink(POSTINGS, Topics.LEDGER_POSTINGS.name(), WRITE, WRITE, JOURNAL)
                .addSink(BALANCES, Topics.LEDGER_BALANCES.name(), WRITE, WRITE, JOURNAL)
                .addSink(REFUSALS, Topics.LEDGER_REFUSALS.name(), WRITE, WRITE, JOURNAL)
                .addSink(DEAD_LETTERS, Topics.DEAD_LETTERS.name(), WRITE, WRITE, JOURNAL);
    }

    private static StoreBuilder<KeyValueStore<String, byte[]>> inMemory(String name) {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
                .withCachingEnabled();
    }

    /** Without a cache: most accounts change once between commits, and the processor has the others at hand. */
    private static StoreBuilder<KeyValueStore<String, byte[]>> onDisk(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.ByteArray());
    }
}
