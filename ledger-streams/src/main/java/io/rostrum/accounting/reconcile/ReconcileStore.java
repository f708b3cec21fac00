package io.rostrum.accounting.reconcile;

import java.util.List;

/** Where a running reconciliation keeps what it holds against each other: small values by text keys. */
public interface ReconcileStore {

    /** The value as it was put last, or null. */
    byte[] get(String key);

    /** Null removes. */
    void put(String key, byte[] value);

    /** The keys that start so and come after {@code after}, in the order of their bytes; so many at most. */
    List<String> keys(String prefix, String after, int limit);
}
