package io.rostrum.ledger.reconcile;

import io.rostrum.accounting.reconcile.ReconcileStore;
import io.rostrum.ledger.view.ViewStore;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What the reconciler keeps, on disk; may be thrown away and is made again from the topics and Stripe. What
 * was put since {@link #commit} is written at once or, after a crash, not at all.
 */
final class DiskReconcileStore implements ReconcileStore, AutoCloseable {

    private final ViewStore store;

    DiskReconcileStore(Path folder) throws IOException {
        store = new ViewStore(folder);
    }

    @Override
    public byte[] get(String key) {
        return store.latest(key);
    }

    @Override
    public void put(String key, byte[] value) {
        store.put(key, value);
    }

    /** Commits before it looks. */
    @Override
    public List<String> keys(String prefix, String after, int limit) {
        commit();
        return store.keys(prefix, after, limit);
    }

    void commit() {
        store.commit(Map.of());
    }

    @Override
    public void close() {
        store.close();
    }
}
