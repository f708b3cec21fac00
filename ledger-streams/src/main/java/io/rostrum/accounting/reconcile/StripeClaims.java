package io.rostrum.accounting.reconcile;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.ledger.AccountKind;
import io.rostrum.contracts.ledger.JournalEntry;
import io.rostrum.contracts.ledger.Side;
import io.rostrum.contracts.ledger.TreasuryFact;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Holds each object at Stripe (a charge with its payment, a dispute with its outcome, a refund with its
 * failure) against the entries that tell of it, as either becomes known: a few small values for each,
 * whatever the length of the history.
 */
final class StripeClaims {

    private static final String CLAIM = "claim/";
    private static final String TRANSACTION = "txn/";
    private static final String AVAILABLE = "avail/";
    private static final String TYPE = "type/";
    private static final String SUM = "sum/";
    private static final Difference.Sayer JOURNAL = Difference.Sayer.JOURNAL;

    private final ReconcileStore store;
    private final OpenItems open;

    /**
     * One object in one currency.
     *
     * @param entry the last one that told of it; absent before the first
     * @param transaction the last one that moved it; absent before the first
     */
    record Claim(
            long bookedMinor, int entries, String entry, long statedMinor, int transactions,
                    String transaction) {

        static final Claim NONE = new Claim(0, 0, null, 0, 0, null);

        Claim booked(long minor, String name) {
            return new Claim(
                    Math.addExact(bookedMinor, minor), entries + 1, name, statedMinor, transactions,
                            transaction);
        }

        Claim stated(long minor, int one, String name) {
            return new Claim(
                    bookedMinor, entries, entry, Math.addExact(statedMinor, minor), transactions + one, name);
        }

        boolean agrees() {
            return bookedMinor == statedMinor && (transactions == 0 || entries > 0);
        }
    }

    /** A balance transaction as it was stated. {@code object} is whom it was counted to. */
    record Kept(String object, String unit, long netMinor, String name) {}

    StripeClaims(ReconcileStore store, OpenItems open) {
        this.store = store;
        this.open = open;
    }

    /** Takes the next entry of the book. */
    void entry(JournalEntry entry, long nowMillis) {
        if (!entry.phase().counts()) {
            return;
        }
        if (entry.fact() instanceof TreasuryFact.FundsAvailable funds) {
            store.put(AVAILABLE + funds.balanceTransactionId(), Json.bytes(funds));
            compare(funds, nowMillis);
            return;
        }
        Map<String, Long> moved = moved(entry);
        String object = StripeObject.of(entry.fact()).orElse(moved.isEmpty() ? null : entry.fact().id());
        if (object == null) {
            return;
        }
        entry.postings().forEach(posting -> moved.putIfAbsent(posting.unit(), 0L));
        String name =
                "entry " + entry.seq() + " " + entry.fact().getClass().getSimpleName() + " of " + object;
        reclaim(object, nowMillis);
        moved.forEach((unit, minor) -> keep(object, unit, claim(object, unit).booked(minor, name),
                nowMillis));
    }

    private static Map<String, Long> moved(JournalEntry entry) {
        Map<String, Long> moved = new TreeMap<>();
        entry.postings().stream()
                .filter(posting -> posting.account().kind() == AccountKind.STRIPE_PENDING
                        || posting.account().kind() == AccountKind.STRIPE_AVAILABLE)
                .forEach(posting -> moved.merge(
                        posting.unit(), posting.side() == Side.DEBIT ? posting.minor() : -posting.minor(),
                                Math::addExact));
        return moved;
    }

    /** An entry that names a transaction itself takes it from the object that it came from. */
    private void reclaim(String id, long nowMillis) {
        byte[] bytes = store.get(TRANSACTION + id);
        Kept kept = bytes == null ? null : Json.read(bytes, Kept.class);
        if (kept == null) {
            return;
        }
        open.agree(TYPE + id);
        if (!kept.object().equals(id)) {
            Claim from = claim(kept.object(), kept.unit());
            keep(kept.object(), kept.unit(), from.stated(-kept.netMinor(), -1, from.transaction()),
                    nowMillis);
            keep(id, kept.unit(), claim(id, kept.unit()).stated(kept.netMinor(), 1, kept.name()), nowMillis);
            store.put(TRANSACTION + id, Json.bytes(new Kept(id, kept.unit(), kept.netMinor(), kept.name())));
        }
    }

    /** Takes a balance transaction; one that is known already changes nothing. */
    void transaction(StripePage.Stated stated, long nowMillis) {
        StripeTransaction one = stated.transaction();
        if (store.get(TRANSACTION + one.id()) != null) {
            return;
        }
        boolean itself = one.source() == null || store.get(key(one.id(), one.unit())) != null;
        String object = itself ? one.id() : one.source();
        store.put(TRANSACTION + one.id(), Json.bytes(new Kept(object, one.unit(), one.netMinor(),
                one.named())));
        store.put(SUM + one.unit(), Json.bytes(Math.addExact(sum(one.unit()), one.netMinor())));
        keep(object, one.unit(), claim(object, one.unit()).stated(one.netMinor(), 1, one.named()), nowMillis);
        if (!stated.known() && !itself) {
            open.differForGood(TYPE + one.id(), new Difference(
                    Difference.Kind.UNKNOWN_TYPE, one.named(), one.unit(), JOURNAL.word(), null,
                    Difference.Sayer.STRIPE.word(), one.netMinor()));
        }
        byte[] available = store.get(AVAILABLE + one.id());
        if (available != null) {
            compare(Json.read(available, TreasuryFact.FundsAvailable.class), nowMillis);
        }
    }

    /** All that Stripe's transactions moved in one currency. */
    long sum(String unit) {
        byte[] bytes = store.get(SUM + unit);
        return bytes == null ? 0 : Json.read(bytes, Long.class);
    }

    List<String> units() {
        return store.keys(SUM, "",
                Integer.MAX_VALUE).stream().map(key -> key.substring(SUM.length())).toList();
    }

    private Claim claim(String object, String unit) {
        byte[] bytes = store.get(key(object, unit));
        return bytes == null ? Claim.NONE : Json.read(bytes, Claim.class);
    }

    private void keep(String object, String unit, Claim claim, long nowMillis) {
        String key = key(object, unit);
        store.put(key, Json.bytes(claim));
        if (claim.agrees()) {
            open.agree(key);
        } else {
            open.differ(key, claim.bookedMinor() + "/" + claim.statedMinor(), List.of(difference(claim,
                    unit)), nowMillis);
        }
    }

    private static Difference difference(Claim claim, String unit) {
        boolean noEntry = claim.entries() == 0;
        boolean noTransaction = claim.transactions() == 0;
        Difference.Kind kind = noEntry
                ? Difference.Kind.TRANSACTION_WITHOUT_ENTRY
                : noTransaction ? Difference.Kind.ENTRY_WITHOUT_TRANSACTION : Difference.Kind.AMOUNT;
        return new Difference(
                kind, noEntry ? claim.transaction() : claim.entry(), unit, JOURNAL.word(),
                noEntry ? null : Long.valueOf(claim.bookedMinor()), Difference.Sayer.STRIPE.word(),
                noTransaction ? null : Long.valueOf(claim.statedMinor()));
    }

    private void compare(TreasuryFact.FundsAvailable funds, long nowMillis) {
        String about = AVAILABLE + funds.balanceTransactionId();
        byte[] bytes = store.get(TRANSACTION + funds.balanceTransactionId());
        Kept kept = bytes == null ? null : Json.read(bytes, Kept.class);
        if (kept != null && kept.netMinor() == funds.netMinor() && kept.unit().equals(funds.currency())) {
            open.agree(about);
            return;
        }
        open.differ(about, kept == null ? "" : "stated", List.of(new Difference(
                kept == null ? Difference.Kind.ENTRY_WITHOUT_TRANSACTION : Difference.Kind.AMOUNT,
                "FundsAvailable of " + funds.balanceTransactionId(), funds.currency(), JOURNAL.word(),
                        funds.netMinor(),
                Difference.Sayer.STRIPE.word(), kept == null ? null : Long.valueOf(kept.netMinor()))),
                        nowMillis);
    }

    private static String key(String object, String unit) {
        return CLAIM + object + "/" + unit;
    }
}
