package io.rostrum.auction.state;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The entries of one kind that a command touched: each fetched at most once and stored at most once.
 *
 * <p>A few are found by comparing keys, many by a map, so that a bid pays for no hashing and a refold stays
 * linear.
 */
final class Overlay<K, V> {

    /** From here on a map finds the entries. */
    private static final int FEW = 12;

    /** How an entry is fetched. */
    interface Fetch<K, V> {
        V from(ShowStore store, K key);
    }

    /** How an entry is stored. */
    interface Store<K, V> {
        void into(ShowStore store, K key, V value);
    }

    private final Fetch<K, V> fetch;
    private final Store<K, V> store;
    private Object[] keys = new Object[FEW];
    private Object[] values = new Object[FEW];
    private boolean[] changed = new boolean[FEW];
    private int size;
    private Map<K, Integer> places;

    Overlay(Fetch<K, V> fetch, Store<K, V> store) {
        this.fetch = fetch;
        this.store = store;
    }

    V get(ShowStore backing, K key) {
        int place = place(key);
        if (place < 0) {
            place = add(key, fetch.from(backing, key));
        }
        return value(place);
    }

    void put(K key, V value) {
        int place = place(key);
        if (place < 0) {
            place = add(key, value);
        }
        values[place] = value;
        changed[place] = true;
    }

    void commit(ShowStore backing) {
        for (int i = 0; i < size; i++) {
            if (changed[i]) {
                store.into(backing, key(i), value(i));
            }
        }
    }

    void clear() {
        if (keys.length > FEW) {
            keys = new Object[FEW];
            values = new Object[FEW];
            changed = new boolean[FEW];
        } else {
            for (int i = 0; i < size; i++) {
                keys[i] = null;
                values[i] = null;
                changed[i] = false;
            }
        }
        size = 0;
        places = null;
    }

    private int place(K key) {
        if (places != null) {
            Integer place = places.get(key);
            return place == null ? -1 : place;
        }
        for (int i = 0; i < size; i++) {
            if (keys[i].equals(key)) {
                return i;
            }
        }
        return -1;
    }

    private int add(K key, V value) {
        if (size == keys.length) {
            grow();
        }
        keys[size] = key;
        values[size] = value;
        if (places != null) {
            places.put(key, size);
        }
        return size++;
    }

    private void grow() {
        if (places == null) {
            places = new HashMap<>();
            for (int i = 0; i < size; i++) {
                places.put(key(i), i);
            }
        }
        int length = keys.length * 2;
        keys = Arrays.copyOf(keys, length);
        values = Arrays.copyOf(values, length);
        changed = Arrays.copyOf(changed, length);
    }

    @SuppressWarnings("unchecked")
    private K key(int place) {
        return (K) keys[place];
    }

    @SuppressWarnings("unchecked")
    private V value(int place) {
        return (V) values[place];
    }
}
