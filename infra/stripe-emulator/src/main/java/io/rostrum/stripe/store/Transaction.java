package io.rostrum.stripe.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rostrum.stripe.wire.StripeError;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/** One atomic piece of work on the store, for one account, at one moment of the emulator's clock. */
public final class Transaction {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final char[] LETTERS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".toCharArray();

    private final ObjectStore store;
    private final String account;
    private final long now;
    private final Map<String, Stored> changed;
    private Remembered remembered;

    Transaction(ObjectStore store, String account, long now) {
        this(store, account, now, new LinkedHashMap<>());
    }

    private Transaction(ObjectStore store, String account, long now, Map<String, Stored> changed) {
        this.store = store;
        this.account = account;
        this.now = now;
        this.changed = changed;
    }

    /** Seconds since the epoch on the emulator's clock. */
    public long now() {
        return now;
    }

    /** The account that the work is for. */
    public String account() {
        return account;
    }

    /** The same work as seen from another account. */
    public Transaction in(String otherAccount) {
        return new Transaction(store, otherAccount, now, changed);
    }

    /** An object of this account; another's, or none, is {@code resource_missing}. */
    public ObjectNode get(String type, String id) {
        Stored object = id == null ? null : current(id);
        if (object == null || !object.type().equals(type) || !object.account().equals(account)) {
            throw StripeError.missing(type, id);
        }
        return object.node();
    }

    /** An object of any type of this account, or null. */
    public ObjectNode find(String id) {
        Stored object = id == null ? null : current(id);
        return object == null || !object.account().equals(account) ? null : object.node();
    }

    /** A new object with its id and time; it is not stored before it is put. */
    public ObjectNode fresh(String type, String prefix) {
        ObjectNode node = Shapes.of(type);
        node.put("id", newId(prefix));
        node.put("created", now);
        return node;
    }

    public static String newId(String prefix) {
        StringBuilder id = new StringBuilder(prefix).append("_1R");
        for (int i = 0; i < 22; i++) {
            id.append(LETTERS[RANDOM.nextInt(LETTERS.length)]);
        }
        return id.toString();
    }

    public void put(ObjectNode node) {
        putFor(account, node);
    }

    public void putFor(String owner, ObjectNode node) {
        changed.put(node.get("id").textValue(), Stored.of(owner, node));
    }

    /** Objects of this account that are already stored, newest first, with all the wanted properties. */
    public List<ObjectNode> newestFirst(Listing listing) {
        NavigableMap<Long, String> all = store.index().narrowest(listing.type(), account, listing.wanted());
        boolean backwards = listing.before() != null;
        Long from = store.place(backwards ? listing.before() : listing.after());
        if (from == null && (backwards || listing.after() != null)) {
            throw StripeError.missing(listing.type(), backwards ? listing.before() : listing.after());
        }
        if (from != null) {
            all = backwards ? all.tailMap(from, false) : all.headMap(from, false);
        }
        List<ObjectNode> found = new ArrayList<>();
        for (String id : (backwards ? all : all.descendingMap()).values()) {
            ObjectNode node = current(id).node();
            if (listing.takes(node)) {
                found.add(node);
                if (found.size() > listing.limit()) {
                    break;
                }
            }
        }
        return found;
    }

    /** What the account has now, in minor units; of this transaction's own changes, nothing. */
    public long available(String currency) {
        return store.balances().of(account, currency).available();
    }

    public long pending(String currency) {
        return store.balances().of(account, currency).pending();
    }

    public Iterable<String> currencies() {
        return List.copyOf(store.balances().of(account).keySet());
    }

    /** The answer that a key had in the last 24 hours, or null. */
    public Remembered remembered(String key) {
        return store.remembered(key);
    }

    public void remember(Remembered key) {
        remembered = key;
    }

    /** The part of an object that only the emulator sees. */
    public static ObjectNode hidden(ObjectNode node) {
        JsonNode hidden = node.get(ObjectStore.HIDDEN);
        return hidden == null ? node.putObject(ObjectStore.HIDDEN) : (ObjectNode) hidden;
    }

    /** Takes back all that was put: a refusal changes nothing, and its key is remembered all the same. */
    public void discard() {
        changed.clear();
    }

    List<Stored> changed() {
        return List.copyOf(changed.values());
    }

    Remembered remembered() {
        return remembered;
    }

    private Stored current(String id) {
        Stored object = changed.get(id);
        return object == null ? store.stored(id) : object;
    }
}
