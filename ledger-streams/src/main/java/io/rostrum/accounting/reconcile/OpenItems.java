package io.rostrum.accounting.reconcile;

import io.rostrum.contracts.Json;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What differs now, by what it is about, and since when nothing came of it.
 *
 * <p>Who is merely behind catches up: each step forward, told by another mark, begins its time anew. Only
 * what stands still for the whole settling time is a difference.
 */
final class OpenItems {

    /** The most items that are looked at for one answer. */
    static final int READ_MAX = 10_000;

    private static final String OPEN = "open/";

    private final ReconcileStore store;
    private final long settlingMillis;

    /**
     * One item.
     *
     * @param sinceMillis 0: it needs no time to settle
     */
    record Item(List<Difference> differences, String mark, long sinceMillis) {}

    OpenItems(ReconcileStore store, long settlingMillis) {
        this.store = store;
        this.settlingMillis = settlingMillis;
    }

    /** They differ. {@code mark} says how far who is behind has come. */
    void differ(String about, String mark, List<Difference> differences, long nowMillis) {
        byte[] bytes = store.get(OPEN + about);
        Item before = bytes == null ? null : Json.read(bytes, Item.class);
        boolean same = before != null && before.mark().equals(mark);
        Item now = new Item(differences, mark, same ? before.sinceMillis() : nowMillis);
        if (!now.equals(before)) {
            store.put(OPEN + about, Json.bytes(now));
        }
    }

    /** They differ, and no time will help. */
    void differForGood(String about, Difference difference) {
        store.put(OPEN + about, Json.bytes(new Item(List.of(difference), "", 0)));
    }

    /** They agree. */
    void agree(String about) {
        if (store.get(OPEN + about) != null) {
            store.put(OPEN + about, null);
        }
    }

    /** Those that start so; so many at most. */
    List<String> about(String prefix, int limit) {
        return store.keys(OPEN + prefix, "", limit).stream()
                .map(key -> key.substring(OPEN.length()))
                .toList();
    }

    Findings findings(long seq, long nowMillis) {
        List<Item> settled = new ArrayList<>();
        long inFlight = 0;
        for (String key : store.keys(OPEN, "", READ_MAX)) {
            Item item = Json.read(store.get(key), Item.class);
            if (nowMillis - item.sinceMillis() >= settlingMillis) {
                settled.add(item);
            } else {
                inFlight++;
            }
        }
        List<Difference> differences = settled.stream()
                .sorted(Comparator.comparingLong(Item::sinceMillis))
                .flatMap(item -> item.differences().stream())
                .limit(Findings.SHOWN_MAX)
                .toList();
        return new Findings(seq, differences, settled.size(), inFlight);
    }
}
