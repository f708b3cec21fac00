package io.rostrum.accounting.reconcile;

import java.util.List;
import java.util.TreeMap;

/** What a running reconciliation keeps, in memory: for tests and small books. */
public final class MemoryReconcileStore implements ReconcileStore {

    private final TreeMap<String, byte[]> values = new TreeMap<>();

    @Override
    public byte[] get(String key) {
        return values.get(key);
    }

    @Override
    public void put(String key, byte[] value) {
        if (value == null) {
            values.remove(key);
        } else {
            values.put(key, value);
        }
    }

    @Override
    public List<String> keys(String prefix, String after, int limit) {
        return values.tailMap(prefix, true).keySet().stream()
                .takeWhile(key -> key.startsWith(prefix))
                .filter(key -> key.compareTo(after) > 0)
                .limit(limit)
                .toList();
    }
}
