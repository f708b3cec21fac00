package io.rostrum.ledger.reconcile;

import io.rostrum.accounting.BalanceBytes;
import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.Balance;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.log.Topics;
import io.rostrum.ledger.topology.LedgerTopology;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks the state store of the journal by an interactive query, in the process that holds the book's
 * partition.
 */
public final class StoreBalances implements KeptBalances {

    private final KafkaStreams streams;

    public StoreBalances(KafkaStreams streams) {
        this.streams = streams;
    }

    private interface Question<T> {
        T ask(ReadOnlyKeyValueStore<String, byte[]> store);
    }

    @Override
    public Balance balance(BookId bookId, Account account, String unit) throws NotHere {
        byte[] bytes = ask(bookId, store -> store.get(Balance.key(bookId, account, unit)));
        return bytes == null ? null : BalanceBytes.read(bookId, account, unit, bytes);
    }

    @Override
    public List<Balance> after(BookId bookId, Balance last, int limit) throws NotHere {
        String prefix = bookId.value() + "/";
        String from = last == null ? prefix : Balance.key(bookId, last.account(), last.unit());
        return ask(bookId, store -> {
            List<Balance> found = new ArrayList<>();
            try (KeyValueIterator<String, byte[]> all = store.range(from, bookId.value() + "0")) {
                while (all.hasNext() && found.size() < limit) {
                    KeyValue<String, byte[]> next = all.next();
                    if (next.key.startsWith(prefix) && (last == null || !next.key.equals(from))) {
                        found.add(BalanceBytes.read(next.key, next.value));
                    }
                }
            }
            return found;
        });
    }

    private <T> T ask(BookId bookId, Question<T> question) throws NotHere {
        try {
            if (!holds(bookId)) {
                throw new NotHere("another process of the ledger holds the book", null);
            }
            return question.ask(streams.store(StoreQueryParameters.fromNameAndType(
                    LedgerTopology.BALANCES_STORE, QueryableStoreTypes.<String, byte[]>keyValueStore())));
        } catch (InvalidStateStoreException | IllegalStateException moving) {
            throw new NotHere("the ledger is starting, or hands its partitions over", moving);
        }
    }

    private boolean holds(BookId bookId) {
        int partition = Utils.toPositive(Utils.murmur2(bookId.value().getBytes(StandardCharsets.UTF_8)))
                % Topics.LEDGER_REQUESTS.partitions();
        TopicPartition wanted = new TopicPartition(Topics.LEDGER_REQUESTS.name(), partition);
        return streams.metadataForLocalThreads().stream()
                .flatMap(thread -> thread.activeTasks().stream())
                .anyMatch(task -> task.topicPartitions().contains(wanted));
    }
}
